using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// The rows of one batch of the journal. Loads what the batch touches in a few queries, applies the records in order to the tracked rows; the projector saves.
/// For one use by one caller.
/// </summary>
internal sealed class JournalBatch(CasebookContext context, ContactVault vault, DateTimeOffset now)
{
    private readonly List<TranscriptLine> _lines = [];
    private readonly HashSet<CasebookChange> _changes = [];
    private HashSet<(string, string)> _applied = [];
    private Dictionary<string, DateTimeOffset> _erased = [];
    private ContactRows _contacts = null!;
    private CaseRows _cases = null!;
    private List<DeskCommand> _commands = [];

    /// <summary>What listeners hear once the transaction stands.</summary>
    public IReadOnlyCollection<CasebookChange> Changes => _changes;

    /// <summary>True when somebody was erased: the file must be scrubbed after the commit.</summary>
    public bool Erased { get; private set; }

    public async Task ApplyAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        // Erasures first: what the batch says of those people before it is dropped unread.
        await EraseAsync(entries, cancellationToken);
        await LoadAsync(entries, cancellationToken);
        foreach (var entry in entries)
        {
            if (_erased.TryGetValue(entry.Conversation.Value, out var at) && entry.Record.At <= at) continue;
            Apply(entry);
        }
    }

    private async Task EraseAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var ids = Ids(entries);
        _erased = await context.Tombstones.AsNoTracking().Where(t => ids.Contains(t.ConversationId)).ToDictionaryAsync(t => t.ConversationId, t => t.ErasedAt, cancellationToken);
        foreach (var entry in entries.Where(e => e.Record is ErasureRecord))
        {
            var id = entry.Conversation.Value;
            if (_erased.TryGetValue(id, out var known) && entry.Record.At <= known) continue;
            await ContactEraser.EraseRowsAsync(context, id, entry.Record.At, cancellationToken);
            _erased[id] = entry.Record.At;
            _changes.Add(CasebookChange.Queue);
            Erased = true;
        }
    }

    private async Task LoadAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var ids = Ids(entries);
        var keys = entries.Select(e => Key(e.Record)).Distinct().ToArray();
        var applied = await context.AppliedRecords.AsNoTracking().Where(r => ids.Contains(r.ConversationId) && keys.Contains(r.Record)).ToListAsync(cancellationToken);
        _applied = [.. applied.Select(r => (r.ConversationId, r.Record))];
        _contacts = await ContactRows.LoadAsync(context, vault, ids, cancellationToken);
        _cases = await CaseRows.LoadAsync(context, ids, entries, cancellationToken);

        var deliveries = entries.Select(e => (e.Record as DeliveryRecord)?.DeliveryId).OfType<string>().ToArray();
        _lines.AddRange(await context.Lines.Where(l => ids.Contains(l.ConversationId) && l.Author != LineAuthor.Person && deliveries.Contains(l.Key)).ToListAsync(cancellationToken));
        var commands = entries.Where(e => e.Record is TurnRecord { Event: not PersonWrote }).Select(e => e.Record.Id).ToArray();
        _commands = await context.Commands.Where(c => commands.Contains(c.Id)).ToListAsync(cancellationToken);
    }

    private void Apply(JournalEntry entry)
    {
        if (entry.Record is ErasureRecord) return;
        if (!_applied.Add((entry.Conversation.Value, Key(entry.Record)))) return;
        context.AppliedRecords.Add(new AppliedRecord { ConversationId = entry.Conversation.Value, Record = Key(entry.Record) });
        if (entry.Record is TurnRecord turn) Apply(entry, turn);
        else if (entry.Record is DeliveryRecord delivery) Apply(entry.Conversation.Value, delivery);
    }

    private void Apply(JournalEntry entry, TurnRecord turn)
    {
        var id = entry.Conversation.Value;
        var seal = _contacts.Upsert(id, turn, now);
        foreach (var line in TranscriptLines.Of(entry, turn, seal, _commands.Find(c => c.Id == turn.Id)?.Alias))
        {
            context.Lines.Add(line);
            _lines.Add(line);
        }

        if (_cases.Apply(id, turn, seal)) _changes.Add(CasebookChange.Queue);
        SettleCommand(turn);
        NoteChange(id);
    }

    private void Apply(string conversation, DeliveryRecord delivery)
    {
        if (_lines.Find(l => l.ConversationId == conversation && l.Author != LineAuthor.Person && l.Key == delivery.DeliveryId) is not { } line) return;
        line.Delivery = delivery.Status;
        line.Words = delivery.Words;
        NoteChange(conversation);
    }

    private void SettleCommand(TurnRecord turn)
    {
        if (_commands.Find(c => c.Id == turn.Id) is not { } command) return;
        command.Outcome = turn.Refused is null ? CommandKind.Accepted : CommandKind.Refused;
        command.Words = turn.Refused;
        // Accepted words stand in the transcript now; refused ones stay, as the operator's draft.
        if (turn.Refused is null) command.Sealed = null;
        command.DeliveredAt ??= now;
        _changes.Add(new CasebookChange(command.CaseId));
    }

    private void NoteChange(string conversation)
    {
        if (_cases.OpenOf(conversation) is { } open) _changes.Add(new CasebookChange(open.Id));
    }

    private static string[] Ids(IReadOnlyList<JournalEntry> entries) => [.. entries.Select(e => e.Conversation.Value).Distinct()];

    private static string Key(JournalRecord record) => record switch
    {
        TurnRecord => "turn:" + record.Id,
        DeliveryRecord => "delivery:" + record.Id,
        _ => "erasure:" + record.Id,
    };
}
