using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Hotline.Channels.Receiving;

/// <summary>
/// Reads fields of somebody else's JSON leniently: what is absent, of another shape, or broken text is null, so that one strange field loses no message. Never throws. Pure.
/// </summary>
internal static class JsonFields
{
    /// <summary>How deep a provider's JSON may be nested. One element that is nested beyond reason must not make its neighbours unreadable, and the platform's own bound (64) is soon reached: messages hold messages.</summary>
    public const int Deepest = 1024;

    /// <summary>How every body of a provider is read.</summary>
    public static readonly JsonDocumentOptions Reading = new() { MaxDepth = Deepest };

    /// <summary>A whole body; null when it is no JSON. Bytes that are no UTF-8 spoil the text they stand in, and no other. Nothing of it needs to be disposed.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        using var document = Open(body);
        return document?.RootElement.Clone();
    }

    /// <summary>As <see cref="Parse"/>, without a copy: the caller disposes, and nothing of it may be read after that.</summary>
    public static JsonDocument? Open(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(Utf8.IsValid(body.Span) ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span)), Reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Object(this JsonElement json, string name) => Find(json, name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    /// <summary>The elements of a list; a single value that stands where a list should counts as a list of one.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => Find(json, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } single => [single],
        _ => [],
    };

    /// <summary>The elements of a list; null where there is none, so that it can be told from an empty one.</summary>
    public static IEnumerable<JsonElement>? List(this JsonElement json, string name) => Find(json, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : null;

    /// <summary>Whether the field is there with any value but null.</summary>
    public static bool Has(this JsonElement json, string name) => Find(json, name) is { ValueKind: not JsonValueKind.Null };

    /// <summary>A text that is not empty.</summary>
    public static string? Text(this JsonElement json, string name)
    {
        if (Find(json, name) is not { ValueKind: JsonValueKind.String } found) return null;
        try
        {
            return found.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    /// <summary>A whole number, also one written as text.</summary>
    public static long? Number(this JsonElement json, string name) => Find(json, name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var value) ? value : null,
        { ValueKind: JsonValueKind.String } => long.TryParse(json.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null,
        _ => null,
    };

    public static double? Degrees(this JsonElement json, string name) => Find(json, name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.TryGetDouble(out var value) ? value : null,
        { ValueKind: JsonValueKind.String } => double.TryParse(json.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
        _ => null,
    };

    public static bool IsTrue(this JsonElement json, string name) => Find(json, name) is { ValueKind: JsonValueKind.True };

    public static bool IsFalse(this JsonElement json, string name) => Find(json, name) is { ValueKind: JsonValueKind.False };

    /// <summary>A moment in seconds since 1970; null when it is none that a calendar knows.</summary>
    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        json.Number(name) is > 0 and <= 253_402_300_799 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static JsonElement? Find(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var found) ? found : null;
}
