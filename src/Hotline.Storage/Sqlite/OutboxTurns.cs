using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Sqlite;

/// <summary>What the writer does with the outbox: hands out, takes reports, buries.</summary>
internal static class OutboxTurns
{
    private static readonly Importance[] MostImportantFirst = [Importance.Danger, Importance.Operator, Importance.Routine];

    public static List<OutboxRow> Lease(SqliteSession session, WorkerId worker, int max)
    {
        var (now, taken) = (session.Now, new List<OutboxRow>());
        foreach (var importance in MostImportantFirst)
        {
            if (taken.Count >= max) break;
            foreach (var row in session.Outbox.Due(importance, now, max - taken.Count)) HandOut(session, row, worker, now, taken);
        }

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

    /// <summary>Leases the first of a conversation, burying those whose time is over on the way.</summary>
    private static void HandOut(SqliteSession session, OutboxRow first, WorkerId worker, long now, List<OutboxRow> taken)
    {
        for (OutboxRow? row = first; row is not null && !row.IsHeld(now) && row.NextAt <= now; row = session.Outbox.First(row.Conversation))
        {
            if (row.Deadline > now)
            {
                session.Outbox.Lease(row, worker, now + (long)RuntimeLimits.SendLease.TotalMilliseconds);
                taken.Add(row with { Attempt = row.Attempt + 1 });
                return;
            }

            Finish(session, row, "dead", row.Words ?? "It could not be delivered in time.", now);
        }
    }

    private static void Retry(SqliteSession session, OutboxRow row, SendReport report, WorkerId worker, long at, long now)
    {
        // Another worker is trying it by now; its report counts.
        if (row.IsHeld(now) && row.Worker != worker.Value) return;
        if (at >= row.Deadline) Finish(session, row, "dead", report.Words ?? "It could not be delivered in time.", now);
        else session.Outbox.Retry(row, worker, at, report.Words, now);
    }

    private static void Finish(SqliteSession session, OutboxRow row, string status, string? words, long now)
    {
        session.Outbox.Delete(row);
        session.Outbox.Promote(row.Conversation);
        if (status == "dead") session.DeadLetters.Insert(row, now, words ?? "It was refused.");
        Journal(session, row, new DeliveryRecord($"{row.DeliveryId}:{status}", DateTimeOffset.FromUnixTimeMilliseconds(now), row.DeliveryId, status, words));
    }

    private static void Journal(SqliteSession session, OutboxRow row, DeliveryRecord record)
    {
        try
        {
            using var key = session.Seals.OpenKey(row.Id, row.Key);
            session.Append(row.Conversation, row.Id, key, record);
        }
        catch (SealedDataException)
        {
            // A damaged key must not hold up the conversation; without words the record says nothing personal.
            session.Append(row.Conversation, row.Id, RuntimeSeals.PackRecord(record with { Words = null }), plain: true);
        }
    }
}
