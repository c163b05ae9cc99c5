using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Sqlite;

/// <summary>The way in, on SQLite.</summary>
internal sealed class SqliteInbox(SqliteWriter writer, RuntimeSeals seals, Pseudonyms pseudonyms) : IInbox
{
    public Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken) => AcceptAsync(Event(message), cancellationToken);

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken)
    {
        var arriving = Prepare(command);
        return writer.RunAsync(session => AcceptAndTell(session, arriving), cancellationToken);
    }

    /// <summary>A person's message as an event of their conversation.</summary>
    public InboxEvent Event(InboundMessage message) => new(pseudonyms.Of(message.From), message.ProviderId, new PersonWrote(message));

    /// <summary>Seals an event, on the caller's thread.</summary>
    public ArrivingEvent Prepare(InboxEvent happened)
    {
        var (hash, other) = seals.EventHashes(happened);
        return new(happened.Conversation, (happened.Event as PersonWrote)?.Message.SentAt.ToUnixTimeMilliseconds(), hash, other, InboxRoom.For(happened.Event), seals.SealEvent(happened));
    }

    /// <summary>Takes an event in, and lets the workers know that it waits.</summary>
    public static Acceptance AcceptAndTell(SqliteSession session, ArrivingEvent arriving)
    {
        var (acceptance, n, nextAt) = Accept(session, arriving);
        if (acceptance == Acceptance.Stored && !session.Leases.IsHeld(n, session.Now)) session.Changes.Work(nextAt);
        return acceptance;
    }

    /// <summary>Takes an event in. With <see cref="Acceptance.Stored"/> comes the conversation's row, and when it has work.</summary>
    public static (Acceptance Acceptance, long N, long? NextAt) Accept(SqliteSession session, ArrivingEvent arriving)
    {
        var (now, id) = (session.Now, arriving.Conversation);
        var row = session.Conversations.Find(id);
        if (row is not null && Refusal(row, arriving, now) is { } refusal) return (refusal, 0, null);
        row = Living(session, id, row, now);
        session.Inbox.Insert(row.N, session.Numbers.Next(), now, arriving.Body);
        var nextAt = row.Parked ? (long?)null : Math.Min(now, row.NextAt ?? now);
        session.Conversations.Accepted(row.N, nextAt, SeenIds.Add(row.Seen, arriving.Hash, DateTimeOffset.FromUnixTimeMilliseconds(now)));
        return (Acceptance.Stored, row.N, nextAt);
    }

    private static Acceptance? Refusal(ConversationRow row, ArrivingEvent next, long now)
    {
        // A command about an erased person has nobody to reach; a message is late when it was sent before the erasure.
        if (row.ErasedAt is { } erasedAt && (next.SentAt is { } sent ? sent < erasedAt : row.Key is null)) return Acceptance.Erased;
        if (SeenIds.Contains(row.Seen, next.Hash, next.OtherHash, DateTimeOffset.FromUnixTimeMilliseconds(now))) return Acceptance.Duplicate;
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
}
