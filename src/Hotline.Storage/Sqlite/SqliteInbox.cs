using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Sqlite;

/// <summary>The way in, on SQLite.</summary>
internal sealed class SqliteInbox(SqliteWriter writer, RuntimeSeals seals, Pseudonyms pseudonyms) : IInbox
{
    public Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken) =>
        AcceptAsync(new InboxEvent(pseudonyms.Of(message.From), message.ProviderId, new PersonWrote(message)), cancellationToken);

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken)
    {
        var (id, hash, body) = (command.Conversation, seals.EventHash(command), seals.SealEvent(command));
        var sentAt = (command.Event as PersonWrote)?.Message.SentAt.ToUnixTimeMilliseconds();
        var room = InboxRoom.For(command.Event);
        return writer.RunAsync(session => Accept(session, id, new Arriving(sentAt, hash, room, body)), cancellationToken);
    }

    private static Acceptance Accept(SqliteSession session, ConversationId id, Arriving next)
    {
        var now = session.Now;
        var row = session.Conversations.Find(id);
        if (row is not null && Refusal(row, next, now) is { } refusal) return refusal;
        row = Living(session, id, row, now);
        session.Inbox.Insert(row.N, session.Numbers.Next(), now, next.Body);
        var nextAt = row.Parked ? (long?)null : Math.Min(now, row.NextAt ?? now);
        session.Conversations.Accepted(row.N, nextAt, SeenIds.Add(row.Seen, next.Hash, DateTimeOffset.FromUnixTimeMilliseconds(now)));
        if (!session.Leases.IsHeld(row.N, now)) session.Changes.Work(nextAt);
        return Acceptance.Stored;
    }

    private static Acceptance? Refusal(ConversationRow row, Arriving next, long now)
    {
        // A command about an erased person has nobody to reach; a message is late when it was sent before the erasure.
        if (row.ErasedAt is { } erasedAt && (next.SentAt is { } sent ? sent < erasedAt : row.Key is null)) return Acceptance.Erased;
        if (SeenIds.Contains(row.Seen, next.Hash, DateTimeOffset.FromUnixTimeMilliseconds(now))) return Acceptance.Duplicate;
        return row.Waiting >= next.Room ? Acceptance.Full : null;
    }

    /// <summary>The conversation's row with a key: made for someone new, or for someone who writes again after an erasure.</summary>
    private static ConversationRow Living(SqliteSession session, ConversationId id, ConversationRow? row, long now)
    {
        if (row?.Key is not null) return row;
        var key = session.Seals.WrapKey(id, KeyWrap.NewKey());
        if (row is null) return new ConversationRow(session.Conversations.Insert(id, key, now), key, now, 0, null, null, false, []);
        // Never before the tombstone, whatever the clock does: else the next start would take the new life for the old one.
        var born = Math.Max(now, (row.ErasedAt ?? 0) + 1);
        session.Conversations.Revive(row.N, key, born);
        return row with { Key = key, Born = born };
    }

    /// <summary>An event at the door. <paramref name="SentAt"/> is null for a command; <paramref name="Room"/> is how many may wait before it.</summary>
    private readonly record struct Arriving(long? SentAt, ulong Hash, int Room, byte[] Body);
}
