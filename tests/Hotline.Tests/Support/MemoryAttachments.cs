using System.Collections.Concurrent;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Support;

/// <summary>Files that operators sent, in memory. Thread-safe.</summary>
internal sealed class MemoryAttachments : IAttachments
{
    private readonly ConcurrentDictionary<string, Kept> files = new();

    /// <summary>How many times somebody looked for a file.</summary>
    public int Looks { get; private set; }

    /// <summary>Keeps a file as sent to this person in this conversation; what a message says of it.</summary>
    public Attachment Keep(string id, byte[] content, Address to = default, ConversationId conversation = default)
    {
        var type = ((MediaVerdict.Taken)MediaCheck.Of(content)).Type;
        var file = new Attachment(id, type.Kind, type.Name, content.Length);
        files[id] = new Kept(file, content, to, conversation);
        return file;
    }

    /// <summary>As if its person was erased.</summary>
    public void Lose(string id) => files.TryRemove(id, out _);

    public Task<Stream?> OpenAsync(Delivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(delivery.Message.Attachment is { } file && files.TryGetValue(file.Media, out var kept) ? new MemoryStream(kept.Content, writable: false) : null);

    public Task<(Attachment File, Stream Content)?> OpenAsync(ConversationId sentIn, string media, CancellationToken cancellationToken) => Task.FromResult(Find(media, kept => kept.Conversation == sentIn));

    public Task<(Attachment File, Stream Content)?> OpenAsync(Address sentTo, string media, CancellationToken cancellationToken) => Task.FromResult(Find(media, kept => kept.To == sentTo));

    private (Attachment, Stream)? Find(string media, Func<Kept, bool> belongs)
    {
        Looks++;
        return files.TryGetValue(media, out var kept) && belongs(kept) ? (kept.File, new MemoryStream(kept.Content, writable: false)) : null;
    }

    private sealed record Kept(Attachment File, byte[] Content, Address To, ConversationId Conversation);
}
