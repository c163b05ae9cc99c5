using System.Text.Json;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>What one conversation tells another, as a delivery of the outbox. It is sealed there like every other, under the key of who tells it. Pure.</summary>
public static class Letter
{
    public static Delivery Write(string deliveryId, ConversationId to, string eventId, ConversationEvent happened) => new(
        deliveryId,
        new Address(ChannelId.Within, to.Value),
        new OutboundMessage(JsonSerializer.Serialize(new StoredEvent(eventId, happened), RuntimeJson.Compact.StoredEvent), [], Importance.Operator, LocaleTag.Unknown));

    /// <summary>Throws <see cref="JsonException"/> for what <see cref="Write"/> did not make.</summary>
    public static InboxEvent Read(Delivery letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var stored = JsonSerializer.Deserialize(letter.Message.Text, RuntimeJson.Compact.StoredEvent) ?? throw new JsonException("The letter is empty.");
        return new InboxEvent(new ConversationId(letter.To.Value), stored.EventId, stored.Event);
    }
}
