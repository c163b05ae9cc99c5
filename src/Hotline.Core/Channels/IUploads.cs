namespace Hotline.Core.Channels;

/// <summary>
/// A box for files that a page of ours brings, until their message has had its turn. Sealed under a key that stands in the reference and nowhere else. Forgotten after a day. Thread-safe.
/// </summary>
public interface IUploads
{
    /// <summary>Whether a file may come now: what is left of the disk is for words.</summary>
    bool HasRoom { get; }

    /// <summary>Keeps the bytes, durably; the answer is the reference for <see cref="Messaging.InboundFile"/>.</summary>
    Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<Stream?> OpenAsync(string reference, CancellationToken cancellationToken);

    Task ForgetAsync(string reference, CancellationToken cancellationToken);
}
