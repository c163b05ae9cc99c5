using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;

namespace Hotline.Storage.Sqlite;

/// <summary>Writes a turn into the open transaction.</summary>
internal static class TurnWriting
{
    public static CommitResult Write(SqliteSession session, PreparedTurn prepared)
    {
        var (turn, n, now) = (prepared.Turn, prepared.Held.N, session.Now);
        var left = session.Conversations.Waiting(n) - (turn.Through > 0 ? session.Inbox.Consume(n, turn.Through) : 0);
        var nextAt = NextAt(session, n, left, prepared.WakeAt);
        // With its key gone nothing of before can be read: replies that wait would stand in the way for ever.
        if (prepared.WrappedKey is not null) session.Outbox.Erase(n);
        session.Conversations.Turned(n, prepared.State, left, nextAt, prepared.WakeAt, turn.Lease.Corrupt && !prepared.Held.Written, prepared.WrappedKey);
        if (turn.CancelRoutine) CancelRoutine(session, prepared, now);
        var toSend = AddReplies(session, prepared, now);
        foreach (var body in prepared.Journal) session.Append(n, turn.Lease.Id, body, plain: false);
        if (turn.KeepLease) session.Leases.Extend(n, now + session.Durations.Turn);
        else GiveBack(session, n, nextAt);
        return new CommitResult(true, toSend);
    }

    public static CommitResult Erase(SqliteSession session, PreparedTurn prepared)
    {
        var (turn, now) = (prepared.Turn, session.Now);
        SqliteErasure.Erase(session, prepared.Held.N, turn.Lease.Id, now, turn.ClosesMailbox);
        return new CommitResult(true, [.. turn.Replies.Select(reply => Entry(turn, reply, now))]);
    }

    /// <summary>When a conversation has work next: its oldest waiting event or its first timer, whichever is earlier; null for never.</summary>
    public static long? NextAt(SqliteSession session, long n, long left, long? wakeAt)
    {
        var oldest = left > 0 ? session.Inbox.OldestAcceptedAt(n) : null;
        return oldest is null || wakeAt < oldest ? wakeAt : oldest;
    }

    private static void GiveBack(SqliteSession session, long n, long? nextAt)
    {
        session.Leases.Drop(n);
        session.Changes.Work(nextAt);
    }

    private static void CancelRoutine(SqliteSession session, PreparedTurn prepared, long now)
    {
        var (n, id, key) = (prepared.Held.N, prepared.Turn.Lease.Id, prepared.Held.Sealing);
        var cancelled = session.Outbox.CancelRoutine(n, now);
        if (cancelled.Count == 0) return;
        session.Outbox.Promote(n);
        session.Changes.Outbox = true;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now);
        foreach (var delivery in cancelled) session.Append(n, id, key, new DeliveryRecord($"{delivery}:cancelled", at, delivery, "cancelled", null));
    }

    private static OutboxEntry[] AddReplies(SqliteSession session, PreparedTurn prepared, long now)
    {
        if (prepared.Replies.Count == 0) return [];
        var (turn, n) = (prepared.Turn, prepared.Held.N);
        var behind = session.Outbox.Any(n);
        // What stands before it and waits for a later try is tried now: a danger text has a minute.
        if (behind && prepared.Replies.Any(reply => reply.Importance == Importance.Danger)) session.Outbox.MakeDue(n, now);
        var nextAt = behind ? now : now + session.Durations.Send;
        for (var i = 0; i < prepared.Replies.Count; i++)
        {
            var reply = prepared.Replies[i];
            var deadline = now + (long)reply.Horizon.TotalMilliseconds;
            session.Outbox.Insert(n, session.Numbers.Next(), reply, head: !behind && i == 0, behind ? null : turn.Worker, nextAt, deadline);
        }

        session.Changes.Outbox = true;
        return behind ? [] : [.. turn.Replies.Select(reply => Entry(turn, reply, now))];
    }

    private static OutboxEntry Entry(TurnCommit turn, Delivery reply, long now) =>
        new(turn.Lease.Id, reply, 1, DateTimeOffset.FromUnixTimeMilliseconds(now) + SendHorizon.Of(reply));
}
