using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>The mailboxes' tables, as the writer uses them.</summary>
internal sealed class MailboxRows(SqliteConnection connection) : IDisposable
{
    /// <summary>Messages that one box holds; the oldest go first.</summary>
    public const int Kept = 1_000;

    private readonly Statement find = new(connection, "SELECT n, key, closed FROM mailbox WHERE id = ?1");
    private readonly Statement insertBox = new(connection, "INSERT INTO mailbox (id, key) VALUES (?1, ?2) RETURNING n");
    private readonly Statement setKey = new(connection, "UPDATE mailbox SET key = ?2 WHERE n = ?1");
    private readonly Statement close = new(connection, "UPDATE mailbox SET key = NULL, closed = max(closed, ?2) WHERE n = ?1");
    private readonly Statement insert = new(connection, "INSERT INTO mailbox_item (mailbox, position, delivery, at, body) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
    private readonly Statement shorten = new(
        connection,
        "DELETE FROM mailbox_item WHERE mailbox = ?1 AND position <= (SELECT position FROM mailbox_item WHERE mailbox = ?1 ORDER BY position DESC LIMIT 1 OFFSET ?2)");
    private readonly Statement clear = new(connection, "DELETE FROM mailbox_item WHERE mailbox = ?1");
    private readonly Statement expire = new(connection, "DELETE FROM mailbox_item WHERE at < ?1");

    public MailboxRow? Find(ConversationId id)
    {
        if (!find.Set(1, id.Value).Step()) return null;
        var row = new MailboxRow(find.Long(0), find.BytesOrNull(1), find.Long(2) != 0);
        find.Reset();
        return row;
    }

    public long Insert(ConversationId id, byte[]? key) =>
        insertBox.Set(1, id.Value).Set(2, key).Number() ?? throw new InvalidOperationException("A new mailbox got no row.");

    public void SetKey(long mailbox, byte[]? key) => setKey.Set(1, mailbox).Set(2, key).Run();

    /// <summary>Adds a message unless it is there already.</summary>
    public void Put(long mailbox, long position, string delivery, long at, byte[] body)
    {
        insert.Set(1, mailbox).Set(2, position).Set(3, delivery).Set(4, at).Set(5, body).Run();
        shorten.Set(1, mailbox).Set(2, Kept).Run();
    }

    /// <summary>Empties a box and destroys its key; the box can be used again.</summary>
    public void Clear(long mailbox)
    {
        clear.Set(1, mailbox).Run();
        SetKey(mailbox, null);
    }

    /// <summary>Empties a box for ever; of two reasons the graver stays.</summary>
    public void Close(long mailbox, MailboxState why)
    {
        clear.Set(1, mailbox).Run();
        close.Set(1, mailbox).Set(2, (long)why).Run();
    }

    public void Expire(long before) => expire.Set(1, before).Run();

    public void Dispose()
    {
        foreach (var statement in (Statement[])[find, insertBox, setKey, close, insert, shorten, clear, expire]) statement.Dispose();
    }
}
