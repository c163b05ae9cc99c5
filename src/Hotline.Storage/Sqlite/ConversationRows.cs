using Hotline.Core.Messaging;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>The table of conversations, as the writer uses it.</summary>
internal sealed class ConversationRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement find = new(connection, "SELECT n, key, born, waiting, next_at, erased_at, parked, seen FROM conversation WHERE id = ?1");
    private readonly Statement stored = new(connection, "SELECT key, state FROM conversation WHERE id = ?1");
    private readonly Statement insert = new(connection, "INSERT INTO conversation (id, key, born) VALUES (?1, ?2, ?3) RETURNING n");
    private readonly Statement revive = new(connection, "UPDATE conversation SET key = ?2, born = ?3 WHERE n = ?1");
    private readonly Statement accepted = new(connection, "UPDATE conversation SET waiting = waiting + 1, next_at = ?2, seen = ?3 WHERE n = ?1");
    private readonly Statement work = new(connection, "SELECT n, next_at, id, key, state, wake_at FROM conversation WHERE next_at IS NOT NULL ORDER BY next_at");
    private readonly Statement idle = new(connection, "SELECT id, key, state, wake_at FROM conversation WHERE n = ?1 AND waiting = 1 AND parked = 0");
    private readonly Statement waiting = new(connection, "SELECT waiting FROM conversation WHERE n = ?1");
    private readonly Statement turned = new(
        connection,
        "UPDATE conversation SET state = ?2, waiting = ?3, next_at = ?4, wake_at = ?5, corrupt = CASE WHEN ?6 THEN state ELSE corrupt END, key = coalesce(?7, key) WHERE n = ?1");
    private readonly Statement setNext = new(connection, "UPDATE conversation SET waiting = ?2, next_at = ?3 WHERE n = ?1");
    private readonly Statement wake = new(connection, "SELECT wake_at FROM conversation WHERE n = ?1");
    private readonly Statement forgetTimers = new(connection, "UPDATE conversation SET wake_at = NULL WHERE n = ?1");
    private readonly Statement park = new(connection, "UPDATE conversation SET parked = 1, next_at = NULL WHERE n = ?1");
    private readonly Statement erase = new(
        connection,
        "UPDATE conversation SET key = NULL, state = NULL, corrupt = NULL, seen = NULL, waiting = 0, next_at = NULL, wake_at = NULL, parked = 0, erased_at = ?2 WHERE n = ?1");
    private readonly Statement erased = new(connection, "UPDATE conversation SET erased_at = max(coalesce(erased_at, 0), ?2) WHERE n = ?1");
    private readonly Statement tombstones = new(connection, "SELECT id, erased_at FROM conversation WHERE erased_at IS NOT NULL");
    private readonly Statement unpark = new(
        connection,
        """
        UPDATE conversation SET parked = 0, next_at = nullif(min(
            coalesce((SELECT min(accepted_at) FROM inbox WHERE inbox.conversation = conversation.n), 9223372036854775807),
            coalesce(wake_at, 9223372036854775807)), 9223372036854775807)
        WHERE parked = 1
        """);

    public ConversationRow? Find(ConversationId id)
    {
        if (!find.Set(1, id.Value).Step()) return null;
        var row = new ConversationRow(
            find.Long(0), find.BytesOrNull(1), find.Long(2), find.Long(3), find.LongOrNull(4), find.LongOrNull(5), find.Long(6) != 0, find.BytesOrNull(7) ?? []);
        find.Reset();
        return row;
    }

    public (byte[]? Key, byte[]? State) Stored(ConversationId id)
    {
        if (!stored.Set(1, id.Value).Step()) return (null, null);
        var found = (stored.BytesOrNull(0), stored.BytesOrNull(1));
        stored.Reset();
        return found;
    }

    public long Insert(ConversationId id, byte[]? key, long born) =>
        insert.Set(1, id.Value).Set(2, key).Set(3, born).Number() ?? throw new InvalidOperationException("A new conversation got no row.");

    /// <summary>A person who was erased writes anew: a new key, nothing of before.</summary>
    public void Revive(long n, byte[] key, long born) => revive.Set(1, n).Set(2, key).Set(3, born).Run();

    public void Accepted(long n, long? nextAt, byte[] seen) => accepted.Set(1, n).Set(2, nextAt).Set(3, seen).Run();

    /// <summary>Conversations with work at <paramref name="now"/> that nobody holds, the longest waiting first; and when the next one after them has work.</summary>
    public (List<ReadyConversation> Ready, long NextAt) Ready(int max, long now, LeaseTable leases)
    {
        var ready = new List<ReadyConversation>();
        while (work.Step())
        {
            var (n, at) = (work.Long(0), work.Long(1));
            if (leases.IsHeld(n, now)) continue;
            if (at > now || ready.Count == max)
            {
                work.Reset();
                return (ready, at);
            }

            ready.Add(new ReadyConversation(n, new ConversationId(work.Text(2)), work.Bytes(3), work.BytesOrNull(4), work.LongOrNull(5) <= now));
        }

        return (ready, long.MaxValue);
    }

    /// <summary>A conversation in which one event waits and nothing stands in the way of its turn.</summary>
    public ReadyConversation? Idle(long n, long now)
    {
        if (!idle.Set(1, n).Step()) return null;
        var found = new ReadyConversation(n, new ConversationId(idle.Text(0)), idle.Bytes(1), idle.BytesOrNull(2), idle.LongOrNull(3) <= now);
        idle.Reset();
        return found;
    }

    /// <summary>Notes an erasure that lies before this conversation's present life.</summary>
    public void Erased(long n, long at) => erased.Set(1, n).Set(2, at).Run();

    public List<(ConversationId Id, long At)> Tombstones()
    {
        var found = new List<(ConversationId, long)>();
        while (tombstones.Step()) found.Add((new ConversationId(tombstones.Text(0)), tombstones.Long(1)));
        return found;
    }

    /// <summary>Looks again at what an older program left alone: this one may know it.</summary>
    public void Unpark() => unpark.Run();

    public long Waiting(long n) => waiting.Set(1, n).Number() ?? 0;

    public long? WakeAt(long n) => wake.Set(1, n).Number();

    /// <summary>Writes what a turn left. <paramref name="setAside"/> keeps the state that could not be read; <paramref name="key"/> replaces a key that could not.</summary>
    public void Turned(long n, byte[] state, long left, long? nextAt, long? wakeAt, bool setAside, byte[]? key) =>
        turned.Set(1, n).Set(2, state).Set(3, left).Set(4, nextAt).Set(5, wakeAt).Set(6, setAside ? 1 : 0).Set(7, key).Run();

    public void SetNext(long n, long left, long? nextAt) => setNext.Set(1, n).Set(2, left).Set(3, nextAt).Run();

    public void ForgetTimers(long n) => forgetTimers.Set(1, n).Run();

    public void Park(long n) => park.Set(1, n).Run();

    /// <summary>Leaves only the tombstone.</summary>
    public void Erase(long n, long at) => erase.Set(1, n).Set(2, at).Run();

    public void Dispose()
    {
        foreach (var statement in (Statement[])[find, stored, insert, revive, accepted, work, idle, waiting, turned, setNext, wake, forgetTimers, park, erase, erased, tombstones, unpark]) statement.Dispose();
    }
}
