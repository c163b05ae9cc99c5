using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Media;

/// <summary>Files of conversations: puts them into the media folder and opens them, each under its contact's key. Thread-safe.</summary>
public sealed class MediaShelf(IDbContextFactory<CasebookContext> contexts, ContactVault vault, MediaFolder folder, Pseudonyms pseudonyms, TimeProvider clock) : IAttachments
{
    /// <summary>
    /// Seals a file into the folder under a new id; its row is the caller's to add. Null when there is no such person any more. A file that never gets its row is deleted within a day.
    /// </summary>
    public async Task<string?> WriteAsync(string conversation, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var id = MediaFolder.NewId();
        return await WriteAsync(conversation, id, content, cancellationToken) ? id : null;
    }

    /// <summary>Adds the row of a file that an operator has brought and not yet sent; the caller saves.</summary>
    public MediaItem AddOutbound(CasebookContext context, string conversation, string id, MediaType type, long bytes)
    {
        var row = new MediaItem
        {
            Id = id,
            ConversationId = conversation,
            Outbound = true,
            Kind = type.Kind.ToString().ToLowerInvariant(),
            Type = type.Name,
            Bytes = bytes,
            State = MediaState.Kept,
            CreatedAt = clock.GetUtcNow(),
        };
        context.Media.Add(row);
        return row;
    }

    /// <summary>Opens a kept file of the person whose main conversation this is, also one that they sent elsewhere before they came from there; null when there is none.</summary>
    public async Task<(MediaItem Row, Stream Content)?> OpenAnywhereAsync(CasebookContext context, string conversation, string id, CancellationToken cancellationToken)
    {
        var found = await OpenAsync(context, conversation, id, cancellationToken);
        if (found is not null) return found;
        var elsewhere = await context.AddressesOf(conversation).Where(a => a.OwnWords && a.Pseudonym != conversation).Select(a => a.Pseudonym).ToListAsync(cancellationToken);
        foreach (var other in elsewhere) found ??= await OpenAsync(context, other, id, cancellationToken);
        return found;
    }

    /// <summary>Opens a kept file of this conversation; null when there is none. Whoever reads it disposes it.</summary>
    public async Task<(MediaItem Row, Stream Content)?> OpenAsync(CasebookContext context, string conversation, string id, CancellationToken cancellationToken)
    {
        if (!MediaFolder.IsId(id)) return null;
        var row = await context.Media.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.ConversationId == conversation && m.State == MediaState.Kept, cancellationToken);
        if (row is null || await vault.KeyOfFilesAsync(context, conversation, cancellationToken) is not var (owner, key)) return null;
        Stream? content = SealedFileStream.Open(folder.PathOf(id), () => new FileSeal(key, owner, id));
        return content is null ? null : (row, content);
    }

    async Task<Stream?> IAttachments.OpenAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Message.Attachment is not { } file) return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await OpenAsync(context, delivery.Conversation.Value, file.Media, cancellationToken))?.Content;
    }

    Task<(Attachment File, Stream Content)?> IAttachments.OpenAsync(Address sentTo, string media, CancellationToken cancellationToken) => OpenSentAsync(pseudonyms.Of(sentTo), media, cancellationToken);

    Task<(Attachment File, Stream Content)?> IAttachments.OpenAsync(ConversationId sentIn, string media, CancellationToken cancellationToken) => OpenSentAsync(sentIn, media, cancellationToken);

    /// <summary>What a message says of a kept file.</summary>
    internal static Attachment Attached(MediaItem row) => new(row.Id, MediaTypes.Named(row.Type)?.Kind ?? MediaKind.Document, row.Type ?? "", row.Bytes ?? 0);

    private async Task<(Attachment File, Stream Content)?> OpenSentAsync(ConversationId conversation, string media, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await OpenAsync(context, conversation.Value, media, cancellationToken);
        // Who came back at another address gets their files from the conversation that they went on with.
        if (found is null && await context.MainOfAsync(conversation.Value, cancellationToken) is { } main) found = await OpenAsync(context, main, media, cancellationToken);
        if (found is not var (row, content)) return null;
        if (row is { Outbound: true, LineKey: not null }) return (Attached(row), content);
        await content.DisposeAsync();
        return null;
    }

    internal async Task<bool> WriteAsync(string conversation, string id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await vault.KeyOfFilesAsync(context, conversation, cancellationToken) is not var (owner, key)) return false;
        await context.Database.CloseConnectionAsync();
        using var seal = new FileSeal(key, owner, id);
        await MediaFolder.WriteAsync(folder.PathOf(id), seal, content, cancellationToken);
        return true;
    }

    /// <summary>Deletes the bytes of a file that has no row.</summary>
    public void Forget(string id) => MediaFolder.Delete(folder.PathOf(id));
}
