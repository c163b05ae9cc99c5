using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>Words of staff on a case, sealed under the contact's key as the transcript is. In the caller's transaction. Thread-safe; the context is the caller's.</summary>
public sealed class CaseNotes(ContactVault vault, TimeProvider clock)
{
    /// <summary>Notes that people write on one case, beside those that come with its changes.</summary>
    public const int Most = 500;

    /// <summary>A note of anybody who may read the case, open or closed. <see cref="CaseVerdict.TooMany"/> when there are <see cref="Most"/> already.</summary>
    public async Task<CaseAnswer> WriteAsync(CasebookContext context, string id, Account by, string text, CancellationToken cancellationToken)
    {
        CaseQueue.EnsureTransaction(context);
        return await CaseQueue.FindAsync(context, id, cancellationToken) is { } found ? await AddAsync(context, found, by, CaseNote.Written, text, cancellationToken) : CaseAnswer.NotFound;
    }

    /// <summary>The summary above the case, by its holder; empty words take it down. The earlier ones stay among the notes.</summary>
    public async Task<CaseAnswer> PinAsync(CasebookContext context, HeldCase held, string text, CancellationToken cancellationToken)
    {
        CaseQueue.EnsureTransaction(context);
        var answer = CaseWork.Check(await CaseQueue.FindAsync(context, held.Id, cancellationToken), held);
        return answer is { Verdict: CaseVerdict.Done, Case: { } found } ? await AddAsync(context, found, held.By, CaseNote.Pinned, text, cancellationToken) : answer;
    }

    private async Task<CaseAnswer> AddAsync(CasebookContext context, Case about, Account by, string kind, string text, CancellationToken cancellationToken)
    {
        if (about.ConversationId is not { } conversation) return new CaseAnswer(CaseVerdict.Closed, about);
        using var seal = await vault.HoldAsync(context, conversation, cancellationToken);
        if (seal is null) return new CaseAnswer(CaseVerdict.Closed, about);
        if (await context.Notes.CountAsync(n => n.CaseId == about.Id && (n.Kind == CaseNote.Written || n.Kind == CaseNote.Pinned), cancellationToken) >= Most)
            return new CaseAnswer(CaseVerdict.TooMany, about);
        context.Notes.Add(CaseNote.Of(about, by, kind, text, seal, clock.GetUtcNow()));
        await context.SaveChangesAsync(cancellationToken);
        return new CaseAnswer(CaseVerdict.Done, about);
    }
}
