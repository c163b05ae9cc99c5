using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Schema;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// The cases of one batch. A snapshot overwrites what a case is about and never who holds it. A conversation that waits again after it has settled the closing brings
/// its case back to the queue.
/// </summary>
internal sealed class CaseRows
{
    private readonly CasebookContext _context;
    private readonly Dictionary<string, Case> _cases;
    private readonly Dictionary<string, List<Case>> _byConversation = [];
    private readonly ILookup<string, CaseFlag> _decided;

    private CaseRows(CasebookContext context, Dictionary<string, Case> cases, IEnumerable<CaseFlag> decided)
    {
        (_context, _cases, _decided) = (context, cases, decided.ToLookup(f => f.CaseId, StringComparer.Ordinal));
        foreach (var row in cases.Values) Know(row);
    }

    /// <summary>Loads the cases that the batch can touch: those of conversations that have left the bot, and those named. Most batches have none.</summary>
    public static async Task<CaseRows> LoadAsync(CasebookContext context, IEnumerable<string> withPeople, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var named = entries.Select(e => (e.Record as TurnRecord)?.Case?.Id.Value).OfType<string>().Distinct().ToArray();
        var conversations = entries.Where(e => e.Record is TurnRecord turn && (turn.Mode != ConversationMode.Bot || turn.Case is not null || turn.Event is not PersonWrote))
            .Select(e => e.Conversation.Value).Concat(withPeople).Distinct().ToArray();
        if (conversations.Length == 0) return new CaseRows(context, [], []);
        var rows = await context.Cases
            .Where(c => named.Contains(c.Id) || (c.ConversationId != null && conversations.Contains(c.ConversationId)))
            .LockedToChange().ToDictionaryAsync(c => c.Id, cancellationToken);
        var ids = rows.Keys.ToArray();
        var decided = ids.Length == 0 ? [] : await context.Flags.AsNoTracking().Where(f => ids.Contains(f.CaseId)).ToListAsync(cancellationToken);
        return new CaseRows(context, rows, decided);
    }

    public Case? OpenOf(string conversation) => _byConversation.GetValueOrDefault(conversation)?.Find(static c => c.Status != CaseStatus.Closed);

    /// <summary>True when the queue looks different now.</summary>
    public bool Apply(string conversation, TurnRecord turn, ContactSeal seal)
    {
        // Also a refusal settles it: what the conversation says from now on, it says knowing of the closing.
        if (turn.Event is CaseClosed closed && _cases.TryGetValue(closed.Case.Value, out var ended)) ended.ClosedInConversation = true;
        var settled = turn.Event is CaseReopened reopened && _cases.TryGetValue(reopened.Case.Id.Value, out var back) && Settle(back, reopened, turn);
        if (OpenOf(conversation) is { } open) Turns(open, turn);
        var changed = turn.Case is { } snapshot && Apply(conversation, turn, snapshot, seal);
        return Recover(conversation, turn) || changed || settled;
    }

    /// <summary>The conversation opened the case again with us, or it did not: then it is closed as it was.</summary>
    private static bool Settle(Case row, CaseReopened reopened, TurnRecord turn)
    {
        if (row.Version != reopened.Version || row.Status != CaseStatus.WithOperator) return false;
        if (turn.Refused is null)
        {
            row.Outcome = null;
            return false;
        }

        (row.Status, row.HolderId, row.HolderAlias, row.ClosedAt, row.ClosedInConversation) = (CaseStatus.Closed, null, null, turn.At, true);
        row.Version++;
        return true;
    }

    /// <summary>Whose turn it is to speak.</summary>
    private static void Turns(Case open, TurnRecord turn)
    {
        if (turn.Said.Any(s => s.Operator is not null)) (open.FirstAnsweredAt, open.AnsweredAt, open.PersonWaitsSince) = (open.FirstAnsweredAt ?? turn.At, turn.At, null);
        else if (turn is { OnlyThanks: false, Event: PersonWrote { Message.Content.WantsAnswer: true } }) open.PersonWaitsSince ??= turn.At;
    }

    private bool Apply(string conversation, TurnRecord turn, CaseSnapshot snapshot, ContactSeal seal)
    {
        if (!_cases.TryGetValue(snapshot.Id.Value, out var row)) return Open(conversation, turn, snapshot, seal);
        // A case without a conversation is the statistic of an erased person.
        return row.ConversationId == conversation && Change(row, turn, snapshot, seal);
    }

    /// <summary>Nobody is lost: a conversation that waits for a human, or believes that it has one, has an open case, whatever became of a closing.</summary>
    private bool Recover(string conversation, TurnRecord turn)
    {
        if (turn.Mode is not (ConversationMode.Waiting or ConversationMode.Human) || OpenOf(conversation) is not null) return false;
        var latest = _byConversation.GetValueOrDefault(conversation)?.MaxBy(c => c.OpenedAt);
        if (latest is not { ClosedInConversation: true }) return false;
        Reopen(latest, turn.At);
        return true;
    }

    private bool Open(string conversation, TurnRecord turn, CaseSnapshot snapshot, ContactSeal seal)
    {
        var row = new Case
        {
            Id = snapshot.Id.Value,
            ConversationId = conversation,
            Channel = turn.Address.Channel.Value,
            Topic = snapshot.Topic,
            Urgency = snapshot.Urgency,
            Reasons = snapshot.Reasons,
            Flags = snapshot.Flags,
            Language = snapshot.Language.Value,
            OpenedAt = snapshot.OpenedAt,
            WaitingSince = snapshot.OpenedAt,
            Version = 1,
        };
        _cases[row.Id] = row;
        Know(row);
        _context.Cases.Add(row);
        Describe(row, snapshot, seal);
        return true;
    }

    private bool Change(Case row, TurnRecord turn, CaseSnapshot snapshot, ContactSeal seal)
    {
        var before = (row.Urgency, row.Status, row.EndedByPerson, row.Topic, row.Language);
        if (row is { Status: CaseStatus.Closed, ClosedInConversation: true } && turn.Mode is (ConversationMode.Waiting or ConversationMode.Human)) Reopen(row, turn.At);
        if (row.Urgency != snapshot.Urgency) row.UrgencySince = turn.At;
        Describe(row, snapshot, seal);
        row.Channel = turn.Address.Channel.Value;
        return before != (row.Urgency, row.Status, row.EndedByPerson, row.Topic, row.Language);
    }

    /// <summary>A case without a conversation is the statistic of an erased person.</summary>
    private void Know(Case row)
    {
        if (row.ConversationId is not { } conversation) return;
        if (_byConversation.TryGetValue(conversation, out var known)) known.Add(row);
        else _byConversation[conversation] = [row];
    }

    private void Describe(Case row, CaseSnapshot snapshot, ContactSeal seal)
    {
        row.Topic = snapshot.Topic;
        row.Urgency = snapshot.Urgency;
        row.Reasons = [.. snapshot.Reasons];
        row.Flags = CaseCoding.Standing(snapshot.Flags, [.. _decided[row.Id].Select(f => (f.Code, f.Stands))]);
        row.Language = snapshot.Language.Value;
        row.SealedSummary = seal.Seal(SealPurpose.Summary, snapshot.Summary);
        row.EndedByPerson = snapshot.EndedByPerson;
    }

    private static void Reopen(Case row, DateTimeOffset at)
    {
        row.Status = CaseStatus.Waiting;
        row.WaitingSince = at;
        row.AnsweredAt = null;
        row.PersonWaitsSince = null;
        row.HolderId = null;
        row.HolderAlias = null;
        row.Outcome = null;
        row.ClosedAt = null;
        row.ClosedInConversation = false;
        row.Version++;
    }
}
