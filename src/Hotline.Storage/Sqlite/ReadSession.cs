using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>One reading connection with its statements. Everything comes out still sealed.</summary>
internal sealed class ReadSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement journal;
    private readonly Statement deadLetters;
    private readonly Statement mail;
    private readonly Statement closed;

    public ReadSession(string file)
    {
        connection = SqliteFile.OpenForReading(file);
        journal = new Statement(
            connection,
            "SELECT j.position, j.plain, j.body, c.id, c.key FROM journal j JOIN conversation c ON c.n = j.conversation WHERE j.partition = ?1 AND j.position > ?2 ORDER BY j.position LIMIT ?3");
        deadLetters = new Statement(
            connection, "SELECT c.id, d.delivery, d.at, d.words FROM dead_letter d JOIN conversation c ON c.n = d.conversation ORDER BY d.n DESC LIMIT ?1");
        mail = new Statement(
            connection,
            "SELECT i.position, i.at, i.body, m.key FROM mailbox m JOIN mailbox_item i ON i.mailbox = m.n WHERE m.id = ?1 AND i.position > ?2 AND i.at >= ?3 ORDER BY i.position LIMIT ?4");
        closed = new Statement(connection, "SELECT closed FROM mailbox WHERE id = ?1");
    }

    public List<SealedRecord> Journal(int partition, long after, int max)
    {
        var rows = new List<SealedRecord>();
        journal.Set(1, (long)partition).Set(2, after).Set(3, (long)max);
        while (journal.Step())
            rows.Add(new SealedRecord(journal.Long(0), new ConversationId(journal.Text(3)), journal.Long(1) != 0, journal.Bytes(2), journal.BytesOrNull(4)));
        return rows;
    }

    public List<(ConversationId Id, string Delivery, long At, string Words)> DeadLetters(int max)
    {
        var rows = new List<(ConversationId, string, long, string)>();
        deadLetters.Set(1, (long)max);
        while (deadLetters.Step()) rows.Add((new ConversationId(deadLetters.Text(0)), deadLetters.Text(1), deadLetters.Long(2), deadLetters.Text(3)));
        return rows;
    }

    public List<(long Position, long At, byte[] Body, byte[] Key)> Mail(ConversationId id, long after, long notBefore, int max)
    {
        var rows = new List<(long, long, byte[], byte[])>();
        mail.Set(1, id.Value).Set(2, after).Set(3, notBefore).Set(4, (long)max);
        while (mail.Step()) rows.Add((mail.Long(0), mail.Long(1), mail.Bytes(2), mail.Bytes(3)));
        return rows;
    }

    public MailboxState MailboxState(ConversationId id) => (MailboxState)(closed.Set(1, id.Value).Number() ?? 0);

    public void Dispose()
    {
        foreach (var statement in (Statement[])[journal, deadLetters, mail, closed]) statement.Dispose();
        connection.Dispose();
    }
}
