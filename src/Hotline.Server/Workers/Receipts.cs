using Hotline.Core.Channels;
using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>
/// What providers say about messages after they had accepted them. A receipt costs no turn, only a line of the journal: of every message there are two or three. Thread-safe.
/// </summary>
internal sealed partial class Receipts(IOutbox outbox, IInbox inbox, ILogger<Receipts> logger) : IReceipts
{
    /// <summary>Longest words about a failure that are kept; they come from tables of ours.</summary>
    private const int MostWords = 300;

    private const string NoReason = "The provider could not deliver it and did not say why.";

    public async Task NoteAsync(DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        // That it was sent we know from the answer to our call, or from the next attempt.
        if (receipt.Stage == ReceiptStage.Sent || !DeliveryMark.TryParse(receipt.Mark.ToString(), out var mark)) return;
        if (receipt.Stage == ReceiptStage.Failed) await FailedAsync(mark, receipt.Failure, cancellationToken);
        else await outbox.NoteAsync(mark, receipt.Stage == ReceiptStage.Read ? DeliveryStatus.Read : DeliveryStatus.Delivered, words: null, cancellationToken);
    }

    private async Task FailedAsync(DeliveryMark mark, SendResult? failure, CancellationToken cancellationToken)
    {
        var words = TextCutter.Shorten(Words(failure), MostWords);
        if (!await outbox.NoteAsync(mark, DeliveryStatus.Failed, words, cancellationToken)) return;
        Log.Failed(logger, mark.Conversation.Value, mark.DeliveryId, words);
        var failed = new DeliveryFailed(mark.DeliveryId, words, failure is SendResult.ContactGone);
        if (await inbox.AcceptAsync(new InboxEvent(mark.Conversation, $"receipt-{mark.DeliveryId}", failed), cancellationToken) == Acceptance.Full)
            throw new StoreUnavailableException("Too much waits in this conversation. The provider must bring the receipt again.");
    }

    private static string Words(SendResult? failure) => failure switch
    {
        SendResult.Refused refused => refused.Words,
        SendResult.ContactGone gone => gone.Words,
        SendResult.AccountBroken broken => broken.Words,
        SendResult.NeedsTemplate template => template.Words,
        SendResult.Unknown unknown => unknown.Words,
        _ => NoReason,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Conversation {Conversation}: delivery {Delivery} did not arrive: {Words}")]
        public static partial void Failed(ILogger logger, string conversation, string delivery, string words);
    }
}
