using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Hotline.Storage.Waiting;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Sqlite;

/// <summary>Turns on SQLite: leases in the writer's memory, commits in its transactions.</summary>
internal sealed partial class SqliteConversationStore(SqliteWriter writer, SqliteInbox inbox, RuntimeSeals seals, DueSignal work, ILogger log) : IConversationStore
{
    public async Task<IReadOnlyList<LeasedConversation>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken)
    {
        var leases = await writer.RunAsync(session => Take(session, worker, max), cancellationToken);
        var opened = new List<LeasedConversation>(leases.Count);
        foreach (var lease in leases)
            if (await OpenAsync(lease) is { } conversation) opened.Add(conversation);
        return opened;
    }

    public async Task<Arrival> AcceptAndLeaseAsync(InboundMessage message, WorkerId worker, CancellationToken cancellationToken)
    {
        var arriving = inbox.Prepare(inbox.Event(message));
        var (acceptance, lease) = await writer.RunAsync(session => AcceptAndTake(session, arriving, worker), cancellationToken);
        return new Arrival(acceptance, lease is null ? null : await OpenAsync(lease));
    }

    /// <summary>Nothing is at hand: the store is in this process, and a lease costs no way to anywhere.</summary>
    public LeasedConversation? Recall(InboundMessage message) => null;

    public void Remember(TurnCommit turn, CommitResult result)
    {
        // See Recall.
    }

    public async Task<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        var held = Held(turn.Lease);
        var prepared = PreparedTurn.From(turn, held, seals);
        var result = await writer.RunAsync(prepared.Commit, cancellationToken);
        if (result.Committed) held.Written = true;
        if (!turn.KeepLease || !result.Committed) held.Rest();
        return result;
    }

    public Task ReleaseAsync(LeasedConversation lease, CancellationToken cancellationToken)
    {
        var held = Held(lease);
        held.Rest();
        return writer.RunAsync(session => Release(session, held.N, lease.Fence), cancellationToken);
    }

    public async Task<ConversationState?> FindAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var (key, state) = await writer.RunAsync(session => session.Conversations.Stored(conversation), cancellationToken);
        if (key is null || state is null) return null;
        try
        {
            using var sealing = seals.OpenKey(conversation, key);
            return seals.OpenState(sealing, conversation, state);
        }
        catch (Exception fault) when (fault is SealedDataException or NewerFormatException)
        {
            return null;
        }
    }

    public Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken) => work.WaitAsync(atMost, cancellationToken);

    private static List<SealedLease> Take(SqliteSession session, WorkerId worker, int max)
    {
        var now = session.Now;
        var until = now + session.Durations.Turn;
        var (ready, next) = session.Conversations.Ready(max, now, session.Leases);
        var leases = new List<SealedLease>(ready.Count);
        foreach (var conversation in ready) leases.Add(Take(session, conversation, worker, until));

        session.Changes.Seen(Math.Min(next, session.Leases.NextEnd(now) ?? long.MaxValue));
        return leases;
    }

    private static SealedLease Take(SqliteSession session, ReadyConversation conversation, WorkerId worker, long until)
    {
        var fence = session.Numbers.Next();
        session.Leases.Take(conversation.N, worker, fence, until);
        return new SealedLease(conversation, fence, until, session.Inbox.Read(conversation.N, RuntimeLimits.EventsPerLease));
    }

    private static (Acceptance Acceptance, SealedLease? Lease) AcceptAndTake(SqliteSession session, ArrivingEvent arriving, WorkerId worker)
    {
        var (acceptance, n, nextAt) = SqliteInbox.Accept(session, arriving);
        var now = session.Now;
        if (acceptance != Acceptance.Stored || session.Leases.IsHeld(n, now)) return (acceptance, null);
        if (session.Conversations.Idle(n, now) is not { } idle)
        {
            session.Changes.Work(nextAt);
            return (acceptance, null);
        }

        var until = now + session.Durations.Turn;
        // Should the turn come to nothing, somebody looks when the lease is over.
        session.Changes.Work(until);
        return (acceptance, Take(session, idle, worker, until));
    }

    private static bool Release(SqliteSession session, long n, long fence)
    {
        if (!session.Leases.Holds(n, fence)) return false;
        session.Leases.Drop(n);
        session.Changes.Work(session.Now);
        return true;
    }

    private static HeldConversation Held(LeasedConversation lease) =>
        lease.Held as HeldConversation ?? throw new ArgumentException("The lease does not come from this store.", nameof(lease));

    private async Task<LeasedConversation?> OpenAsync(SealedLease lease)
    {
        var opening = LeaseOpening.Open(lease, seals);
        if (opening is { Newer: false, Unreadable.Count: 0, NothingToDo: false }) return opening.Lease;
        // The lease is ours by now, so this is finished whatever the caller does.
        await writer.RunAsync(session => Settle(session, lease, opening), CancellationToken.None);
        if (opening.Newer) Log.LeftAlone(log, lease.Conversation.Id.Value);
        else if (opening.LostTimer) Log.LostTimer(log, lease.Conversation.Id.Value);
        else Log.SetAside(log, lease.Conversation.Id.Value, opening.Unreadable.Count);
        return opening.NothingToDo ? null : opening.Lease;
    }

    /// <summary>Parks what is of a newer version; takes out of the way events that do not open, and a timer whose state does not.</summary>
    private static bool Settle(SqliteSession session, SealedLease lease, LeaseOpening opening)
    {
        var n = lease.Conversation.N;
        if (!session.Leases.Holds(n, lease.Fence)) return false;
        var left = session.Conversations.Waiting(n);
        foreach (var sequence in opening.Unreadable) left -= session.Inbox.SetAside(n, sequence);
        if (opening.LostTimer) session.Conversations.ForgetTimers(n);
        session.Conversations.SetNext(n, left, TurnWriting.NextAt(session, n, left, session.Conversations.WakeAt(n)));
        if (opening.Newer) session.Conversations.Park(n);
        if (opening.Newer || opening.NothingToDo) session.Leases.Drop(n);
        session.Changes.Work(session.Now);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Conversation {Conversation} holds something of a newer version and is left alone until a newer program runs")]
        public static partial void LeftAlone(ILogger logger, string conversation);

        [LoggerMessage(LogLevel.Error, "Conversation {Conversation} had {Count} events that could not be read; they were set aside")]
        public static partial void SetAside(ILogger logger, string conversation, int count);

        [LoggerMessage(LogLevel.Error, "Conversation {Conversation} has a state that cannot be read, and a timer of it fell due; the person's next message is answered with the menu")]
        public static partial void LostTimer(ILogger logger, string conversation);
    }
}
