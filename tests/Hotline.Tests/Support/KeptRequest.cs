using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hotline.Tests.Support;

/// <summary>
/// A request that one of our clients made of a provider's stand-in: kept as a file, so that at the end of the run all of them can be put before the provider's own description. Of requests that differ in their
/// figures alone one is kept. <c>HOTLINE_REQUESTS</c> names the folder; else it is tests/.out/requests.
/// </summary>
internal sealed partial record KeptRequest(string Method, string Target, string? Authorization, string? ContentType, byte[] Body)
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("HOTLINE_REQUESTS") ?? Path.Combine(Repository.Root, "tests", ".out", "requests");

    /// <summary>Whose API it is, by its address: <c>telegram</c>, <c>twilio</c>, <c>content</c> (Twilio's other one), <c>whatsapp</c>, or <c>other</c>.</summary>
    private string Provider =>
        Target.StartsWith("/bot", StringComparison.Ordinal) || Target.StartsWith("/file/bot", StringComparison.Ordinal) ? "telegram"
        : Target.StartsWith("/2010-04-01/", StringComparison.Ordinal) ? "twilio"
        : Target.StartsWith("/v1/Content", StringComparison.Ordinal) ? "content"
        : Version().IsMatch(Target) ? "whatsapp"
        : "other";

    /// <summary>All that were kept of a provider.</summary>
    public static IReadOnlyList<KeptRequest> Of(string provider) => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, $"{provider}-*.json").Order(StringComparer.Ordinal).Select(file => JsonSerializer.Deserialize<KeptRequest>(File.ReadAllBytes(file))!)]
        : [];

    /// <summary>Several programs and tests may keep the same one at once: whoever is last wins, with the same content.</summary>
    public void Keep()
    {
        var file = Path.Combine(Folder, $"{Provider}-{Name()}.json");
        if (File.Exists(file)) return;
        Directory.CreateDirectory(Folder);
        var half = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllBytes(half, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(half, file, overwrite: true);
    }

    public override string ToString() => $"{Method} {Target} {ContentType}\n{Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 2000))}";

    /// <summary>Figures and the random border of a form are left out; how many figures there are is not.</summary>
    private string Name()
    {
        var border = Border().Match(ContentType ?? "") is { Success: true } found ? found.Groups["border"].Value : null;
        var text = $"{Method}\n{Target}\n{Authorization is not null}\n{ContentType}\n{Encoding.Latin1.GetString(Body)}";
        if (border is not null) text = text.Replace(border, "border", StringComparison.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Figure().Replace(text, "1"))), 0, 12);
    }

    [GeneratedRegex("boundary=\"?(?<border>[^\";]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Border();

    [GeneratedRegex("^/v[0-9]+\\.[0-9]+/", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();

    [GeneratedRegex("[0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();
}
