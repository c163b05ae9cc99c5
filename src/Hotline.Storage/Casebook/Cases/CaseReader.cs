using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>Opens cases. Thread-safe; the context is the caller's.</summary>
public sealed class CaseReader(ContactVault vault)
{
    /// <summary>Newest lines of a transcript that one folder holds.</summary>
    public const int Lines = 500;

    /// <summary>Most other cases of one person that a folder names.</summary>
    public const int Others = 50;

    private const string CancelledWords = "Not sent: something more important came first.";

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
        var said = await SaidAsync(context, conversation, seal, files, cancellationToken);
        var uses = await context.AddressesOf(conversation).ToListAsync(cancellationToken);
        foreach (var other in uses.Where(a => a.OwnWords && a.Pseudonym != conversation)) said = said.Concat(await ElsewhereAsync(context, other.Pseudonym, cancellationToken));
        var pending = await PendingAsync(context, found.Id, seal, files, cancellationToken);
        // Both are in order; a stable sort by time keeps it and puts unsent replies where they were written.
        return new CaseFolder(found, mode, summary, [.. said.Concat(pending).OrderBy(l => l.At)], await NotesAsync(context, found.Id, seal, cancellationToken))
        {
            Codes = codes,
            Addresses = [.. uses.OrderBy(a => a.Since ?? DateTimeOffset.MinValue).Select(a => new FolderAddress(a.Channel, a.Since, a.Until, a.Ended, a.Agreed, a.InUse)
            {
                Choice = a.InUse || (a.Agreed && a.Ended is null) ? a.Pseudonym : null,
            })],
            Others = await OthersAsync(context, found, uses, cancellationToken),
        };
    }

    /// <summary>Of the same person, as far as they said themselves that it is them: with their code, or because they came from there.</summary>
    private static Task<List<Case>> OthersAsync(CasebookContext context, Case found, IReadOnlyCollection<AddressUse> uses, CancellationToken cancellationToken)
    {
        var (own, here) = (uses.Where(a => a.OwnWords).Select(a => a.Pseudonym).Append(found.ConversationId!).ToArray(), found.ConversationId);
        return context.Cases.AsNoTracking()
            .Where(c => c.Id != found.Id && c.ConversationId != null && (own.Contains(c.ConversationId) || context.AddressUses.Any(a =>
                a.Pseudonym == here && a.OwnWords && context.Conversations.Any(v => v.Id == c.ConversationId && v.ContactId == a.ContactId))))
            .OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id).Take(Others).ToListAsync(cancellationToken);
    }

    /// <summary>What the person said at another address before they came from there, under the key of that conversation.</summary>
    private async Task<IEnumerable<FolderLine>> ElsewhereAsync(CasebookContext context, string conversation, CancellationToken cancellationToken)
    {
        using var seal = await vault.FindAsync(context, conversation, cancellationToken);
        if (seal is null) return [];
        return [.. await SaidAsync(context, conversation, seal, await FilesAsync(context, conversation, cancellationToken), cancellationToken)];
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

    private static async Task<IEnumerable<FolderLine>> SaidAsync(
        CasebookContext context, string conversation, ContactSeal seal, Dictionary<string, FolderFile> files, CancellationToken cancellationToken)
    {
        var rows = await context.Lines.AsNoTracking().Where(l => l.ConversationId == conversation)
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Position).ThenByDescending(l => l.Part).Take(Lines).ToListAsync(cancellationToken);
        rows.Reverse();
        return rows.Select(row => Open(row, seal, files));
    }

    private static FolderLine Open(TranscriptLine row, ContactSeal seal, Dictionary<string, FolderFile> files)
    {
        var content = seal.Open<LineContent>(SealPurpose.Line, row.Sealed);
        var (delivery, words) = row.Delivery switch
        {
            DeliveryStatus.Dead => ("failed", row.Words),
            DeliveryStatus.Cancelled => ("failed", row.Words ?? CancelledWords),
            DeliveryStatus.Failed => ("undelivered", row.Words),
            var other => (other, row.Words),
        };
        return new FolderLine($"{row.Author}-{row.Key}".ToLowerInvariant(), row.At, row.Author, row.Kind, content.Text, content.Choices, row.Alias, delivery, words)
        {
            File = content.Media is { } media ? files.GetValueOrDefault(media) : null,
            Place = row.Place,
        };
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
