using Hotline.Core.Messaging;

namespace Hotline.Storage.Sqlite;

/// <summary>Puts keys and waiting events under the newest master key, a few rows a write, so that nobody waits behind it.</summary>
internal static class SqliteKeyRound
{
    /// <summary>Rows of one write: some milliseconds.</summary>
    private const int Rows = 200;

    private static readonly Table[] Tables =
    [
        new("SELECT n, id, key FROM conversation WHERE n > ?1 AND key IS NOT NULL ORDER BY n LIMIT ?2", "UPDATE conversation SET key = ?2 WHERE n = ?1", (seals, id, value) => seals.RenewKey(id, value)),
        new("SELECT n, id, key FROM mailbox WHERE n > ?1 AND key IS NOT NULL ORDER BY n LIMIT ?2", "UPDATE mailbox SET key = ?2 WHERE n = ?1", (seals, id, value) => seals.RenewMailboxKey(id, value)),
        new(
            "SELECT i.sequence, c.id, i.body FROM inbox i JOIN conversation c ON c.n = i.conversation WHERE i.sequence > ?1 ORDER BY i.sequence LIMIT ?2", "UPDATE inbox SET body = ?2 WHERE sequence = ?1",
            (seals, id, value) => seals.RenewEvent(id, value)),
    ];

    public static async Task<KeyRound> RunAsync(SqliteWriter writer, Action<int>? looked, CancellationToken cancellationToken)
    {
        var all = new KeyRound(0, 0);
        foreach (var table in Tables)
        {
            for (var after = 0L; ;)
            {
                var from = after;
                var (round, last) = await writer.RunAsync(session => Step(session, table, from), cancellationToken);
                all += round;
                looked?.Invoke((int)round.Looked);
                if (round.Looked < Rows) break;
                after = last;
            }
        }

        // What was there before must not stand in the log.
        if (all.Changed > 0) await writer.RunAsync(static session => session.Changes.OldKeys = true, cancellationToken);
        return all;
    }

    private static (KeyRound Round, long Last) Step(SqliteSession session, Table table, long after)
    {
        var rows = new List<(long N, string Id, byte[] Value)>(Rows);
        using (var read = new Statement(session.Connection, table.Read))
        {
            read.Set(1, after).Set(2, (long)Rows);
            while (read.Step()) rows.Add((read.Long(0), read.Text(1), read.Bytes(2)));
        }

        var changed = 0;
        using var write = new Statement(session.Connection, table.Write);
        foreach (var (n, id, value) in rows)
        {
            if (table.Renew(session.Seals, new ConversationId(id), value) is not { } renewed) continue;
            write.Set(1, n).Set(2, renewed).Run();
            changed++;
        }

        return (new KeyRound(rows.Count, changed), rows.Count > 0 ? rows[^1].N : after);
    }

    private sealed record Table(string Read, string Write, Func<Packing.RuntimeSeals, ConversationId, byte[], byte[]?> Renew);
}
