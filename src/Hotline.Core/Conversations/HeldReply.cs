using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// Something to say that the provider takes only once the person has written. <paramref name="DeliveryId"/> names its line in the transcript; it goes out under the same.
/// </summary>
public sealed record HeldReply(string DeliveryId, OutboundMessage Message);
