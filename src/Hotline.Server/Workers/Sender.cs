using System.Globalization;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Health;
using Hotline.Server.Workers.Sending;

namespace Hotline.Server.Workers;

/// <summary>
/// Sends replies of one conversation in order and says what the outbox does next. Knows no provider: the channel's result carries the decision.
/// Thread-safe.
/// </summary>
internal sealed partial class Sender(ProviderAccounts accounts, DeliveryTries tries, IInbox inbox, TimeProvider time, HotlineMetrics metrics, ILogger<Sender> logger)
{
    /// <summary>
    /// Sends entries of one conversation, first to last. After the first that must wait it stops: the store takes the rest back with that report. <paramref name="left"/> is asked before
    /// each call: without time the reply goes back untried, and is handed out again at once under a new lease.
    /// </summary>
    public async Task<IReadOnlyList<SendReport>> SendAsync(IReadOnlyList<OutboxEntry> entries, CallTime left, CancellationToken cancellationToken)
    {
        var reports = new List<SendReport>(entries.Count);
        foreach (var entry in entries)
        {
            // What was begun goes on: the rest of a turn does not queue anew behind everybody else.
            reports.Add(await SendOneAsync(entry, waited: entry.Waited || reports.Count > 0, left, cancellationToken));
            metrics.ReplyTried(entry.Delivery.To.Channel, reports[^1].Status);
            if (reports[^1].RetryAt is not null) break;
        }

        return reports;
    }

    private async Task<SendReport> SendOneAsync(OutboxEntry entry, bool waited, CallTime left, CancellationToken cancellationToken)
    {
        if (!(entry.Delivery.Message.Attachment is null ? left.ForCall : left.ForFile)) return Again(entry, SendReport.Untried, time.GetUtcNow(), why: null);
        if (entry.IsLate(time.GetUtcNow())) return await LateAsync(entry, entry.Why, cancellationToken);
        if (accounts.Find(entry.Delivery.To.Channel) is not { } account)
            return await DeadAsync(entry, $"The channel '{entry.Delivery.To.Channel}' is not set up on this server.", gone: false, cancellationToken);
        var tried = time.GetUtcNow();
        var delivery = await tries.OfAsync(entry, account.TellsLater, left, cancellationToken);
        // The provider's answer was lost, and then it told by itself that it has it.
        if (entry.Attempt > 1 && delivery.Try!.Arrived.Contains(DeliveryTry.Whole)) return new SendReport(entry.Conversation, entry.Delivery.Id, SendReport.Sent, null, null);
        var attempt = await account.SendAsync(delivery, waited, cancellationToken);
        return attempt.Result switch
        {
            null => await AgainAsync(entry, SendReport.Untried, attempt.Wait, WhyHeld(entry, attempt), cancellationToken),
            SendResult.Sent => new SendReport(entry.Conversation, entry.Delivery.Id, SendReport.Sent, null, null),
            SendResult.RetryAfter { After.Ticks: > 0 } retry => await AgainAsync(entry, SendReport.Waiting, retry.After, retry.Words, cancellationToken),
            SendResult.RetryAfter retry => await RetriedAsync(entry, retry.Words, cancellationToken),
            SendResult.Unknown unknown => await RetriedAsync(entry, unknown.Words, cancellationToken),
            SendResult.AccountBroken broken => await RetriedAsync(entry, broken.Words, cancellationToken),
            SendResult.Refused refused => await DeadAsync(entry, refused.Words, gone: false, cancellationToken),
            // A knock is the template; when even that does not go, the operator reads why.
            SendResult.NeedsTemplate template when entry.Delivery.Message.Knock => await DeadAsync(entry, template.Words, gone: false, cancellationToken),
            SendResult.NeedsTemplate template => await HeldAsync(entry, template.Words, tried, cancellationToken),
            SendResult.ContactGone gone when entry.Delivery.Message.Importance == Importance.Routine => await FinishAsync(entry, SendReport.Cancelled, gone.Words, gone: true, cancellationToken),
            SendResult.ContactGone gone => await DeadAsync(entry, gone.Words, gone: true, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown send result {attempt.Result.GetType().Name}."),
        };
    }

    private Task<SendReport> RetriedAsync(OutboxEntry entry, string words, CancellationToken cancellationToken)
    {
        Log.Retried(logger, entry.Conversation.Value, entry.Delivery.Id, entry.Attempt, words);
        return AgainAsync(entry, SendReport.Waiting, Jitter.After(entry.Attempt), words, cancellationToken);
    }

    /// <summary>Tried again after a wait; a reply that would then be too late is a dead letter now, while its operator can still do something.</summary>
    private async Task<SendReport> AgainAsync(OutboxEntry entry, string status, TimeSpan wait, string? why, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var at = now + wait;
        var inTime = status == SendReport.Untried ? entry.MayWait(now, at) : at < entry.Deadline;
        return inTime ? Again(entry, status, at, why) : await LateAsync(entry, why, cancellationToken);
    }

    private static SendReport Again(OutboxEntry entry, string status, DateTimeOffset at, string? why) => new(entry.Conversation, entry.Delivery.Id, status, at, why);

    /// <summary>What a provider said when it was tried tells an operator more than why it was not tried again.</summary>
    private static string? WhyHeld(OutboxEntry entry, SendAttempt held) => entry.Attempt > 1 ? entry.Why ?? held.Why : held.Why;

    private Task<SendReport> LateAsync(OutboxEntry entry, string? why, CancellationToken cancellationToken) => DeadAsync(entry, TooLate.Words(entry.Horizon, why), gone: false, cancellationToken);

    private Task<SendReport> DeadAsync(OutboxEntry entry, string words, bool gone, CancellationToken cancellationToken) => FinishAsync(entry, SendReport.Dead, words, gone, cancellationToken);

    /// <summary>
    /// What did not arrive also goes back into its conversation, so that the case shows it and the engine knows that the person is gone. A routine text of the bot to somebody
    /// who left by themselves, its goodbye above all, is no dead letter: nobody's words were lost, and a list full of them hides those that were.
    /// </summary>
    private async Task<SendReport> FinishAsync(OutboxEntry entry, string status, string words, bool gone, CancellationToken cancellationToken)
    {
        // A letter that cannot be delivered within weeks is nobody's undelivered line.
        if (entry.Delivery.To.Channel == ChannelId.Within) return new SendReport(entry.Conversation, entry.Delivery.Id, SendReport.Cancelled, null, words);
        var failed = new DeliveryFailed(entry.Delivery.Id, words, gone) { Lost = gone ? new Undeliverable(entry.Delivery.To, entry.Delivery.Message) : null };
        if (await TellAsync(entry, DeliveryIds.OfFailure(entry.Delivery.Id, entry.TryName), failed, cancellationToken) is null) return AgainSoon(entry);
        Log.NotDelivered(logger, entry.Conversation.Value, entry.Delivery.Id, status, words);
        return new SendReport(entry.Conversation, entry.Delivery.Id, status, null, words);
    }

    /// <summary>
    /// The provider takes no free text until the person writes: the conversation keeps what is important, words and all, and asks them to write. A routine text is not worth it.
    /// One that comes back a second time is another event; the conversation knows the delivery.
    /// </summary>
    private async Task<SendReport> HeldAsync(OutboxEntry entry, string words, DateTimeOffset tried, CancellationToken cancellationToken)
    {
        var (id, routine) = (entry.Delivery.Id, entry.Delivery.Message.Importance == Importance.Routine);
        var refused = new DeliveryFailed(id, words, Gone: false) { Outside = new OutsideWindow(entry.Delivery.Message, tried) };
        var told = await TellAsync(entry, string.Create(CultureInfo.InvariantCulture, $"outside-{id}-{tried.ToUnixTimeMilliseconds()}"), refused, cancellationToken);
        if (told is null) return AgainSoon(entry);
        // With no room in the conversation the words stay in a dead letter.
        if (told == Acceptance.Full && !routine) return await DeadAsync(entry, words, gone: false, cancellationToken);
        Log.Held(logger, entry.Conversation.Value, id, words);
        return new SendReport(entry.Conversation, id, routine ? SendReport.Cancelled : SendReport.Held, null, routine ? words : null);
    }

    /// <summary>Null while the store is away. Thrown on, that would end the sending of everybody else's replies in the middle of their calls.</summary>
    private async Task<Acceptance?> TellAsync(OutboxEntry entry, string eventId, DeliveryFailed failed, CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.AcceptAsync(new InboxEvent(entry.Conversation, eventId, failed), cancellationToken);
        }
        catch (StoreUnavailableException away)
        {
            Log.Retried(logger, entry.Conversation.Value, entry.Delivery.Id, entry.Attempt, away.Message);
            return null;
        }
    }

    /// <summary>Its last reason stays.</summary>
    private SendReport AgainSoon(OutboxEntry entry) => Again(entry, SendReport.Waiting, time.GetUtcNow() + Jitter.After(entry.Attempt), why: null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Conversation {Conversation}: delivery {Delivery}, attempt {Attempt}, is tried again: {Words}")]
        public static partial void Retried(ILogger logger, string conversation, string delivery, int attempt, string words);

        [LoggerMessage(2, LogLevel.Warning, "Conversation {Conversation}: delivery {Delivery} did not arrive and is {Status}: {Words}")]
        public static partial void NotDelivered(ILogger logger, string conversation, string delivery, string status, string words);

        [LoggerMessage(3, LogLevel.Information, "Conversation {Conversation}: delivery {Delivery} waits until the person writes: {Words}")]
        public static partial void Held(ILogger logger, string conversation, string delivery, string words);
    }
}
