using System.Text.Json;
using System.Text.Unicode;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WebChat;

/// <summary>Reads the body of <c>POST /chat/messages</c>. Everything in it is untrusted. Pure.</summary>
internal static class WebChatReader
{
    private const int Depth = 4;

    public static WebChatReading Read(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span)) return new WebChatReading.Fault("The message is not valid UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Depth });
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, escaped; valid JSON that is no text.
            return new WebChatReading.Fault("The message is not JSON that we can read.");
        }
    }

    private static WebChatReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return new WebChatReading.Fault("A message is a JSON object.");
        if (Text(root, "id") is not { Length: > 0 and <= WebChatLimits.MessageId } id)
            return new WebChatReading.Fault($"A message needs an \"id\" of 1 to {WebChatLimits.MessageId} characters.");
        var contents = new[] { Words(root), Tap(root), Start(root), Location(root) }.OfType<WebChatReading>().ToArray();
        return contents switch
        {
            [WebChatReading.Event only] => only with { Id = id },
            [var fault] => fault,
            _ => new WebChatReading.Fault("A message holds exactly one of \"text\", \"tap\", \"start\" and \"location\"."),
        };
    }

    private static WebChatReading? Words(JsonElement root)
    {
        if (!root.TryGetProperty("text", out _)) return null;
        return Text(root, "text")?.Trim() is { Length: > 0 } text
            ? new WebChatReading.Event("", new InboundText(TextCutter.Shorten(text, MessagingLimits.InboundText)))
            : new WebChatReading.Fault("The text is empty.");
    }

    private static WebChatReading? Tap(JsonElement root)
    {
        if (!root.TryGetProperty("tap", out _)) return null;
        return Text(root, "tap") is { Length: > 0 and <= WebChatLimits.TapData } data
            ? new WebChatReading.Event("", new InboundTap(data))
            : new WebChatReading.Fault($"The data of a button has 1 to {WebChatLimits.TapData} characters.");
    }

    private static WebChatReading? Start(JsonElement root)
    {
        if (!root.TryGetProperty("start", out var start)) return null;
        return start.ValueKind == JsonValueKind.True
            ? new WebChatReading.Event("", new InboundStart(null), Text(root, "language") is { Length: > 0 and <= 16 } tag ? tag : null)
            : new WebChatReading.Fault("\"start\" can only be true.");
    }

    private static WebChatReading? Location(JsonElement root)
    {
        if (!root.TryGetProperty("location", out var place)) return null;
        return place.ValueKind == JsonValueKind.Array && place.GetArrayLength() == 2
            && Degrees(place[0], 90) is { } latitude && Degrees(place[1], 180) is { } longitude
                ? new WebChatReading.Event("", new InboundLocation(latitude, longitude))
                : new WebChatReading.Fault("A location is [latitude, longitude] in degrees.");
    }

    private static double? Degrees(JsonElement value, double limit) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var degrees) && Math.Abs(degrees) <= limit ? degrees : null;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
