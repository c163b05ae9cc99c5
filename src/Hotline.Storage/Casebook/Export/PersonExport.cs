using System.IO.Compression;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Export;

/// <summary>
/// Everything that is stored of one person, as one archive: <c>person.json</c> for programs, <c>person.html</c> to read, and their files. Written as it is read, page by page, so that a long life needs no
/// more memory than a short one. Nothing of anybody else is in it. Thread-safe.
/// </summary>
public sealed class PersonExport(IDbContextFactory<CasebookContext> contexts, ContactVault vault, MediaShelf shelf, TimeProvider clock, IConversationStore? runtime = null)
{
    /// <summary>The conversations that are this person's: the main one, and those of addresses that are surely theirs. Empty when nobody is known by that name.</summary>
    public async Task<ExportedPerson?> FindAsync(string conversation, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Conversations.Where(c => c.Id == conversation).Select(c => c.ContactId).FirstOrDefaultAsync(cancellationToken) is not { } contact) return null;
        List<string> theirs = [conversation];
        theirs.AddRange(await context.Conversations.Where(c => c.ContactId == contact && c.Id != conversation).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken));
        theirs.AddRange(await context.AddressUses.Where(u => u.ContactId == contact && u.OwnWords).OrderBy(u => u.Since).Select(u => u.Pseudonym).ToListAsync(cancellationToken));
        string[] all = [.. theirs.Distinct(StringComparer.Ordinal)];
        return new ExportedPerson(
            contact,
            all,
            await context.Lines.CountAsync(l => all.Contains(l.ConversationId), cancellationToken),
            await context.Media.CountAsync(m => all.Contains(m.ConversationId) && m.State == MediaState.Kept, cancellationToken));
    }

    /// <summary>Writes the archive to a stream that need not be able to go back. <paramref name="progress"/> hears of each line (twice: both forms are read from the database) and each file.</summary>
    public async Task WriteAsync(ExportedPerson person, Stream target, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var forward = new WaitingWrites(target);
        await using (var archive = await ZipArchive.CreateAsync(forward, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
            await FillAsync(person, archive, progress, cancellationToken);
        await forward.FlushAsync(cancellationToken);
    }

    private async Task FillAsync(ExportedPerson person, ZipArchive archive, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var reader = new PersonReader(context, vault, runtime, clock.GetUtcNow(), progress);
        var files = await reader.FilesAsync(person, cancellationToken);
        await using (var json = await archive.CreateEntry("person.json").OpenAsync(cancellationToken)) await PersonJson.WriteAsync(reader, person, files, json, cancellationToken);
        await using (var html = await archive.CreateEntry("person.html").OpenAsync(cancellationToken)) await PersonPage.WriteAsync(reader, person, files, html, cancellationToken);
        foreach (var file in files.Where(f => f.Path is not null)) await CopyAsync(context, archive, file, progress, cancellationToken);
    }

    private async Task CopyAsync(CasebookContext context, ZipArchive archive, ExportedFile file, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(1);
        if (await shelf.OpenAsync(context, file.Conversation, file.Id, cancellationToken) is not var (_, content)) return;
        await using (content)
        {
            // Photos and sounds are packed already.
            await using var entry = await archive.CreateEntry(file.Path!, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
            await content.CopyToAsync(entry, cancellationToken);
        }
    }
}

/// <summary>Whose archive it is: their conversations by pseudonym, the main one first, and how much there is.</summary>
public sealed record ExportedPerson(string Contact, IReadOnlyList<string> Conversations, int Lines, int Files);

/// <summary>A file of the person, or of an operator to them. <paramref name="Path"/> within the archive; null when it is not kept (any more).</summary>
internal sealed record ExportedFile(string Id, string Conversation, string Kind, string? Type, long? Bytes, string State, string From, DateTimeOffset At, string? Path);
