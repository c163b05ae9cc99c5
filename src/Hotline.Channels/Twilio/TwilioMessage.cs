using System.Globalization;
using System.Text.Json;

namespace Hotline.Channels.Twilio;

/// <summary>
/// A message as Twilio keeps it. <paramref name="Created"/> is when Twilio took it in. Read leniently: what is absent or strange is empty. It holds a person's words and number, so it is
/// never logged.
/// </summary>
internal sealed record TwilioMessage(string Sid, string Status, string Direction, string From, string To, string Body, bool HasFiles, DateTimeOffset? Created, int? ErrorCode)
{
    /// <summary>What Twilio no longer works on, so that it can be redacted or deleted.</summary>
    public bool IsFinal => Status is "received" or "delivered" or "undelivered" or "failed" or "read" or "canceled" or "partially_delivered";

    public bool IsInbound => Direction == "inbound";

    public override string ToString() => $"{Sid}: {Status}";

    public static TwilioMessage? Of(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || Text(json, "sid") is not { Length: > 0 } sid) return null;
        return new TwilioMessage(
            sid, Text(json, "status"), Text(json, "direction"), Text(json, "from"), Text(json, "to"), Text(json, "body"), Text(json, "num_media") is not ("" or "0"),
            DateTimeOffset.TryParse(Text(json, "date_created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
            int.TryParse(Text(json, "error_code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null);
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : "";
}
