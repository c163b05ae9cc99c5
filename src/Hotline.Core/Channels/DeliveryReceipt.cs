namespace Hotline.Core.Channels;

/// <summary>
/// What a provider says about a message that it had accepted. <paramref name="Failure"/> is set for <see cref="ReceiptStage.Failed"/> alone: the row of the provider's error table,
/// as when the same trouble comes as the answer to sending. Receipts come in any order and more than once.
/// The mark says which part it is about where the message went out in several: it is delivered when all of them are, and failed as soon as one is.
/// </summary>
public sealed record DeliveryReceipt(DeliveryMark Mark, ReceiptStage Stage, DateTimeOffset At, SendResult? Failure = null);
