using System.Text.Json;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>Notifications that reached other people's programs, from outside the repository.</summary>
internal static class WhatsAppSamples
{
    public static IReadOnlyList<(string Name, JsonElement Payload)> All() =>
    [
        .. Directory.GetFiles(SharedData.Find("contracts/samples/whatsapp"), "*.json").Order(StringComparer.Ordinal).Select(file =>
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return (Path.GetFileName(file), json.RootElement.GetProperty("payload").Clone());
        }),
    ];
}
