using System.Text;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;

namespace Hotline.Storage.Redis;

/// <summary>
/// Entries of the journal's stream: kind, whose, the mark of the key that it needs, content. A sealed record carries what a turn says; what became of a delivery and
/// an erasure are written by scripts, carry nothing personal, and stand open.
/// </summary>
internal static class JournalEntries
{
    private const byte SealedRecord = 0;
    private const byte DeliveryNote = 1;
    private const byte ErasureNote = 2;
    private const int MarkSize = 4;

    public static byte[] Sealed(ConversationId id, HeldConversation held, JournalRecord record, RuntimeSeals seals)
    {
        var name = Encoding.UTF8.GetByteCount(id.Value);
        return seals.SealRecord(held.Sealing, id, record, new Request(2 + name + MarkSize).Byte(SealedRecord).Byte(name).Text(id.Value).Bytes(held.Mark).Done());
    }

    /// <summary>Whose entry it is.</summary>
    public static ConversationId ConversationOf(ReadOnlySpan<byte> entry) => new Answer(entry[1..]).Id();

    /// <summary>
    /// Opens an entry. <paramref name="wrapped"/> is the conversation's present key, empty when it has none. Null: it was sealed under another, or its conversation is erased.
    /// </summary>
    /// <exception cref="Protection.SealedDataException">It is damaged.</exception>
    /// <exception cref="Protection.NewerFormatException">A newer program wrote it.</exception>
    public static (ConversationId Id, JournalRecord Record)? Open(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> wrapped, BatchKeys keys, RuntimeSeals seals)
    {
        var answer = new Answer(entry);
        var (kind, id) = (answer.Byte(), answer.Id());
        var mark = answer.Take(MarkSize);
        if (kind != ErasureNote && (wrapped.IsEmpty || !mark.SequenceEqual(wrapped[HeldConversation.MarkPlace]))) return null;
        return kind switch
        {
            SealedRecord => (id, seals.OpenRecord(keys.Of(id, wrapped), id, answer.Remaining())),
            DeliveryNote => (id, Delivery(ref answer)),
            ErasureNote => (id, Erasure(id, ref answer)),
            _ => throw new Protection.NewerFormatException($"A journal entry is of kind {kind}, which this program does not know."),
        };
    }

    private static DeliveryRecord Delivery(ref Answer answer)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(answer.Time());
        var (delivery, status, words) = (answer.Text8(), answer.Text8(), answer.Rest());
        return new DeliveryRecord($"{delivery}:{status}", at, delivery, status, words.Length == 0 ? null : words);
    }

    private static ErasureRecord Erasure(ConversationId id, ref Answer answer)
    {
        var at = answer.Time();
        return new ErasureRecord($"erasure:{id.Value}:{at}", DateTimeOffset.FromUnixTimeMilliseconds(at));
    }
}
