using System.Text.Json.Serialization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>One message on its way to one address. <paramref name="Id"/> is opaque and safe to put into a callback address.</summary>
public sealed record Delivery(string Id, Address To, OutboundMessage Message)
{
    /// <summary>The conversation it belongs to. Not stored with the delivery, which lies inside its conversation: whoever opens it there says it.</summary>
    [JsonIgnore]
    public ConversationId Conversation { get; init; }

    /// <summary>What is known of this try to send it. Null before it is handed to a channel.</summary>
    [JsonIgnore]
    public DeliveryTry? Try { get; init; }

    /// <summary>See <see cref="DeliveryTry.Time"/>.</summary>
    [JsonIgnore]
    public CallTime Time => Try?.Time ?? CallTime.Endless;

    /// <summary>What a provider is given to hand back with its receipts.</summary>
    [JsonIgnore]
    public DeliveryMark Mark => new(Conversation, Id) { Attempt = Try?.Name, IsLast = Try is not null && Message.LastTry, To = Try?.To, Importance = Message.Importance };
}
