using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Receiving;

/// <summary>What one inbound call, or one row of Twilio's list, is to us.</summary>
internal abstract record TwilioReading
{
    private TwilioReading() { }

    /// <summary>
    /// A person's event: one message for each file, else one. They share <paramref name="Sid"/>, which the first carries as its id. <paramref name="HasFiles"/>: Twilio keeps files
    /// that were not fetched yet.
    /// </summary>
    internal sealed record Heard(string Sid, IReadOnlyList<InboundMessage> Messages, bool HasFiles) : TwilioReading;

    /// <summary>Acknowledged and left alone, on purpose.</summary>
    internal sealed record Ignored(string Sid, TwilioIgnored Reason) : TwilioReading;

    /// <summary>No message: no id that can be read.</summary>
    internal sealed record Unreadable : TwilioReading;
}
