using System.Text.Json.Serialization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>One message on its way to one address. <paramref name="Id"/> is opaque and safe to put into a callback address.</summary>
public sealed record Delivery(string Id, Address To, OutboundMessage Message)
{
    /// <summary>The conversation it belongs to. Not stored with the delivery, which lies inside its conversation: whoever opens it there says it.</summary>
    [JsonIgnore]
    public ConversationId Conversation { get; init; }

    /// <summary>
    /// Set when it was tried before, by whichever process: when at the earliest. A channel that does not remember how that ended may ask its provider. Never stored.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? TriedSince { get; init; }

    /// <summary>See <see cref="DeliveryMark.Attempt"/>. Never stored.</summary>
    [JsonIgnore]
    public string? Attempt { get; init; }

    /// <summary>See <see cref="DeliveryMark.To"/>. Never stored.</summary>
    [JsonIgnore]
    public string? ToMark { get; init; }

    /// <summary>What a provider is given to hand back with its receipts.</summary>
    [JsonIgnore]
    public DeliveryMark Mark => new(Conversation, Id) { Attempt = Attempt, IsLast = Attempt is not null && Message.Again, To = ToMark, Importance = Message.Importance };
}
