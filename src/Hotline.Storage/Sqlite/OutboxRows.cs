using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>The table of replies that are not with the provider yet, as the writer uses it.</summary>
internal sealed class OutboxRows(SqliteConnection connection) : IDisposable
{
    private const string Columns = "o.conversation, o.sequence, o.delivery, o.importance, o.attempt, o.next_at, o.worker, o.deadline, o.words, o.body, c.id, c.key";
    private const string From = "FROM outbox o JOIN conversation c ON c.n = o.conversation";

    private readonly Statement insert = new(
        connection,
        "INSERT INTO outbox (conversation, sequence, delivery, importance, head, attempt, next_at, worker, deadline, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    private readonly Statement any = new(connection, "SELECT 1 FROM outbox WHERE conversation = ?1 LIMIT 1");
    private readonly Statement cancel = new(
        connection, "DELETE FROM outbox WHERE conversation = ?1 AND importance = 0 AND NOT (worker IS NOT NULL AND next_at > ?2) RETURNING delivery");
    private readonly Statement find = new(connection, $"SELECT {Columns} {From} WHERE o.conversation = (SELECT n FROM conversation WHERE id = ?1) AND o.delivery = ?2");
    private readonly Statement first = new(connection, $"SELECT {Columns} {From} WHERE o.conversation = ?1 ORDER BY o.sequence LIMIT 1");
    private readonly Statement due = new(connection, $"SELECT {Columns} {From} WHERE o.head = 1 AND o.importance = ?1 AND o.next_at <= ?2 ORDER BY o.next_at LIMIT ?3");
    private readonly Statement earliest = new(connection, "SELECT min(next_at) FROM outbox WHERE head = 1 AND importance = ?1");
    private readonly Statement promote = new(
        connection, "UPDATE outbox SET head = 1 WHERE conversation = ?1 AND head = 0 AND sequence = (SELECT min(sequence) FROM outbox WHERE conversation = ?1)");
    private readonly Statement lease = new(connection, "UPDATE outbox SET attempt = attempt + 1, worker = ?3, next_at = ?4 WHERE conversation = ?1 AND sequence = ?2");
    private readonly Statement retry = new(connection, "UPDATE outbox SET worker = NULL, next_at = ?3, words = coalesce(?4, words), attempt = max(attempt - ?5, 0) WHERE conversation = ?1 AND sequence = ?2");
    private readonly Statement overtaken = new(connection, "SELECT 1 FROM outbox WHERE conversation = ?1 AND sequence > ?2 AND importance > 0 LIMIT 1");
    private readonly Statement cancelOvertaken = new(
        connection,
        "DELETE FROM outbox WHERE conversation = ?1 AND importance = 0 AND sequence BETWEEN ?2 AND (SELECT max(sequence) FROM outbox WHERE conversation = ?1 AND importance > 0) RETURNING delivery");
    private readonly Statement takeBack = new(
        connection, "UPDATE outbox SET attempt = attempt - 1, worker = NULL, next_at = ?4 WHERE conversation = ?1 AND sequence > ?2 AND worker = ?3");
    private readonly Statement dueNow = new(connection, "UPDATE outbox SET next_at = ?2 WHERE conversation = ?1 AND worker IS NULL AND next_at > ?2");
    private readonly Statement overtakenByDanger = new(
        connection,
        "SELECT sequence FROM outbox WHERE conversation = ?1 AND sequence >= ?2 AND importance < 2 AND EXISTS (SELECT 1 FROM outbox WHERE conversation = ?1 AND sequence > ?2 AND importance = 2) ORDER BY sequence");
    private readonly Statement move = new(connection, "UPDATE outbox SET sequence = ?3, head = 0 WHERE conversation = ?1 AND sequence = ?2");
    private readonly Statement delete = new(connection, "DELETE FROM outbox WHERE conversation = ?1 AND sequence = ?2");
    private readonly Statement erase = new(connection, "DELETE FROM outbox WHERE conversation = ?1");
    private readonly Statement endLeases = new(connection, "UPDATE outbox SET worker = NULL, next_at = ?1 WHERE worker IS NOT NULL");

    /// <summary>Adds a reply; with a <paramref name="worker"/> it is leased until <paramref name="nextAt"/> and its first attempt is recorded.</summary>
    public void Insert(long conversation, long sequence, NewReply reply, bool head, WorkerId? worker, long nextAt, long deadline) =>
        insert.Set(1, conversation).Set(2, sequence).Set(3, reply.DeliveryId).Set(4, (long)reply.Importance).Set(5, head ? 1 : 0)
            .Set(6, worker is null ? 0 : 1).Set(7, nextAt).Set(8, worker?.Value).Set(9, deadline).Set(10, reply.Body).Run();

    public bool Any(long conversation) => any.Set(1, conversation).Number() is not null;

    /// <summary>Drops routine replies that are in nobody's hands right now; returns their ids.</summary>
    public List<string> CancelRoutine(long conversation, long now)
    {
        var dropped = new List<string>();
        cancel.Set(1, conversation).Set(2, now);
        while (cancel.Step()) dropped.Add(cancel.Text(0));
        return dropped;
    }

    public OutboxRow? Find(ConversationId id, string delivery) => One(find.Set(1, id.Value).Set(2, delivery));

    public OutboxRow? First(long conversation) => One(first.Set(1, conversation));

    public List<OutboxRow> Due(Importance importance, long now, int max)
    {
        var rows = new List<OutboxRow>();
        due.Set(1, (long)importance).Set(2, now).Set(3, max);
        while (due.Step()) rows.Add(Row(due));
        return rows;
    }

    /// <summary>When something is to be handed out next, leases that run out included.</summary>
    public long NextAt() => Math.Min(Earliest(Importance.Routine), Math.Min(Earliest(Importance.Operator), Earliest(Importance.Danger)));

    /// <summary>Lets the first of a conversation be handed out.</summary>
    public void Promote(long conversation) => promote.Set(1, conversation).Run();

    public void Lease(OutboxRow row, WorkerId worker, long until) => lease.Set(1, row.Conversation).Set(2, row.Sequence).Set(3, worker.Value).Set(4, until).Run();

    /// <summary>Puts a reply back for later, with the last reason if there is a new one, and those behind it out of the worker's hands: it has not tried them.</summary>
    public void Retry(OutboxRow row, WorkerId worker, long at, bool untried, string? words, long now)
    {
        retry.Set(1, row.Conversation).Set(2, row.Sequence).Set(3, at).Set(4, words).Set(5, untried ? 1 : 0).Run();
        TakeBack(row, worker, now);
    }

    /// <summary>Drops a routine reply and all routine ones behind it up to the last more important one; returns their ids.</summary>
    public List<string> CancelOvertaken(OutboxRow row, WorkerId worker, long now)
    {
        TakeBack(row, worker, now);
        var dropped = new List<string>();
        cancelOvertaken.Set(1, row.Conversation).Set(2, row.Sequence);
        while (cancelOvertaken.Step()) dropped.Add(cancelOvertaken.Text(0));
        return dropped;
    }

    /// <summary>Whether something more important than routine stands behind it.</summary>
    public bool IsOvertaken(OutboxRow row) => overtaken.Set(1, row.Conversation).Set(2, row.Sequence).Number() is not null;

    /// <summary>What waits for a later try is due now.</summary>
    public void MakeDue(long conversation, long now) => dueNow.Set(1, conversation).Set(2, now).Run();

    /// <summary>Puts a reply, and those behind it, behind the texts about danger that stand there; both keep their order among themselves.</summary>
    public void LetDangerPass(OutboxRow row, RisingNumber numbers)
    {
        var moved = new List<long>();
        overtakenByDanger.Set(1, row.Conversation).Set(2, row.Sequence);
        while (overtakenByDanger.Step()) moved.Add(overtakenByDanger.Long(0));
        foreach (var sequence in moved) move.Set(1, row.Conversation).Set(2, sequence).Set(3, numbers.Next()).Run();
        Promote(row.Conversation);
    }

    public void Delete(OutboxRow row) => delete.Set(1, row.Conversation).Set(2, row.Sequence).Run();

    public void Erase(long conversation) => erase.Set(1, conversation).Run();

    /// <summary>After a start: whoever held something is gone.</summary>
    public void EndLeases(long now) => endLeases.Set(1, now).Run();

    public void Dispose()
    {
        foreach (var statement in (Statement[])[insert, any, cancel, find, first, due, earliest, promote, lease, retry, overtaken, cancelOvertaken, takeBack, dueNow, overtakenByDanger, move, delete, erase, endLeases]) statement.Dispose();
    }

    private void TakeBack(OutboxRow row, WorkerId worker, long now) => takeBack.Set(1, row.Conversation).Set(2, row.Sequence).Set(3, worker.Value).Set(4, now).Run();

    private static OutboxRow? One(Statement statement)
    {
        if (!statement.Step()) return null;
        var row = Row(statement);
        statement.Reset();
        return row;
    }

    private static OutboxRow Row(Statement s) => new(
        s.Long(0), s.Long(1), s.Text(2), (Importance)s.Long(3), (int)s.Long(4), s.Long(5), s.TextOrNull(6), s.Long(7), s.TextOrNull(8), s.Bytes(9),
        new ConversationId(s.Text(10)), s.Bytes(11));

    private long Earliest(Importance importance) => earliest.Set(1, (long)importance).Number() ?? long.MaxValue;
}
