using System.Buffers.Binary;
using System.Security.Cryptography;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Packing;

/// <summary>
/// Packs and seals what a runtime store keeps. Events wait under a subkey of the master key, because an event is stored before its conversation is read;
/// everything else stands under the conversation's own key. What is written and what is read follows <see cref="RuntimeFormat"/>. Thread-safe.
/// </summary>
internal sealed class RuntimeSeals(MasterKey master, KeyWrap wrap, RuntimeFormat format)
{
    private const string ConversationKey = "conversation";
    private const string MailboxKey = "mailbox";
    private const string State = "state";
    private const string Inbox = "inbox";
    private const string Outbox = "outbox";
    private const string Journal = "journal";
    private const string Mailbox = "mailbox";

    private readonly SealKeyRing inboxKey = new(master, "inbox");
    private readonly byte[] duplicateKey = master.Derive("duplicates");

    public byte[] WrapKey(ConversationId id, ReadOnlySpan<byte> key) => wrap.Wrap(ConversationKey, id.Value, key);

    /// <summary>The key ready for work.</summary>
    public SealKey OpenKey(ConversationId id, ReadOnlySpan<byte> wrapped) => new(UnwrapKey(id, wrapped));

    public byte[] UnwrapKey(ConversationId id, ReadOnlySpan<byte> wrapped) => wrap.Unwrap(ConversationKey, id.Value, wrapped);

    public byte[] WrapMailboxKey(ConversationId id, ReadOnlySpan<byte> key) => wrap.Wrap(MailboxKey, id.Value, key);

    public byte[] UnwrapMailboxKey(ConversationId id, ReadOnlySpan<byte> wrapped) => wrap.Unwrap(MailboxKey, id.Value, wrapped);

    /// <summary>What stands under an older master key, under the newest; null when it needs nothing. Each is as long as before.</summary>
    public byte[]? RenewKey(ConversationId id, ReadOnlySpan<byte> wrapped) => wrap.Renew(ConversationKey, id.Value, wrapped);

    /// <inheritdoc cref="RenewKey"/>
    public byte[]? RenewMailboxKey(ConversationId id, ReadOnlySpan<byte> wrapped) => wrap.Renew(MailboxKey, id.Value, wrapped);

    /// <inheritdoc cref="RenewKey"/>
    public byte[]? RenewEvent(ConversationId id, ReadOnlySpan<byte> value) => inboxKey.Renew(Inbox, id.Value, value);

    /// <summary>
    /// What an event is remembered by, and what else it may have been remembered by: the same, unless its message was named otherwise by programs that knew no accounts. While one of those lives, it is theirs that is
    /// remembered. Short keyed hashes: nothing can be read back from them. A person's messages and the desk's commands cannot collide.
    /// </summary>
    public (ulong Hash, ulong Other) EventHashes(InboxEvent @event)
    {
        var hash = HashOf(@event, @event.EventId);
        if (@event.Event is not PersonWrote { Message.FormerId: { } former }) return (hash, hash);
        return format.Written < RuntimeFormat.WithAccounts ? (HashOf(@event, former), hash) : (hash, HashOf(@event, former));
    }

    public byte[] SealEvent(InboxEvent @event) =>
        inboxKey.Seal(Inbox, @event.Conversation.Value, RecordPacking.Pack(new StoredEvent(@event.EventId, @event.Event), format.Record));

    public StoredEvent OpenEvent(ConversationId id, ReadOnlySpan<byte> value) =>
        RecordPacking.ReadEvent(inboxKey.Open(Inbox, id.Value, value), format.KnownRecord);

    public byte[] SealState(SealKey key, ConversationId id, ConversationState state) =>
        key.Seal(State, id.Value, StatePacking.Pack(state, format.State));

    public ConversationState OpenState(SealKey key, ConversationId id, ReadOnlySpan<byte> value) =>
        StatePacking.Read(key.Open(State, id.Value, value), format.KnownState);

    public byte[] SealReply(SealKey key, ConversationId id, Delivery reply) => SealDelivery(key, Outbox, id, reply);

    public Delivery OpenReply(SealKey key, ConversationId id, ReadOnlySpan<byte> value) => OpenDelivery(key, Outbox, id, value);

    public byte[] SealMail(SealKey key, ConversationId id, Delivery mail) => SealDelivery(key, Mailbox, id, mail);

    public Delivery OpenMail(SealKey key, ConversationId id, ReadOnlySpan<byte> value) => OpenDelivery(key, Mailbox, id, value);

    /// <summary><paramref name="open"/> stands in front of it, unsealed.</summary>
    public byte[] SealRecord(SealKey key, ConversationId id, JournalRecord record, ReadOnlySpan<byte> open = default) =>
        key.Seal(Journal, id.Value, PackRecord(record), open);

    public JournalRecord OpenRecord(SealKey key, ConversationId id, ReadOnlySpan<byte> value) =>
        ReadRecord(key.Open(Journal, id.Value, value));

    /// <summary>A record that carries nothing personal and must be readable after the key is gone.</summary>
    public byte[] PackRecord(JournalRecord record) => RecordPacking.Pack(record, format.Record);

    public JournalRecord ReadRecord(ReadOnlySpan<byte> value) => RecordPacking.ReadRecord(value, format.KnownRecord);

    private byte[] SealDelivery(SealKey key, string purpose, ConversationId id, Delivery delivery) =>
        key.Seal(purpose, id.Value, RecordPacking.Pack(delivery, format.Record));

    private Delivery OpenDelivery(SealKey key, string purpose, ConversationId id, ReadOnlySpan<byte> value) =>
        RecordPacking.ReadDelivery(key.Open(purpose, id.Value, value), format.KnownRecord) with { Conversation = id };

    private ulong HashOf(InboxEvent @event, string name)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        KeyedHash.Of(duplicateKey, @event.Conversation.Value, @event.Event is PersonWrote ? "m" : "c", name, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
