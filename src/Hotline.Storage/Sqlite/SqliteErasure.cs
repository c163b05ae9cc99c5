using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;

namespace Hotline.Storage.Sqlite;

/// <summary>Destroys a conversation: its key first of all, and every row it has. What stays is a tombstone and one journal record, neither with anything personal.</summary>
internal static class SqliteErasure
{
    public static void Erase(SqliteSession session, long n, ConversationId id, long at)
    {
        session.Conversations.Erase(n, at);
        session.Inbox.Erase(n);
        session.Outbox.Erase(n);
        session.DeadLetters.Erase(n);
        session.Journal.Erase(id.Partition(session.Partitions), n);
        if (session.Mailboxes.Find(id) is { } mailbox) session.Mailboxes.Clear(mailbox.N);
        session.Leases.Drop(n);
        var record = new ErasureRecord($"erasure:{id.Value}:{at}", DateTimeOffset.FromUnixTimeMilliseconds(at));
        session.Append(n, id, RuntimeSeals.PackRecord(record), plain: true);
        session.Changes.Outbox = true;
        session.Changes.Erased.Add((id, at));
    }

    /// <summary>
    /// At the start: whoever the book says was erased after the life that the file shows is erased again (the file is an older backup), and tombstones
    /// that a crash kept out of the book are entered.
    /// </summary>
    public static void Reconcile(SqliteSession session, ErasureBook book)
    {
        var known = book.All().ToDictionary(entry => entry.Id, entry => entry.At);
        foreach (var (id, at) in known) Reconcile(session, id, at);
        book.Add(session.Conversations.Tombstones().Where(tombstone => !known.TryGetValue(tombstone.Id, out var at) || at < tombstone.At));
    }

    private static void Reconcile(SqliteSession session, ConversationId id, long at)
    {
        if (session.Conversations.Find(id) is not { } row) session.Conversations.Erase(session.Conversations.Insert(id, null, at), at);
        else if (row.Key is not null && row.Born < at) Erase(session, row.N, id, at);
        else session.Conversations.Erased(row.N, at);
    }
}
