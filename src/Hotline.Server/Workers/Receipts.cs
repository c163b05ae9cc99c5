using System.Globalization;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Conversations;

namespace Hotline.Server.Workers;

/// <summary>
/// What providers say about messages after they had accepted them. A receipt costs no turn, only a line of the journal: of every message there are two or three. Words that come back because the
/// person has not written for too long are looked up in the casebook (<paramref name="lines"/>), for the runtime has forgotten them. Thread-safe.
/// </summary>
internal sealed partial class Receipts(IOutbox outbox, IInbox inbox, TimeProvider time, ILogger<Receipts> logger, SaidLines? lines = null) : IReceipts
{
    /// <summary>Longest words about a failure that are kept; they come from tables of ours.</summary>
    private const int MostWords = 300;

    /// <summary>Until the one later try, where the provider names no longer time.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private const string NoReason = "The provider could not deliver it and did not say why.";

    public async Task NoteAsync(DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        // That it was sent we know from the answer to our call, or from the next attempt.
        if (receipt.Stage == ReceiptStage.Sent || !DeliveryMark.TryParse(receipt.Mark.ToString(), out var mark)) return;
        if (receipt.Stage == ReceiptStage.Failed) await FailedAsync(mark, receipt, cancellationToken);
        else await outbox.NoteAsync(mark, receipt.Stage == ReceiptStage.Read ? DeliveryStatus.Read : DeliveryStatus.Delivered, words: null, cancellationToken);
    }

    private async Task FailedAsync(DeliveryMark mark, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        var words = TextCutter.Shorten(Words(receipt.Failure), MostWords);
        if (!await outbox.NoteAsync(mark, DeliveryStatus.Failed, words, cancellationToken)) return;
        Log.Failed(logger, mark.Conversation.Value, mark.DeliveryId, words);
        var gone = receipt.Failure is SendResult.ContactGone;
        var failed = new DeliveryFailed(mark.DeliveryId, words, gone) { Lost = gone ? await LostAsync(mark, cancellationToken) : null };
        if (receipt.Failure is SendResult.RetryAfter retry && await LaterAsync(mark, retry, failed, cancellationToken)) return;
        await TellAsync(receipt.Failure is SendResult.NeedsTemplate ? await OutsideAsync(mark, receipt, failed, cancellationToken) : new InboxEvent(mark.Conversation, $"receipt-{mark.DeliveryId}", failed), cancellationToken);
    }

    /// <summary>What did not arrive, for the person's other address, should they have agreed to one. Where it was sent to a receipt does not say.</summary>
    private async Task<Undeliverable?> LostAsync(DeliveryMark mark, CancellationToken cancellationToken) =>
        lines is null ? null : new Undeliverable(At: null, await lines.FindAsync(mark.Conversation, mark.DeliveryId, cancellationToken));

    /// <summary>
    /// False when it is not tried again: its words are gone, or this is the second time. The same receipt may come twice as well; the conversation knows what it still holds.
    /// </summary>
    private async Task<bool> LaterAsync(DeliveryMark mark, SendResult.RetryAfter retry, DeliveryFailed failed, CancellationToken cancellationToken)
    {
        if (lines is null || await lines.FindAsync(mark.Conversation, mark.DeliveryId, cancellationToken) is not { } message) return false;
        var later = failed with { Words = $"{failed.Words} It is tried once more.", Later = new LaterTry(message, time.GetUtcNow() + (retry.After > Soon ? retry.After : Soon)) };
        return await TellAsync(new InboxEvent(mark.Conversation, $"later-{mark.DeliveryId}", later), cancellationToken) != Acceptance.Duplicate;
    }

    private async Task<Acceptance> TellAsync(InboxEvent happened, CancellationToken cancellationToken)
    {
        var acceptance = await inbox.AcceptAsync(happened, cancellationToken);
        return acceptance != Acceptance.Full ? acceptance : throw new StoreUnavailableException("Too much waits in this conversation. The provider must bring the receipt again.");
    }

    /// <summary>The same delivery may come back again after it was held and sent once more, so each time is an event of its own.</summary>
    private async Task<InboxEvent> OutsideAsync(DeliveryMark mark, DeliveryReceipt receipt, DeliveryFailed failed, CancellationToken cancellationToken)
    {
        var message = lines is null ? null : await lines.FindAsync(mark.Conversation, mark.DeliveryId, cancellationToken);
        var id = string.Create(CultureInfo.InvariantCulture, $"receipt-{mark.DeliveryId}-{receipt.At.ToUnixTimeSeconds()}");
        return new InboxEvent(mark.Conversation, id, failed with { Outside = new OutsideWindow(message, receipt.At) });
    }

    private static string Words(SendResult? failure) => failure switch
    {
        SendResult.Refused refused => refused.Words,
        SendResult.ContactGone gone => gone.Words,
        SendResult.AccountBroken broken => broken.Words,
        SendResult.NeedsTemplate template => template.Words,
        SendResult.Unknown unknown => unknown.Words,
        SendResult.RetryAfter { Words: { } why } => why,
        _ => NoReason,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Conversation {Conversation}: delivery {Delivery} did not arrive: {Words}")]
        public static partial void Failed(ILogger logger, string conversation, string delivery, string words);
    }
}
