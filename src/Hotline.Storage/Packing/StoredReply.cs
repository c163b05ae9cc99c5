using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>A reply as a store hands it out: still sealed, with its conversation's wrapped key. <paramref name="Importance"/>: as the store has it in line. <paramref name="Deadline"/> in Unix milliseconds. <paramref name="Why"/>: the last reason, plain.</summary>
internal sealed record StoredReply(ConversationId Id, byte[] Key, Importance Importance, int Attempt, long Deadline, string DeliveryId, string? Why, byte[] Body);
