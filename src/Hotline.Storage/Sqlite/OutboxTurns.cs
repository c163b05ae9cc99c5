using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Protection;
using Hotline.Storage.Waiting;

namespace Hotline.Storage.Sqlite;

/// <summary>What the writer does with the outbox: hands out, takes reports, buries.</summary>
internal static class OutboxTurns
{
    private static readonly Importance[] MostImportantFirst = [Importance.Danger, Importance.Operator, Importance.Routine];

    public static List<OutboxRow> Lease(SqliteSession session, WorkerId worker, int max)
    {
        var (now, taken) = (session.Now, new List<OutboxRow>());
        var due = new List<OutboxRow>();
        foreach (var importance in MostImportantFirst) due.AddRange(session.Outbox.Due(importance, now, max));
        foreach (var row in FairShare.Choose(due, max, row => row.NextAt).Chosen) HandOut(session, row, worker, now, taken);
        session.Changes.Outbox = true;
        return taken;
    }

    /// <summary>Takes what became of attempts; returns what the worker may send next.</summary>
    public static List<OutboxRow> Report(SqliteSession session, WorkerId worker, IReadOnlyList<SendReport> reports)
    {
        var (now, next) = (session.Now, new List<OutboxRow>());
        foreach (var report in reports)
        {
            // Finished before, cancelled or erased: there is nothing left to say about it.
            if (session.Outbox.Find(report.Conversation, report.DeliveryId) is not { } row) continue;
            if (report.RetryAt is { } at) Retry(session, row, report, worker, at.ToUnixTimeMilliseconds(), now);
            else Finish(session, row, report.Status, report.Words, now);
            if (session.Outbox.First(row.Conversation) is { } first && !first.IsHeld(now) && first.NextAt <= now) HandOut(session, first, worker, now, next);
        }

        session.Changes.Outbox = true;
        return next;
    }

    /// <summary>Takes a dead letter back, behind what waits.</summary>
    public static bool SendAgain(SqliteSession session, ConversationId id, string deliveryId)
    {
        if (session.DeadLetters.Take(id, deliveryId) is not var (conversation, body, key)) return false;
        var (now, behind) = (session.Now, session.Outbox.Any(conversation));
        var reply = new NewReply(deliveryId, Importance.Operator, RuntimeLimits.RetryHorizonOf(Importance.Operator), body);
        session.Outbox.Insert(conversation, session.Numbers.Next(), reply, head: !behind, worker: null, now, now + (long)reply.Horizon.TotalMilliseconds);
        Journal(session, conversation, id, key, new DeliveryRecord($"{deliveryId}:waiting", DateTimeOffset.FromUnixTimeMilliseconds(now), deliveryId, SendReport.Waiting, null));
        session.Changes.Outbox = true;
        return true;
    }

    /// <summary>Writes what a provider says of a delivery into the journal.</summary>
    public static bool Note(SqliteSession session, DeliveryMark mark, string status, string? words)
    {
        if (session.Conversations.Find(mark.Conversation) is not { Key: { } key } row) return false;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(session.Now);
        Journal(session, row.N, mark.Conversation, key, new DeliveryRecord($"{mark.DeliveryId}:{status}", at, mark.DeliveryId, status, words));
        return true;
    }

    /// <summary>Leases the first of a conversation, burying those whose time is over on the way.</summary>
    private static void HandOut(SqliteSession session, OutboxRow first, WorkerId worker, long now, List<OutboxRow> taken)
    {
        for (OutboxRow? row = first; row is not null && !row.IsHeld(now) && row.NextAt <= now; row = session.Outbox.First(row.Conversation))
        {
            if (row.IsInTime(now))
            {
                session.Outbox.Lease(row, worker, now + session.Durations.Send);
                taken.Add(row with { Attempt = row.Attempt + 1 });
                return;
            }

            Finish(session, row, SendReport.Dead, Late(row, row.Words), now);
        }
    }

    private static void Retry(SqliteSession session, OutboxRow row, SendReport report, WorkerId worker, long at, long now)
    {
        // Another worker is trying it by now; its report counts.
        if (row.IsHeld(now) && row.Worker != worker.Value) return;
        if (row.Importance == Importance.Routine && session.Outbox.IsOvertaken(row)) CancelOvertaken(session, row, worker, now);
        else if (report.Status == SendReport.Untried ? !row.IsInTime(at) : at >= row.Deadline) Finish(session, row, SendReport.Dead, Late(row, report.Words ?? row.Words), now);
        else PutBack(session, row, report, worker, at, now);
    }

    private static void PutBack(SqliteSession session, OutboxRow row, SendReport report, WorkerId worker, long at, long now)
    {
        session.Outbox.Retry(row, worker, at, report.Status == SendReport.Untried, report.Words, now);
        if (row.Importance < Importance.Danger) session.Outbox.LetDangerPass(row, session.Numbers);
    }

    private static string Late(OutboxRow row, string? last) => TooLate.Words(RuntimeLimits.RetryHorizonOf(row.Importance), last);

    /// <summary>Drops a routine reply, and those behind it, that would go before a more important one.</summary>
    private static void CancelOvertaken(SqliteSession session, OutboxRow row, WorkerId worker, long now)
    {
        foreach (var delivery in session.Outbox.CancelOvertaken(row, worker, now))
        {
            var record = new DeliveryRecord($"{delivery}:{SendReport.Cancelled}", DateTimeOffset.FromUnixTimeMilliseconds(now), delivery, SendReport.Cancelled, null);
            Journal(session, row.Conversation, row.Id, row.Key, record);
        }

        session.Outbox.Promote(row.Conversation);
    }

    private static void Finish(SqliteSession session, OutboxRow row, string status, string? words, long now)
    {
        session.Outbox.Delete(row);
        session.Outbox.Promote(row.Conversation);
        if (status == SendReport.Dead) session.DeadLetters.Insert(row, now, words ?? "It was refused.");
        Journal(session, row.Conversation, row.Id, row.Key, new DeliveryRecord($"{row.DeliveryId}:{status}", DateTimeOffset.FromUnixTimeMilliseconds(now), row.DeliveryId, status, words));
    }

    private static void Journal(SqliteSession session, long conversation, ConversationId id, byte[] wrapped, DeliveryRecord record)
    {
        try
        {
            using var key = session.Seals.OpenKey(id, wrapped);
            session.Append(conversation, id, key, record);
        }
        catch (SealedDataException)
        {
            // A damaged key must not hold up the conversation; without words the record says nothing personal.
            session.Append(conversation, id, session.Seals.PackRecord(record with { Words = null }), plain: true);
        }
    }
}
