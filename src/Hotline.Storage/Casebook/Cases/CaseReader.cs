using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>Opens cases. Thread-safe; the context is the caller's.</summary>
public sealed class CaseReader(ContactVault vault, CaseLines lines)
{
    /// <summary>Most other cases of one person that a folder names.</summary>
    public const int Others = 50;

    /// <summary>Null when there is no such case.</summary>
    public async Task<CaseFolder?> ReadAsync(CasebookContext context, string id, CancellationToken cancellationToken)
    {
        if (await CaseQueue.FindAsync(context, id, cancellationToken) is not { } found) return null;
        var codes = await CodesAsync(context, id, cancellationToken);
        if (found.ConversationId is not { } conversation) return Emptied(found, codes);
        using var seal = await vault.FindAsync(context, conversation, cancellationToken);
        if (seal is null) return Emptied(found, codes);
        var mode = await context.Conversations.Where(c => c.Id == conversation).Select(c => c.Mode).FirstAsync(cancellationToken);
        var summary = found.SealedSummary is { } bytes ? seal.Open<List<KeyValuePair<string, string>>>(SealPurpose.Summary, bytes) : [];
        var files = await FilesAsync(context, conversation, cancellationToken);
        var said = await lines.PageAsync(context, conversation, behind: null, cancellationToken);
        var uses = await context.AddressesOf(conversation).ToListAsync(cancellationToken);
        var pending = await PendingAsync(context, found.Id, seal, files, cancellationToken);
        // Both are in order; a stable sort by time keeps it and puts unsent replies where they were written.
        return new CaseFolder(found, mode, summary, [.. said.Lines.Reverse().Concat(pending).OrderBy(l => l.At)], await NotesAsync(context, found.Id, seal, cancellationToken))
        {
            Earlier = said.Next,
            Codes = codes,
            Addresses = [.. uses.OrderBy(a => a.Since ?? DateTimeOffset.MinValue).Select(a => new FolderAddress(a.Channel, a.Since, a.Until, a.Ended, a.Agreed, a.InUse, a.Pseudonym)
            {
                Choice = a.InUse || (a.Agreed && a.Ended is null) ? a.Pseudonym : null,
            })],
            Others = await OthersAsync(context, found, uses, cancellationToken),
        };
    }

    /// <summary>
    /// Of the same person, as far as they said themselves that it is them: with their code, or because they came from there. Their conversations first: asked for in one question, the database would go over
    /// all cases.
    /// </summary>
    private static async Task<List<Case>> OthersAsync(CasebookContext context, Case found, IReadOnlyCollection<AddressUse> uses, CancellationToken cancellationToken)
    {
        var here = found.ConversationId!;
        var gone = await context.AddressUses.Where(a => a.Pseudonym == here && a.OwnWords)
            .Join(context.Conversations, a => a.ContactId, v => v.ContactId, (_, v) => v.Id).ToListAsync(cancellationToken);
        return await CasesOf(context, [here, .. gone, .. uses.Where(a => a.OwnWords).Select(a => a.Pseudonym)]).Where(c => c.Id != found.Id)
            .OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id).Take(Others).ToListAsync(cancellationToken);
    }

    internal static IQueryable<Case> CasesOf(CasebookContext context, IReadOnlyCollection<string> conversations) =>
        context.Cases.AsNoTracking().Where(c => c.ConversationId != null && conversations.Contains(c.ConversationId));

    /// <summary>The answers of a case alone, and the country that an operator noted. Null when there is no such case.</summary>
    public async Task<(Case Case, IReadOnlyList<KeyValuePair<string, string>> Answers, string? Country)?> AnswersAsync(CasebookContext context, string id, CancellationToken cancellationToken)
    {
        if (await CaseQueue.FindAsync(context, id, cancellationToken) is not { } found) return null;
        var country = await context.Fields.AsNoTracking().Where(f => f.CaseId == id && f.Field == CaseFields.Country).Select(f => f.Value).FirstOrDefaultAsync(cancellationToken);
        using var seal = found is { ConversationId: { } conversation, SealedSummary: not null } ? await vault.FindAsync(context, conversation, cancellationToken) : null;
        return (found, seal?.Open<List<KeyValuePair<string, string>>>(SealPurpose.Summary, found.SealedSummary!) ?? [], country);
    }

    private static Task<Dictionary<string, FolderFile>> FilesAsync(CasebookContext context, string conversation, CancellationToken cancellationToken) =>
        context.Media.AsNoTracking().Where(m => m.ConversationId == conversation)
            .ToDictionaryAsync(m => m.Id, m => new FolderFile(m.Id, m.State, m.Type, m.Bytes, m.Words), cancellationToken);

    /// <summary>What is left of an erased person's case.</summary>
    private static CaseFolder Emptied(Case found, FolderCodes codes) => new(found, null, [], [], []) { Codes = codes };

    private static async Task<FolderCodes> CodesAsync(CasebookContext context, string id, CancellationToken cancellationToken)
    {
        var fields = await context.Fields.AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.Value).ToListAsync(cancellationToken);
        return new FolderCodes(
            fields.GroupBy(f => f.Field, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(f => f.Value)], StringComparer.Ordinal),
            await context.Flags.AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.Code).ToListAsync(cancellationToken),
            await context.Outcomes.AsNoTracking().Where(o => o.CaseId == id).OrderBy(o => o.Id).ToListAsync(cancellationToken),
            await context.CodeChanges.AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Replies that the conversation has not said: it has not had its turn yet, or it refused them.</summary>
    private static async Task<IEnumerable<FolderLine>> PendingAsync(
        CasebookContext context, string caseId, ContactSeal seal, Dictionary<string, FolderFile> files, CancellationToken cancellationToken)
    {
        var rows = await context.Commands.AsNoTracking()
            .Where(c => c.CaseId == caseId && c.Kind == CommandKind.Reply && c.Outcome != CommandKind.Accepted)
            .OrderBy(c => c.Sequence).ToListAsync(cancellationToken);
        return rows.Where(row => row.Sealed is not null).Select(row => Unsaid(row, seal.Open<ConversationEvent>(SealPurpose.Command, row.Sealed!) as OperatorReplied, files));
    }

    private static FolderLine Unsaid(DeskCommand row, OperatorReplied? reply, Dictionary<string, FolderFile> files) =>
        new(row.Id, row.CreatedAt, LineAuthor.Operator, reply?.Attachment?.Kind.ToString().ToLowerInvariant() ?? "text", reply?.Text ?? "", [], row.Alias, row.Outcome ?? "waiting", row.Words)
        {
            File = reply?.Attachment is { } file ? files.GetValueOrDefault(file.Media) : null,
        };

    private static async Task<IReadOnlyList<FolderNote>> NotesAsync(CasebookContext context, string caseId, ContactSeal seal, CancellationToken cancellationToken)
    {
        var rows = await context.Notes.AsNoTracking().Where(n => n.CaseId == caseId).OrderBy(n => n.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(n => new FolderNote(n.At, n.Alias, n.Kind, seal.Open<string>(SealPurpose.Note, n.Sealed)))];
    }
}
