using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Receiving;

namespace Hotline.Channels.Twilio.Calls;

/// <summary>
/// A message as Twilio keeps it. <paramref name="Created"/> is when Twilio took it in, <paramref name="Updated"/> when it or we last changed the record. Read leniently: what is absent or strange is empty. It holds a person's words and number, so it is
/// never logged.
/// </summary>
internal sealed record TwilioMessage(string Sid, string Status, string Direction, string From, string To, string Body, bool HasFiles, DateTimeOffset? Created, DateTimeOffset? Updated, int? ErrorCode)
{
    /// <summary>Many networks never tell that an SMS arrived, and it stays "sent" for ever. Twilio itself gives up on a message much sooner than this.</summary>
    internal static readonly TimeSpan SentEnds = TimeSpan.FromDays(1);

    /// <summary>What Twilio no longer works on, so that it can be redacted or deleted.</summary>
    public bool IsFinal => Status is "received" or "delivered" or "undelivered" or "failed" or "read" or "canceled" or "partially_delivered";

    /// <summary>Whether nothing more will be told of it, so that Twilio's copy may go.</summary>
    public bool IsOver(DateTimeOffset now) => IsFinal || (Status == "sent" && now - Created > SentEnds);

    public bool IsInbound => Direction == "inbound";

    public override string ToString() => $"{Sid}: {Status}";

    public static TwilioMessage? Of(JsonElement json)
    {
        if (json.Text("sid") is not { } sid) return null;
        return new TwilioMessage(
            sid, TextOf(json, "status"), TextOf(json, "direction"), TextOf(json, "from"), TextOf(json, "to"), TextOf(json, "body"), json.Number("num_media") is not (null or 0),
            TimeOf(json, "date_created"), TimeOf(json, "date_updated"),
            json.Number("error_code") is >= 0 and <= int.MaxValue and var code ? (int)code : null);
    }

    private static DateTimeOffset? TimeOf(JsonElement json, string name) =>
        DateTimeOffset.TryParse(json.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string TextOf(JsonElement json, string name) => json.Text(name) ?? "";
}
