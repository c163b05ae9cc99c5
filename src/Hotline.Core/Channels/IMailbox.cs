using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>
/// Durable boxes for channels that fetch instead of being sent to (the web chat). Content is sealed at rest and kept for
/// <see cref="Keep"/>; emptied when the person leaves or is erased.
/// </summary>
public interface IMailbox
{
    /// <summary>How long an unread message waits.</summary>
    static readonly TimeSpan Keep = TimeSpan.FromHours(24);

    /// <summary>Adds a message once: a second call with the same delivery id does nothing. False when the box was closed by <see cref="CloseAsync"/>.</summary>
    Task<bool> PutAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Messages after <paramref name="after"/> (0 for all), oldest first, at most <paramref name="max"/>.</summary>
    Task<IReadOnlyList<MailboxItem>> ReadAsync(Address address, long after, int max, CancellationToken cancellationToken);

    /// <summary>Completes when the box may hold something new, or after <paramref name="atMost"/>.</summary>
    Task WaitAsync(Address address, TimeSpan atMost, CancellationToken cancellationToken);

    /// <summary>Empties the box for ever: the session is over, and later messages are refused. An erasure does the same, and stays the reason when the box is closed once more.</summary>
    Task CloseAsync(Address address, CancellationToken cancellationToken);

    /// <summary>Whether the box was closed, also by another process or before a restart, and why: the page is told so.</summary>
    Task<MailboxState> StateAsync(Address address, CancellationToken cancellationToken);
}
