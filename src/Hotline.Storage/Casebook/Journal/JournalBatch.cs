using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Schema;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// The rows of one batch of the journal, of any number of partitions. Loads what the batch touches in a few queries and writes the records in order, within the
/// transaction that the context has open.
/// For one use by one caller.
/// </summary>
internal sealed class JournalBatch(CasebookContext context, ContactVault vault, Pseudonyms pseudonyms, DateTimeOffset now)
{
    private readonly HashSet<CasebookChange> _changes = [];
    private readonly FunnelRows _funnels = new();
    private Dictionary<string, DateTimeOffset> _erased = [];
    private ContactRows _contacts = null!;
    private CaseRows _cases = null!;
    private List<DeskCommand> _commands = [];

    /// <summary>What listeners hear once the transaction stands.</summary>
    public IReadOnlyCollection<CasebookChange> Changes => _changes;

    /// <summary>True when somebody was erased: the file must be scrubbed after the commit.</summary>
    public bool Erased { get; private set; }

    /// <summary>True when a person sent a file: it is to be fetched after the commit.</summary>
    public bool FilesArrived { get; private set; }

    public async Task ApplyAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        // Erasures first: what the batch says of those people before it is dropped unread.
        await EraseAsync(entries, cancellationToken);
        await LoadAsync(entries, cancellationToken);
        using var contacts = _contacts;
        using var writes = new Writes(context);
        var rows = new TurnRows(writes, entries);
        var arrived = await ArriveAsync(rows, writes, entries, cancellationToken);
        var addresses = new AddressRows(writes, pseudonyms);
        foreach (var record in arrived)
        {
            Apply(rows, addresses, record);
            if (writes.AreMany) await writes.RunAsync(cancellationToken);
        }

        FilesArrived = rows.FilesArrived;
        _contacts.Write(writes);
        _funnels.Write(writes);
        await writes.RunAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Leaves the marks of what is not about somebody who was erased since.</summary>
    private async Task<List<ArrivedRecord>> ArriveAsync(TurnRows rows, Writes writes, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var arrived = new List<ArrivedRecord>(entries.Count);
        foreach (var entry in entries)
        {
            var id = entry.Conversation.Value;
            if (_erased.TryGetValue(id, out var at) && entry.Record.At <= at) continue;
            if (entry.Record is TurnRecord turn) arrived.Add(rows.Arrive(entry, turn, _contacts.SealOf(id, turn, now), CommandOf(turn)?.Alias));
            else if (entry.Record is DeliveryRecord report) arrived.Add(rows.Arrive(entry, report));
            if (writes.AreMany) await rows.MarkAsync(cancellationToken);
        }

        await rows.MarkAsync(cancellationToken);
        return arrived;
    }

    private async Task EraseAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var ids = Ids(entries);
        _erased = await context.Tombstones.AsNoTracking().Where(t => ids.Contains(t.ConversationId)).ToDictionaryAsync(t => t.ConversationId, t => t.ErasedAt, cancellationToken);
        foreach (var entry in entries.Where(e => e.Record is ErasureRecord))
        {
            var id = entry.Conversation.Value;
            if (_erased.TryGetValue(id, out var known) && entry.Record.At <= known) continue;
            // Whoever has one of them open looks again, and finds nothing.
            foreach (var code in await ContactEraser.EraseRowsAsync(context, id, entry.Record.At, cancellationToken)) _changes.Add(new CasebookChange(code));
            _erased[id] = entry.Record.At;
            _changes.Add(CasebookChange.Queue);
            Erased = true;
        }
    }

    private async Task LoadAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        _contacts = await ContactRows.LoadAsync(context, vault, Ids(entries), cancellationToken);
        _cases = await CaseRows.LoadAsync(context, _contacts.WithPeople, entries, cancellationToken);
        var commands = entries.Where(e => e.Record is TurnRecord { Event: not PersonWrote }).Select(e => e.Record.Id).ToArray();
        if (commands.Length > 0) _commands = await context.Commands.Where(c => commands.Contains(c.Id)).LockedToChange().ToListAsync(cancellationToken);
    }

    private void Apply(TurnRows rows, AddressRows addresses, ArrivedRecord arrived)
    {
        var id = arrived.Entry.Conversation.Value;
        if (arrived is { Entry.Record: TurnRecord turn, Seal: { } seal }) Apply(rows, addresses, arrived, turn, seal);
        if (arrived.Entry.Record is not DeliveryRecord report) return;
        rows.Report(arrived, report);
        NoteChange(id);
    }

    private void Apply(TurnRows rows, AddressRows addresses, ArrivedRecord arrived, TurnRecord turn, ContactSeal seal)
    {
        var id = arrived.Entry.Conversation.Value;
        if (!rows.AddTurn(arrived, turn)) return;
        _funnels.Count(turn);
        _contacts.Stand(id, turn);
        addresses.Write(_contacts.ContactOf(id), turn, seal);
        if (_cases.Apply(id, turn, seal))
        {
            _changes.Add(CasebookChange.Queue);
            if (_cases.OpenOf(id) is not null && !_contacts.IsNew(id)) addresses.Back(id, _contacts.ContactOf(id), turn, seal);
        }

        SettleCommand(turn);
        NoteChange(id);
    }

    private void SettleCommand(TurnRecord turn)
    {
        if (CommandOf(turn) is not { } command) return;
        command.Outcome = turn.Refused is null ? CommandKind.Accepted : CommandKind.Refused;
        command.Words = turn.Refused;
        // Accepted words stand in the transcript now; refused ones stay, as the operator's draft.
        if (turn.Refused is null) command.Sealed = null;
        command.DeliveredAt ??= now;
        _changes.Add(new CasebookChange(command.CaseId));
    }

    private DeskCommand? CommandOf(TurnRecord turn) => _commands.Count == 0 ? null : Find(turn.Id);

    private DeskCommand? Find(string command) => _commands.Find(c => c.Id == command);

    private void NoteChange(string conversation)
    {
        if (_cases.OpenOf(conversation) is { } open) _changes.Add(new CasebookChange(open.Id));
    }

    private static string[] Ids(IReadOnlyList<JournalEntry> entries) => [.. entries.Select(e => e.Conversation.Value).Distinct()];
}
