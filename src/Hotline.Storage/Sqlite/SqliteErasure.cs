using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Sqlite;

/// <summary>Destroys a conversation: its key first of all, and every row it has. What stays is a tombstone and one journal record, neither with anything personal.</summary>
internal static class SqliteErasure
{
    /// <summary>With <paramref name="closesMailbox"/> the page that fetches from it is told that it is over.</summary>
    public static void Erase(SqliteSession session, long n, ConversationId id, long at, bool closesMailbox = false)
    {
        session.Conversations.Erase(n, at);
        session.Inbox.Erase(n);
        session.Outbox.Erase(n);
        session.DeadLetters.Erase(n);
        session.Journal.Erase(id.Partition(session.Partitions), n);
        var mailbox = session.Mailboxes.Find(id)?.N;
        if (closesMailbox) session.Mailboxes.Close(mailbox ?? session.Mailboxes.Insert(id, null), MailboxState.Erased);
        else if (mailbox is { } box) session.Mailboxes.Clear(box);
        if (closesMailbox) session.Changes.Mail.Add(id);
        session.Leases.Drop(n);
        var record = new ErasureRecord($"erasure:{id.Value}:{at}", DateTimeOffset.FromUnixTimeMilliseconds(at));
        session.Append(n, id, session.Seals.PackRecord(record), plain: true);
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

    /// <summary>One erasure that lies elsewhere. True when something was destroyed for it; else only its time is noted.</summary>
    public static bool Reconcile(SqliteSession session, ConversationId id, long at)
    {
        var row = session.Conversations.Find(id);
        if (row is { Key: not null } && row.Born < at)
        {
            Erase(session, row.N, id, at);
            return true;
        }

        if (row is null) session.Conversations.Erase(session.Conversations.Insert(id, null, at), at);
        else session.Conversations.Erased(row.N, at);
        session.Changes.Erased.Add((id, at));
        return false;
    }
}
