using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Export;

/// <summary>Reads and opens what is stored of one person, in the order of an archive. For one caller.</summary>
internal sealed class PersonReader(CasebookContext context, ContactVault vault, IConversationStore? runtime, DateTimeOffset now, IProgress<int>? progress)
{
    /// <summary>Lines of one page.</summary>
    private const int Page = 500;

    /// <summary>Notes that say how staff worked, and name them: not the person's data. Their words about the person are.</summary>
    private static readonly string[] AboutStaff = [CommandKind.Escalated, SilentCases.Silent, SilentCases.Away];

    public DateTimeOffset Now => now;

    public Task<Contact> ContactAsync(ExportedPerson person, CancellationToken cancellationToken) => context.Contacts.AsNoTracking().FirstAsync(c => c.Id == person.Contact, cancellationToken);

    public async Task<List<ExportedAddress>> AddressesAsync(ExportedPerson person, CancellationToken cancellationToken)
    {
        var found = new List<ExportedAddress>();
        var uses = await context.AddressUses.AsNoTracking().Where(u => u.ContactId == person.Contact).ToListAsync(cancellationToken);
        using var own = await vault.FindAsync(context, person.Conversations[0], cancellationToken);
        foreach (var use in uses.OrderBy(u => u.Since ?? DateTimeOffset.MinValue))
            found.Add(new ExportedAddress(use.Channel, use.Sealed.Length > 0 ? own?.Open<string>(SealPurpose.Address, use.Sealed) : null, use.Since, use.Until, use.Ended, use.Agreed, use.InUse));
        if (found.Count > 0) return found;
        foreach (var row in await context.Addresses.AsNoTracking().Where(a => a.ContactId == person.Contact).ToListAsync(cancellationToken))
            found.Add(new ExportedAddress(row.Channel, own?.Open<string>(SealPurpose.Address, row.Sealed), null, null, null, Agreed: false, InUse: true));
        return found;
    }

    public async Task<List<ExportedFile>> FilesAsync(ExportedPerson person, CancellationToken cancellationToken)
    {
        var rows = await context.Media.AsNoTracking().Where(m => person.Conversations.Contains(m.ConversationId) && m.LineKey != null).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(m => new ExportedFile(
            m.Id, m.ConversationId, m.Kind, m.Type, m.Bytes, m.State, m.Outbound ? "operator" : "person", m.CreatedAt,
            m.State == MediaState.Kept && MediaTypes.Named(m.Type) is { } type ? $"files/{m.Kind}-{m.Id}.{type.Extension}" : null))];
    }

    public Task<List<Conversation>> ConversationsAsync(ExportedPerson person, CancellationToken cancellationToken) =>
        context.Conversations.AsNoTracking().Where(c => person.Conversations.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(cancellationToken);

    /// <summary>The answers that the conversation itself remembers; null where it is not at hand.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> AnswersAsync(string conversation, CancellationToken cancellationToken) =>
        runtime is null ? null : (await runtime.FindAsync(new ConversationId(conversation), cancellationToken))?.Slots;

    public async IAsyncEnumerable<ExportedLine> LinesAsync(string conversation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var seal = await vault.FindAsync(context, conversation, cancellationToken);
        if (seal is null) yield break;
        TranscriptLine? last = null;
        while (true)
        {
            var rows = context.Lines.AsNoTracking().Where(l => l.ConversationId == conversation);
            if (last is { } from)
                rows = rows.Where(l => l.At > from.At || (l.At == from.At && (l.Position > from.Position || (l.Position == from.Position && l.Part > from.Part))));
            var page = await rows.OrderBy(l => l.At).ThenBy(l => l.Position).ThenBy(l => l.Part).Take(Page).ToListAsync(cancellationToken);
            foreach (var row in page) yield return Opened(row, seal);
            if (page.Count < Page) yield break;
            last = page[^1];
        }
    }

    public async Task<List<ExportedCase>> CasesAsync(ExportedPerson person, CancellationToken cancellationToken)
    {
        var found = new List<ExportedCase>();
        var rows = await context.Cases.AsNoTracking().Where(c => c.ConversationId != null && person.Conversations.Contains(c.ConversationId)).OrderBy(c => c.OpenedAt).ToListAsync(cancellationToken);
        foreach (var row in rows) found.Add(await CaseAsync(row, cancellationToken));
        return found;
    }

    private ExportedLine Opened(TranscriptLine row, ContactSeal seal)
    {
        progress?.Report(1);
        var content = seal.Open<LineContent>(SealPurpose.Line, row.Sealed);
        return new ExportedLine(row.At, row.Author.ToString().ToLowerInvariant(), row.Kind, content.Text, content.Choices, row.Alias, row.Delivery, content.Media);
    }

    private async Task<ExportedCase> CaseAsync(Case row, CancellationToken cancellationToken)
    {
        using var seal = await vault.FindAsync(context, row.ConversationId!, cancellationToken);
        var summary = row.SealedSummary is { } bytes && seal is not null ? seal.Open<List<KeyValuePair<string, string>>>(SealPurpose.Summary, bytes) : [];
        var notes = await context.Notes.AsNoTracking().Where(n => n.CaseId == row.Id).OrderBy(n => n.Id).ToListAsync(cancellationToken);
        var audit = await context.Audit.Where(a => a.CaseId == row.Id).GroupBy(a => a.What).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return new ExportedCase(
            row.Id, row.Topic, Codes.Of(row.Urgency), row.Reasons, row.Flags, row.Language, row.Channel, row.Status.ToString().ToLowerInvariant(), row.OpenedAt, row.ClosedAt, row.Outcome, row.EndedByPerson, summary,
            [.. seal is null ? [] : notes.Where(n => !AboutStaff.Contains(n.Kind)).Select(n => new ExportedNote(n.At, n.Kind, seal.Open<string>(SealPurpose.Note, n.Sealed)))],
            notes.Count(n => AboutStaff.Contains(n.Kind)),
            await context.Fields.AsNoTracking().Where(f => f.CaseId == row.Id).OrderBy(f => f.Field).Select(f => new KeyValuePair<string, string>(f.Field, f.Value)).ToListAsync(cancellationToken),
            await context.Flags.AsNoTracking().Where(f => f.CaseId == row.Id).OrderBy(f => f.Code).Select(f => new ExportedFlag(f.Code, f.Stands, f.Source, f.Confidence, f.Since, f.Until)).ToListAsync(cancellationToken),
            await context.Outcomes.AsNoTracking().Where(o => o.CaseId == row.Id).OrderBy(o => o.Id).Select(o => new ExportedOutcome(o.Code, o.Day, o.ConfirmedBy, o.Share)).ToListAsync(cancellationToken),
            await context.Steps.AsNoTracking().Where(s => s.CaseId == row.Id).OrderBy(s => s.At).Select(s => new ExportedStep(s.At, s.Step)).ToListAsync(cancellationToken),
            audit.OrderBy(a => a.Key, StringComparer.Ordinal).ToDictionary(a => a.Key, a => a.Count));
    }
}
