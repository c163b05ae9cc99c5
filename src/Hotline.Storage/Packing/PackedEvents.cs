using System.Text.Json;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>Packs what happens to a conversation. What people send all day is packed tightly; the rare rest stands as JSON within.</summary>
internal static class PackedEvents
{
    /// <summary>Kinds of events and of contents. Stored: never renumbered.</summary>
    private const byte Rare = 0;
    private const byte Person = 1;
    private const byte Text = 1;
    private const byte Tap = 2;
    private const byte Start = 3;

    public static void Write(PackedWriter writer, ConversationEvent happened)
    {
        if (happened is PersonWrote wrote)
        {
            writer.Byte(Person);
            Write(writer, wrote.Message);
            return;
        }

        writer.Byte(Rare);
        writer.Text(JsonSerializer.Serialize(happened, RuntimeJson.Compact.ConversationEvent));
    }

    /// <summary>Throws <see cref="JsonException"/> for rare ones that are damaged; null, or a broken reader, for others.</summary>
    public static ConversationEvent? Read(ref PackedReader reader) => reader.Byte() switch
    {
        Rare => JsonSerializer.Deserialize(reader.Required(), RuntimeJson.Compact.ConversationEvent),
        Person => ReadMessage(ref reader) is { } message ? new PersonWrote(message) : null,
        _ => null,
    };

    public static void Write(PackedWriter writer, Address address)
    {
        writer.Text(address.Channel.Value);
        writer.Text(address.Value);
    }

    public static Address ReadAddress(ref PackedReader reader) => new(new ChannelId(reader.Required()), reader.Required());

    private static void Write(PackedWriter writer, InboundMessage message)
    {
        Write(writer, message.From);
        writer.Text(message.ProviderId);
        writer.Time(message.SentAt);
        writer.Text(message.LanguageCode);
        writer.Flag(message.LanguageChosen);
        Write(writer, message.Content);
    }

    private static InboundMessage? ReadMessage(ref PackedReader reader)
    {
        var (from, id, sent) = (ReadAddress(ref reader), reader.Required(), reader.Time());
        var (language, chosen) = (reader.Text(), reader.Flag());
        return ReadContent(ref reader) is { } content ? new InboundMessage(from, id, sent, content, language, chosen) : null;
    }

    private static void Write(PackedWriter writer, InboundContent content)
    {
        var (kind, text) = content switch
        {
            InboundText { Forwarded: Forwarding.No } said => (Text, said.Text),
            InboundTap tap => (Tap, tap.Data),
            InboundStart start => (Start, start.Source),
            _ => (Rare, JsonSerializer.Serialize(content, RuntimeJson.Compact.InboundContent)),
        };
        writer.Byte(kind);
        writer.Text(text);
    }

    private static InboundContent? ReadContent(ref PackedReader reader) => reader.Byte() switch
    {
        Rare => JsonSerializer.Deserialize(reader.Required(), RuntimeJson.Compact.InboundContent),
        Text => new InboundText(reader.Required()),
        Tap => new InboundTap(reader.Required()),
        Start => new InboundStart(reader.Text()),
        _ => null,
    };
}
