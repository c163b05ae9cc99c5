using Hotline.Core.Channels;

namespace Hotline.Channels.Twilio.Sending;

/// <summary>
/// The address that Twilio reports a message's progress to. It carries the mark of the delivery, so that the report finds its place without a look at the person, and is signed with it.
/// Its fragment asks Twilio to try again when we are away; Twilio does not send it.
/// </summary>
internal static class TwilioCallback
{
    public const string Path = "/webhooks/twilio/status";
    public const string MarkName = "mark";

    /// <summary>Five more tries, on every kind of failure.</summary>
    public const string Retries = "#rc=5&rp=all";

    /// <summary>Says that the message went out with buttons, a list or a map, which it can do without.</summary>
    public const string KeyboardName = "keyboard";

    public static string Address(string server, DeliveryMark mark, bool keyboard = false) => $"{server}{Path}?{MarkName}={mark}{(keyboard ? $"&{KeyboardName}=1" : "")}{Retries}";
}
