using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WhatsApp;

/// <summary>What one element of a notification is to us. A closed set.</summary>
internal abstract record WhatsAppReading
{
    private WhatsAppReading() { }

    /// <summary>
    /// A person's event. <paramref name="MetaId"/>: Meta's id of it, which is never stored; null where it is missing. <paramref name="UserId"/>: the user id that came with a number, for whoever keeps several addresses of one person. <paramref name="Late"/>: it was sent so long ago that
    /// nobody still waits at the phone.
    /// </summary>
    internal sealed record Heard(InboundMessage Message, string? MetaId, Address? UserId, bool Late) : WhatsAppReading;

    /// <summary>What became of a message of ours.</summary>
    internal sealed record Receipt(DeliveryReceipt What) : WhatsAppReading;

    /// <summary>A person has another number or user id from now on. Either may be unknown. <paramref name="Key"/> names the notice, for when it comes again.</summary>
    internal sealed record Moved(Address? From, Address? To, string Key, DateTimeOffset At) : WhatsAppReading;

    /// <summary>Something that the host should look at. <paramref name="Event"/> is Meta's word or code for it; neither holds anything personal.</summary>
    internal sealed record Alert(string Field, string? Event) : WhatsAppReading;

    /// <summary>Acknowledged and left alone, on purpose.</summary>
    internal sealed record Ignored(IgnoredReason Reason) : WhatsAppReading;

    /// <summary>Nothing that can be read, now or when it comes again.</summary>
    internal sealed record Unreadable : WhatsAppReading;
}
