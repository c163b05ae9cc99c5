using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Publications;

/// <summary>
/// The history of publications: files and the act that made them current are written in one transaction, so that after a crash the one before is current, or the new one, whole. Thread-safe.
/// </summary>
public sealed class PublicationBook(IDbContextFactory<CasebookContext> contexts, CasebookChanges changes, TimeProvider clock)
{
    /// <summary>Entries of one page of the history.</summary>
    public const int Size = 50;

    /// <summary>
    /// Makes a publication the current one, in the caller's transaction. <paramref name="after"/> is the number that the caller looked at; null when another has been published since, or when
    /// these very files are current already, and then nothing is changed. Tell the servers when it stands (<see cref="Tell"/>).
    /// </summary>
    public async Task<PublicationEntry?> AddAsync(CasebookContext context, NewPublication published, long after, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is null) throw new InvalidOperationException("Begin a transaction first: files, history and audit are written together.");
        var current = await context.PublicationEntries.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken);
        if ((current?.Number ?? 0) != after || current?.Hash == published.Source.Hash) return null;
        var (publication, source, now) = (published.Publication, published.Source, clock.GetUtcNow());
        if (!await context.PublishedFiles.AnyAsync(f => f.Hash == source.Hash, cancellationToken)) context.PublishedFiles.Add(new PublishedFiles { Hash = source.Hash, Source = source.Pack() });
        var entry = new PublicationEntry
        {
            Number = after + 1,
            Structure = publication.Structure,
            Text = publication.Text,
            Hash = source.Hash,
            Act = published.Act,
            FilesOf = published.FilesOf,
            AccountId = published.AccountId,
            Why = published.Why,
            At = now,
        };
        context.PublicationEntries.Add(entry);
        await context.SaveChangesAsync(cancellationToken);
        return entry;
    }

    /// <summary>Wakes every server that shares the runtime; the others look by themselves.</summary>
    public void Tell() => changes.Publish(CasebookChange.Publications);

    /// <summary>The number of the current publication; 0 when nothing was published.</summary>
    public async Task<long> NumberAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.PublicationEntries.MaxAsync(e => (long?)e.Number, cancellationToken) ?? 0;
    }

    /// <summary>An entry with its files; <paramref name="number"/> null is the current one. Null when there is none.</summary>
    /// <exception cref="InvalidDataException">The files are damaged or of a newer program; the message says what to do.</exception>
    public async Task<(PublicationEntry Entry, PublicationSource Source)?> FindAsync(long? number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = context.PublicationEntries.AsNoTracking();
        if (number is { } wanted) entries = entries.Where(e => e.Number == wanted);
        if (await entries.OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken) is not { } entry) return null;
        var stored = await context.PublishedFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Hash == entry.Hash, cancellationToken)
            ?? throw new InvalidDataException($"The files of publication {entry.Number} are missing in the casebook. Restore it from a backup, or publish again.");
        var source = PublicationSource.Unpack(stored.Source);
        if (source.Hash != entry.Hash) throw new InvalidDataException($"The files of publication {entry.Number} are not those that were published. Restore the casebook from a backup, or publish again.");
        return (entry, source);
    }

    /// <summary>The newest first, those below <paramref name="before"/> or all, with the names that colleagues know the accounts by.</summary>
    public static async Task<(IReadOnlyList<PublicationEntry> Entries, IReadOnlyDictionary<string, string> Aliases)> ListAsync(CasebookContext context, long? before, CancellationToken cancellationToken)
    {
        var entries = context.PublicationEntries.AsNoTracking();
        if (before is { } number) entries = entries.Where(e => e.Number < number);
        var page = await entries.OrderByDescending(e => e.Number).Take(Size).ToListAsync(cancellationToken);
        var ids = page.Select(e => e.AccountId).OfType<string>().Distinct().ToArray();
        return (page, await context.Accounts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Alias, cancellationToken));
    }

    /// <summary>How many people stand at each node with the bot or while they wait, as the runtime's journal told it last.</summary>
    public static async Task<IReadOnlyDictionary<NodeRef, int>> WaitingAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        string[] answering = [Codes.Of(ConversationMode.Bot), Codes.Of(ConversationMode.Waiting)];
        var places = await context.Conversations.Where(c => c.Place != null && answering.Contains(c.Mode)).GroupBy(c => c.Place!).Select(g => new { Place = g.Key, People = g.Count() }).ToListAsync(cancellationToken);
        return places.Where(p => NodeRef.Parse(p.Place) is not null).ToDictionary(p => NodeRef.Parse(p.Place)!.Value, p => p.People);
    }
}

/// <summary>What is to be published, read and without error.</summary>
public sealed record NewPublication(Publication Publication, PublicationSource Source, string Act, string Why, string? AccountId, long? FilesOf = null);
