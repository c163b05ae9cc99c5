using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>Notifications that reached other people's programs, from outside the repository, as if they had been written to our number.</summary>
internal static partial class WhatsAppSamples
{
    public static IReadOnlyList<(string Name, JsonElement Payload)> All() =>
    [
        .. Directory.GetFiles(SharedData.Find("contracts/samples/whatsapp"), "*.json").Order(StringComparer.Ordinal).Select(file =>
        {
            using var json = JsonDocument.Parse(NumberId().Replace(File.ReadAllText(file), $"\"phone_number_id\":\"{WhatsAppRig.Number}\""));
            return (Path.GetFileName(file), json.RootElement.GetProperty("payload").Clone());
        }),
    ];

    [GeneratedRegex("\"phone_number_id\"\\s*:\\s*\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberId();
}
