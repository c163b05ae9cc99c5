using Hotline.Core.Messaging;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>The table of replies that could not be delivered, as the writer uses it.</summary>
internal sealed class DeadLetterRows(SqliteConnection connection) : IDisposable
{
    /// <summary>Dead letters kept; the oldest go first.</summary>
    public const int Kept = 10_000;

    private readonly Statement insert = new(connection, "INSERT INTO dead_letter (conversation, delivery, at, words, body) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING n");
    private readonly Statement trim = new(connection, "DELETE FROM dead_letter WHERE n <= ?1");
    private readonly Statement find = new(
        connection,
        "SELECT d.n, c.n, d.body, c.key FROM dead_letter d JOIN conversation c ON c.n = d.conversation WHERE c.id = ?1 AND c.key IS NOT NULL AND d.delivery = ?2 ORDER BY d.n DESC LIMIT 1");
    private readonly Statement delete = new(connection, "DELETE FROM dead_letter WHERE n = ?1");
    private readonly Statement erase = new(connection, "DELETE FROM dead_letter WHERE conversation = ?1");

    public void Insert(OutboxRow row, long at, string words)
    {
        var n = insert.Set(1, row.Conversation).Set(2, row.DeliveryId).Set(3, at).Set(4, words).Set(5, row.Body).Number() ?? 0;
        trim.Set(1, n - Kept).Run();
    }

    /// <summary>Takes a letter out: its conversation, its sealed reply and the conversation's wrapped key. Null when it is not there.</summary>
    public (long Conversation, byte[] Body, byte[] Key)? Take(ConversationId id, string delivery)
    {
        find.Set(1, id.Value).Set(2, delivery);
        if (!find.Step()) return null;
        var (n, taken) = (find.Long(0), (find.Long(1), find.Bytes(2), find.Bytes(3)));
        find.Reset();
        delete.Set(1, n).Run();
        return taken;
    }

    public void Erase(long conversation) => erase.Set(1, conversation).Run();

    public void Dispose()
    {
        foreach (var statement in (Statement[])[insert, trim, find, delete, erase]) statement.Dispose();
    }
}
