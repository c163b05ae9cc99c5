using System.Globalization;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Workers.Sending;
using Hotline.Storage.Casebook.Conversations;

namespace Hotline.Server.Workers;

/// <summary>
/// What providers say about messages after they had accepted them. A receipt costs no turn, only a line of the journal: of every message there are two or three. Words that come back because the
/// person has not written for too long, or is gone, are looked up in the casebook (<paramref name="lines"/>), for the runtime has forgotten them; where they were sent to stands in their mark
/// (<paramref name="marks"/>). What is about our account goes to it (<paramref name="accounts"/>), so that the next messages are not lost as well; that the provider has one settles whether it must be sent again (<paramref name="taken"/>). Thread-safe.
/// </summary>
internal sealed partial class Receipts(
    IOutbox outbox, IInbox inbox, IConversationStore conversations, SaidLines lines, AddressMarks marks, TakenMarks taken, ProviderAccounts accounts, TimeProvider time, ILogger<Receipts> logger) : IReceipts
{
    /// <summary>Longest words about a failure that are kept; they come from tables of ours.</summary>
    private const int MostWords = 300;

    /// <summary>Until the one later try, where the provider names no longer time.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>Longest that an operator's words wait for it: an account may have sent all that it may of a day.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The same for words about danger. Past that another way is looked for at once, or the operator reads that they did not arrive.</summary>
    private static readonly TimeSpan LongestInDanger = TimeSpan.FromHours(1);

    /// <summary>What a provider says later than this of our account says nothing of how it is now.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private const string NoReason = "The provider could not deliver it and did not say why.";

    public async Task NoteAsync(DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        if (!DeliveryMark.TryParse(receipt.Mark.ToString(), out var mark)) return;
        if (receipt.Stage != ReceiptStage.Failed) taken.Add(mark);
        // That it was sent we know from the answer to our call; where that was lost, the next attempt asks what was heard.
        if (receipt.Stage == ReceiptStage.Sent) return;
        if (receipt.Stage == ReceiptStage.Failed) await FailedAsync(mark, receipt, cancellationToken);
        else await outbox.NoteAsync(mark, Arrived(mark, receipt.Stage == ReceiptStage.Read ? DeliveryStatus.Read : DeliveryStatus.Delivered), words: null, cancellationToken);
    }

    private static string Arrived(DeliveryMark mark, string status) => mark.Parts == 0 ? status : DeliveryStatus.OfPart(status, mark.Part, mark.Parts);

    private async Task FailedAsync(DeliveryMark mark, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        await TellAccountAsync(mark, receipt, cancellationToken);
        // Its words are needed, for another time or another address. What arrived in spite of all that is said now goes nowhere again.
        var needed = receipt.Failure is SendResult.ContactGone or SendResult.RetryAfter or SendResult.NeedsTemplate;
        if (needed && await lines.HasArrivedAsync(mark, cancellationToken)) return;
        var message = needed ? await lines.FindAsync(mark.Conversation, mark.DeliveryId, cancellationToken) : null;
        if (message?.Importance < mark.Importance) message = message with { Importance = mark.Importance };
        var why = receipt.Failure?.Reason ?? NoReason;
        var words = TextCutter.Shorten(mark.Parts == 0 ? why : string.Create(CultureInfo.InvariantCulture, $"Part {mark.Part} of {mark.Parts}: {why}"), MostWords);
        var (failed, byTurn) = await MeantAsync(mark, receipt, new DeliveryFailed(mark.DeliveryId, words, receipt.Failure is SendResult.ContactGone), message, cancellationToken);
        if (!byTurn && !await outbox.NoteAsync(mark, DeliveryStatus.Failed, words, cancellationToken)) return;
        Log.Failed(logger, mark.Conversation.Value, mark.DeliveryId, words);
        if (await inbox.AcceptAsync(new InboxEvent(mark.Conversation, EventId(mark, receipt, failed), failed), cancellationToken) == Acceptance.Full)
            throw new StoreUnavailableException("Too much waits in this conversation. The provider must bring the receipt again.");
    }

    private async Task TellAccountAsync(DeliveryMark mark, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        if (receipt.Failure is not (SendResult.AccountBroken or SendResult.RetryAfter { Scope: RetryScope.Account } or SendResult.ContactGone { OursToMend: true })) return;
        if (time.GetUtcNow() - receipt.At > Fresh || await WhereAsync(mark, cancellationToken) is not { } to || accounts.Find(to.Channel) is not { } account) return;
        await account.HearAsync(receipt.Failure, cancellationToken);
    }

    /// <summary>
    /// What a failure is to its conversation. Where that decides what becomes of the words, its turn writes their status (<c>ByTurn</c>): a receipt that comes twice then changes nothing about what
    /// waits already.
    /// </summary>
    private async Task<(DeliveryFailed Failed, bool ByTurn)> MeantAsync(DeliveryMark mark, DeliveryReceipt receipt, DeliveryFailed failed, OutboundMessage? message, CancellationToken cancellationToken) => receipt.Failure switch
    {
        SendResult.NeedsTemplate => (failed with { Outside = new OutsideWindow(message, receipt.At) }, message is not null),
        SendResult.RetryAfter { After: var after } retry when !mark.IsLast && IsWorthWaiting(after, message) =>
            (failed with { Later = new LaterTry(message!, time.GetUtcNow() + (after > Soon ? after : Soon)) { InWords = retry.InWords } }, true),
        SendResult.RetryAfter when !mark.IsLast && message is null => (failed, false),
        SendResult.ContactGone or SendResult.RetryAfter => (failed with { Lost = new Undeliverable(await WhereAsync(mark, cancellationToken), message) }, false),
        _ => (failed, false),
    };

    private static bool IsWorthWaiting(TimeSpan after, OutboundMessage? message) => message is not null && after <= (message.Importance == Importance.Danger ? LongestInDanger : Longest);

    private async Task<Address?> WhereAsync(DeliveryMark mark, CancellationToken cancellationToken) =>
        mark.To is not null && await conversations.FindAsync(mark.Conversation, cancellationToken) is { } person ? marks.Find(mark, person) : null;

    /// <summary>Without <see cref="DeliveryMark.Attempt"/> (an older program sent it) the time that the provider names stands for it.</summary>
    private static string EventId(DeliveryMark mark, DeliveryReceipt receipt, DeliveryFailed failed)
    {
        if (mark.Attempt is { } attempt) return DeliveryIds.OfFailure(mark.DeliveryId, attempt);
        if (failed.Later is not null) return $"later-{mark.DeliveryId}";
        return failed.Outside is null ? $"receipt-{mark.DeliveryId}" : DeliveryIds.OfFailure(mark.DeliveryId, receipt.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Conversation {Conversation}: delivery {Delivery} did not arrive: {Words}")]
        public static partial void Failed(ILogger logger, string conversation, string delivery, string words);
    }
}
