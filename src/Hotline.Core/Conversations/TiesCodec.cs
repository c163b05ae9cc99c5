using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>The part of a packed state that ties it to other conversations. The order of the values is the format.</summary>
internal static class TiesCodec
{
    private const int MostItems = 1024;

    public static void Write(PackedWriter writer, ConversationState state)
    {
        writer.Maybe(state.Ties, static (writer, ties) =>
        {
            writer.Many(ties.Addresses, Write);
            writer.Text(ties.Main?.Value);
            writer.Text(ties.CodeMadeBy);
            writer.Text(ties.Asking?.Value);
            writer.Number(ties.WrongTries);
            writer.Time(ties.TriesSince);
            writer.Flag(ties.Erasing);
        });
        writer.Maybe(state.Box, static (writer, box) =>
        {
            writer.Text(box.For?.Value);
            writer.Time(box.Until);
            writer.Text(box.Secret);
            writer.Number(box.Wrong);
            writer.Flag(box.Used);
        });
        // What is held may be a line with a code in it.
        foreach (var held in state.Held) writer.Text(held.Message.ReturnCode);
    }

    public static ConversationState Read(ref PackedReader reader, ConversationState state)
    {
        var (ties, box) = (reader.Maybe(ReadTies), reader.Maybe(ReadBox));
        var held = state.Held.ToBuilder();
        for (var i = 0; i < held.Count; i++) held[i] = held[i] with { Message = held[i].Message with { ReturnCode = reader.Text() } };
        return state with { Ties = ties, Box = box, Held = held.ToImmutable() };
    }

    private static void Write(PackedWriter writer, KnownAddress known)
    {
        writer.Text(known.Address.Channel.Value);
        writer.Text(known.Address.Value);
        writer.MaybeTime(known.Since);
        writer.Text(known.Conversation?.Value);
        writer.Flag(known.Agreed);
        writer.Byte((byte)known.End);
        writer.MaybeTime(known.Until);
    }

    private static KnownAddress ReadKnown(ref PackedReader reader) =>
        new(new Address(new ChannelId(reader.Required()), reader.Required()), reader.MaybeTime(), ReadId(ref reader), reader.Flag())
        {
            End = reader.Enumerated<AddressEnd>((int)AddressEnd.Declined),
            Until = reader.MaybeTime(),
        };

    private static Ties ReadTies(ref PackedReader reader) => new()
    {
        Addresses = reader.Many(MostItems, ReadKnown),
        Main = ReadId(ref reader),
        CodeMadeBy = reader.Text(),
        Asking = ReadId(ref reader),
        WrongTries = (int)reader.Number(),
        TriesSince = reader.Time(),
        Erasing = reader.Flag(),
    };

    private static CodeBox ReadBox(ref PackedReader reader) => new()
    {
        For = ReadId(ref reader),
        Until = reader.Time(),
        Secret = reader.Text(),
        Wrong = (int)reader.Number(),
        Used = reader.Flag(),
    };

    private static ConversationId? ReadId(ref PackedReader reader) => reader.Text() is { } id ? new ConversationId(id) : null;
}
