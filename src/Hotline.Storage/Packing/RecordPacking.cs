using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Packing;

/// <summary>
/// What a runtime store keeps besides the state, as bytes. The first byte is the version: 2 and 3 are packed like the state, 1 is JSON. That is still written for records that
/// are short or rare, and for programs that know no other. All are read for ever; one that is newer than <c>known</c> is recognised and left alone. What an older version has no place for, and
/// must not be lost, is written in the newer one also while older programs live: they leave it to those who know it. 4 is JSON again: what carries a file, or tells of one, or of a later try; so is 5, for what ties conversations together, 6, for words that want no answer, 7, for an erasure that has a condition, and 8, for what operators order and for thanks, which older programs do not know. 9 is packed again: a turn that adds to the funnels, once every living program reads it.
/// </summary>
internal static class RecordPacking
{
    /// <summary>The newest packed version of all kinds of records.</summary>
    public const byte Version = 3;

    /// <summary>The packed version of a turn that adds to the funnels.</summary>
    public const byte WithFunnel = 9;

    /// <summary>The newest version of all.</summary>
    public const byte Newest = WithFunnel;

    private const byte WithFile = 4;

    private const byte WithTies = 5;

    private const byte WithAside = 6;

    private const byte WithAge = 7;

    private const byte WithOrder = 8;

    public static byte[] Pack(JournalRecord record, byte version = Newest) => record is TurnRecord { OnlyThanks: true } || (record is TurnRecord { Event: var ordered } && IsNewOrder(ordered))
        ? Json(WithOrder, record, RuntimeJson.Compact.JournalRecord)
        : record is TurnRecord { Event: var besides } && BringsAside(besides)
        ? Json(WithAside, record, RuntimeJson.Compact.JournalRecord)
        : record is TurnRecord { Event: var tied, Addresses: var addresses } && (addresses is not null || TellsOfTies(tied))
        ? Json(WithTies, record, RuntimeJson.Compact.JournalRecord)
        : record is TurnRecord { Said: var lines, Event: var happened } && (HasNoPackedPlace(happened) || lines.Any(said => said.Attachment is not null))
        ? Json(WithFile, record, RuntimeJson.Compact.JournalRecord)
        : record is TurnRecord turn && Needed(turn, version) is var needed and > VersionedJson.Version
        ? Packed(needed, turn, PackedTurns.Write)
        : VersionedJson.Write(record, RuntimeJson.Compact.JournalRecord);

    public static byte[] Pack(StoredEvent stored, byte version = Version) => IsNewOrder(stored.Event) ? Json(WithOrder, stored, RuntimeJson.Compact.StoredEvent)
        : stored.Event is ErasureOrdered { ByAge: true } ? Json(WithAge, stored, RuntimeJson.Compact.StoredEvent) // An older program would erase whoever came back.
        : BringsAside(stored.Event) ? Json(WithAside, stored, RuntimeJson.Compact.StoredEvent)
        : TellsOfTies(stored.Event) ? Json(WithTies, stored, RuntimeJson.Compact.StoredEvent)
        : HasNoPackedPlace(stored.Event) ? Json(WithFile, stored, RuntimeJson.Compact.StoredEvent)
        : Needed(stored, version) is var needed and > VersionedJson.Version
        ? Packed(needed, stored, Write)
        : VersionedJson.Write(stored, RuntimeJson.Compact.StoredEvent);

    public static byte[] Pack(Delivery delivery, byte version = Version) => delivery.Message is { ReturnCode: not null } or { LastTry: true } or { WasHeld: true } || delivery.To.Channel == ChannelId.Within ? Json(WithTies, delivery, RuntimeJson.Compact.Delivery)
        : delivery.Message.Attachment is not null ? Json(WithFile, delivery, RuntimeJson.Compact.Delivery)
        : (delivery.Message.Knock ? Version : Math.Min(version, Version)) is var needed and > VersionedJson.Version
        ? Packed(needed, delivery, PackedDeliveries.Write)
        : VersionedJson.Write(delivery, RuntimeJson.Compact.Delivery);

    /// <summary>Reads what was written by this version or an older one.</summary>
    /// <exception cref="NewerFormatException">A newer program wrote it.</exception>
    /// <exception cref="SealedDataException">It is damaged.</exception>
    public static JournalRecord ReadRecord(ReadOnlySpan<byte> bytes, int known = Newest) => Read(bytes, known, PackedTurns.Read, RuntimeJson.Compact.JournalRecord);

    /// <inheritdoc cref="ReadRecord"/>
    public static StoredEvent ReadEvent(ReadOnlySpan<byte> bytes, int known = Newest) => Read(bytes, known, ReadStored, RuntimeJson.Compact.StoredEvent);

    /// <inheritdoc cref="ReadRecord"/>
    public static Delivery ReadDelivery(ReadOnlySpan<byte> bytes, int known = Newest) => Read(bytes, known, PackedDeliveries.Read, RuntimeJson.Compact.Delivery);

    /// <summary>A line that is held or dropped looks to an older program as if it were on its way. What it does not count is no harm, so it is not kept from it.</summary>
    private static byte Needed(TurnRecord turn, byte version) => version >= WithFunnel && turn.Funnel is not null ? WithFunnel
        : turn.Said.Any(said => said.Fate != LineFate.Said) ? Version : Math.Min(version, Version);

    /// <summary>An older program would forget the words that came back from the provider.</summary>
    private static byte Needed(StoredEvent stored, byte version) => stored.Event is DeliveryFailed { Outside.Message: not null } ? Version : Math.Min(version, Version);

    /// <summary>An older program would send the words without their file, or not try them again, and cannot read that a file was refused.</summary>
    private static bool HasNoPackedPlace(ConversationEvent happened) =>
        happened is FileRefused or OperatorReplied { Attachment: not null } or DeliveryFailed { Outside.Message.Attachment: not null } or DeliveryFailed { Later: not null };

    /// <summary>An older program cannot read it, or would send the words elsewhere than the operator chose.</summary>
    private static bool IsNewOrder(ConversationEvent happened) => happened is CaseReopened or OperatorReplied { To: not null };

    /// <summary>An older program would not know for whom it is, or would send a text without its code.</summary>
    private static bool TellsOfTies(ConversationEvent happened) => happened
        is BoxOpened or BoxClosed or CodeTyped or CodeUnknown or SecretTyped or CodeAsks or CodeRefused or Joined or Brought or ErasedElsewhere
        or PersonWrote { Message.AlsoKnown: not null }
        or PersonWrote { Message.Content: InboundCode or InboundSecret or InboundMoved or InboundKin or InboundUnclaimed or InboundBound };

    /// <summary>An older program cannot read it, and would set it aside as damaged; also where it came with a tie.</summary>
    private static bool BringsAside(ConversationEvent happened) => happened is PersonWrote
    {
        Message.Content: InboundAside or InboundKin { First.Content: InboundAside } or InboundUnclaimed { First.Content: InboundAside }
    };

    private static byte[] Json<T>(byte version, T value, JsonTypeInfo<T> json)
    {
        var bytes = VersionedJson.Write(value, json);
        bytes[0] = version;
        return bytes;
    }

    private delegate T ReadPacked<out T>(ref PackedReader reader, byte version);

    private static byte[] Packed<T>(byte version, T value, Action<PackedWriter, T, byte> write)
    {
        var writer = new PackedWriter();
        writer.Byte(version);
        write(writer, value, version);
        return writer.Done();
    }

    private static T Read<T>(ReadOnlySpan<byte> bytes, int known, ReadPacked<T?> read, JsonTypeInfo<T> json)
        where T : class
    {
        if (bytes.IsEmpty || bytes[0] <= VersionedJson.Version) return VersionedJson.Read(bytes, json);
        if (bytes[0] is WithFile or WithTies or WithAside or WithAge or WithOrder && known >= Version) return VersionedJson.Read<T>([VersionedJson.Version, .. bytes[1..]], json);
        if (bytes[0] > known) throw new NewerFormatException($"A stored {typeof(T).Name} is of version {bytes[0]}; this program knows {known}.");
        var reader = new PackedReader(bytes[1..]);
        try
        {
            if (read(ref reader, bytes[0]) is { } value && !reader.Broken && reader.AtEnd) return value;
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            // The fault's own message may quote the content.
        }

        throw new SealedDataException($"A stored {typeof(T).Name} cannot be read.");
    }

    private static void Write(PackedWriter writer, StoredEvent stored, byte version)
    {
        writer.Text(stored.EventId);
        PackedEvents.Write(writer, stored.Event);
    }

    private static StoredEvent? ReadStored(ref PackedReader reader, byte version)
    {
        var id = reader.Required();
        return PackedEvents.Read(ref reader) is { } happened ? new StoredEvent(id, happened) : null;
    }
}
