using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Waiting;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Media;

/// <summary>A file that is to be fetched. <paramref name="Attempt"/> counts from 1; <paramref name="Since"/> is when its message came.</summary>
public sealed record WaitingFile(string Id, ConversationId Conversation, ChannelId Channel, string Reference, int Attempt, DateTimeOffset Since);

/// <summary>
/// Files whose message was projected and whose bytes are still with the provider. A claim is one conditional UPDATE and lasts <see cref="Hold"/>: who dies loses it, who works renews it. Thread-safe.
/// </summary>
public sealed class MediaArrivals(IDbContextFactory<CasebookContext> contexts, ContactVault vault, MediaShelf shelf, CasebookChanges changes, TimeProvider clock)
{
    /// <summary>How long a claim lasts without being renewed.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(10);

    private const int Looked = 8;

    private readonly Signal _arrived = new();

    /// <summary>Says that a message with a file was projected.</summary>
    public void Wake() => _arrived.Raise();

    /// <summary>Completes when there may be something to fetch, or after <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _arrived.WaitAsync(atMost, clock, cancellationToken);

    /// <summary>Takes the next file that is due, for <see cref="Hold"/>; null when there is none.</summary>
    public async Task<WaitingFile?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await context.Media.AsNoTracking().Where(m => m.State == MediaState.Waiting && m.NextAt <= now).OrderBy(m => m.NextAt).Take(Looked).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            var until = now + Hold;
            var claimed = await context.Media.Where(m => m.Id == row.Id && m.State == MediaState.Waiting && m.Attempts == row.Attempts && m.NextAt == row.NextAt)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, row.Attempts + 1).SetProperty(m => m.NextAt, until), cancellationToken);
            if (claimed == 1 && await OpenAsync(context, row, cancellationToken) is { } file) return file;
        }

        return null;
    }

    /// <summary>Holds on to a claim. False when it is lost: to another, or with its person.</summary>
    public async Task<bool> RenewAsync(WaitingFile file, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var until = clock.GetUtcNow() + Hold;
        return await Held(context, file).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, until), cancellationToken) == 1;
    }

    /// <summary>Puts the file into the folder, then says so in its row. False when its person was erased, or another fetched it: then nothing of it stays.</summary>
    public async Task<bool> KeepAsync(WaitingFile file, MediaVerdict.Taken taken, CancellationToken cancellationToken)
    {
        if (!await shelf.WriteAsync(file.Conversation.Value, file.Id, taken.Content, cancellationToken)) return false;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (type, bytes) = (taken.Type.Name, (long)taken.Content.Length);
        var kept = await Held(context, file).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MediaState.Kept)
            .SetProperty(m => m.Type, type)
            .SetProperty(m => m.Bytes, bytes)
            .SetProperty(m => m.SealedReference, (byte[]?)null)
            .SetProperty(m => m.NextAt, (DateTimeOffset?)null), cancellationToken) == 1;
        if (kept) await TellAsync(context, file, cancellationToken);
        // Another one that was faster wrote the same bytes; only a file without any row goes.
        else if (!await context.Media.AnyAsync(m => m.Id == file.Id && m.State != MediaState.Erased, cancellationToken)) shelf.Forget(file.Id);
        return kept;
    }

    /// <summary>It will not be kept; <paramref name="state"/> is refused or gone.</summary>
    public async Task GiveUpAsync(WaitingFile file, string state, string words, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Held(context, file).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, state)
            .SetProperty(m => m.Words, words)
            .SetProperty(m => m.SealedReference, (byte[]?)null)
            .SetProperty(m => m.NextAt, (DateTimeOffset?)null), cancellationToken);
        await TellAsync(context, file, cancellationToken);
    }

    /// <summary>It is tried again then.</summary>
    public async Task LaterAsync(WaitingFile file, TimeSpan after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var at = clock.GetUtcNow() + after;
        await Held(context, file).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, at), cancellationToken);
    }

    private static IQueryable<MediaItem> Held(CasebookContext context, WaitingFile file) =>
        context.Media.Where(m => m.Id == file.Id && m.State == MediaState.Waiting && m.Attempts == file.Attempt);

    private async Task<WaitingFile?> OpenAsync(CasebookContext context, MediaItem row, CancellationToken cancellationToken)
    {
        var channel = await context.Conversations.Where(c => c.Id == row.ConversationId).Select(c => c.Channel).FirstOrDefaultAsync(cancellationToken);
        using var seal = await vault.FindAsync(context, row.ConversationId, cancellationToken);
        if (seal is null || channel is null || row.SealedReference is not { } reference) return null;
        var (from, handle) = FileReference.Read(seal.Open<string>(SealPurpose.Media, reference), channel);
        return new WaitingFile(row.Id, new ConversationId(row.ConversationId), from, handle, row.Attempts + 1, row.CreatedAt);
    }

    private async Task TellAsync(CasebookContext context, WaitingFile file, CancellationToken cancellationToken)
    {
        var conversation = file.Conversation.Value;
        var open = await context.Cases.Where(c => c.ConversationId == conversation && c.Status != CaseStatus.Closed).Select(c => c.Id).ToListAsync(cancellationToken);
        foreach (var id in open) changes.Publish(new CasebookChange(id));
    }
}
