using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>The files that go with messages, for the channel that sends them. Thread-safe.</summary>
public interface IAttachments
{
    /// <summary>The file of a message; null when it is gone, with its person or from the disk. Whoever reads it disposes it; <see cref="IOException"/> while it is read when it is damaged.</summary>
    Task<Stream?> OpenAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>A file that an operator sent in this conversation, by its id, and what it is; null for any other.</summary>
    Task<(Attachment File, Stream Content)?> OpenAsync(ConversationId sentIn, string media, CancellationToken cancellationToken);

    /// <summary>A file that was sent to this address, by its id, and what it is; null for any other.</summary>
    Task<(Attachment File, Stream Content)?> OpenAsync(Address sentTo, string media, CancellationToken cancellationToken);
}
