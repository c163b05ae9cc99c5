using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>One message in a mailbox; <paramref name="Position"/> rises within its box.</summary>
public sealed record MailboxItem(long Position, string DeliveryId, OutboundMessage Message, DateTimeOffset At);
