using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// The provider itself refused a text because the person has not written for too long. <paramref name="Message"/>: what it was, null when nobody knows its words any more.
/// <paramref name="TriedAt"/>: if the person wrote after that, it can go at once.
/// </summary>
public sealed record OutsideWindow(OutboundMessage? Message, DateTimeOffset TriedAt);
