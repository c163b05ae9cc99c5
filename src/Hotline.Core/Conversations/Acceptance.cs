namespace Hotline.Core.Conversations;

/// <summary>
/// The store's answer to a new event. <see cref="Stored"/>: it is durable and will have its turn. <see cref="Duplicate"/>: it was already here, nothing to do.
/// <see cref="Full"/>: too many wait in this conversation (<see cref="InboxRoom"/>), the sender must try later. <see cref="Erased"/>: a late event of an erased person, dropped.
/// </summary>
public enum Acceptance
{
    Stored,
    Duplicate,
    Full,
    Erased,
}
