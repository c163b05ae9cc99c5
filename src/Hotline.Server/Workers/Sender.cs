using System.Collections.Frozen;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Health;

namespace Hotline.Server.Workers;

/// <summary>
/// Sends replies of one conversation in order and says what the outbox does next. Knows no provider: the channel's result carries the decision.
/// Thread-safe.
/// </summary>
internal sealed partial class Sender(IEnumerable<IChannel> channels, IInbox inbox, TimeProvider time, HotlineMetrics metrics, ILogger<Sender> logger)
{
    /// <summary>Wait before an attempt is repeated, by the number of attempts made; the last one repeats.</summary>
    private static readonly TimeSpan[] Backoff = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)];

    private readonly FrozenDictionary<ChannelId, IChannel> _channels = channels.ToFrozenDictionary(c => c.Id);

    /// <summary>Sends entries of one conversation, first to last. After the first that must wait it stops: the store takes the rest back with that report.</summary>
    public async Task<IReadOnlyList<SendReport>> SendAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        var reports = new List<SendReport>(entries.Count);
        foreach (var entry in entries)
        {
            reports.Add(await SendOneAsync(entry, cancellationToken));
            metrics.ReplyTried(entry.Delivery.To.Channel, reports[^1].Status);
            if (reports[^1].RetryAt is not null) break;
        }

        return reports;
    }

    private async Task<SendReport> SendOneAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() > entry.Deadline) return await DeadAsync(entry, "It could not be delivered in time.", gone: false, cancellationToken);
        if (!_channels.TryGetValue(entry.Delivery.To.Channel, out var channel))
            return await DeadAsync(entry, $"The channel '{entry.Delivery.To.Channel}' is not set up on this server.", gone: false, cancellationToken);
        var result = await channel.SendAsync(entry.Delivery, cancellationToken);
        return result switch
        {
            SendResult.Sent => new SendReport(entry.Conversation, entry.Delivery.Id, "sent", null, null),
            SendResult.RetryAfter { Scope: RetryScope.Provider } => Retried(entry, "The provider could not be reached; nothing was sent."),
            SendResult.RetryAfter retry => Retry(entry, time.GetUtcNow() + retry.After),
            SendResult.Unknown unknown => Retried(entry, unknown.Words),
            SendResult.AccountBroken broken => Retried(entry, broken.Words),
            SendResult.Refused refused => await DeadAsync(entry, refused.Words, gone: false, cancellationToken),
            SendResult.NeedsTemplate template => await DeadAsync(entry, template.Words, gone: false, cancellationToken),
            SendResult.ContactGone gone when entry.Delivery.Message.Importance == Importance.Routine => await FinishAsync(entry, "cancelled", gone.Words, gone: true, cancellationToken),
            SendResult.ContactGone gone => await DeadAsync(entry, gone.Words, gone: true, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown send result {result.GetType().Name}."),
        };
    }

    private SendReport Retried(OutboxEntry entry, string words)
    {
        Log.Retried(logger, entry.Conversation.Value, entry.Delivery.Id, entry.Attempt, words);
        return Retry(entry, time.GetUtcNow() + Backoff[Math.Min(entry.Attempt, Backoff.Length) - 1]);
    }

    private static SendReport Retry(OutboxEntry entry, DateTimeOffset at) => new(entry.Conversation, entry.Delivery.Id, "waiting", at, null);

    private Task<SendReport> DeadAsync(OutboxEntry entry, string words, bool gone, CancellationToken cancellationToken) => FinishAsync(entry, "dead", words, gone, cancellationToken);

    /// <summary>
    /// What did not arrive also goes back into its conversation, so that the case shows it and the engine knows that the person is gone. A routine text of the bot to somebody
    /// who left by themselves, its goodbye above all, is no dead letter: nobody's words were lost, and a list full of them hides those that were.
    /// </summary>
    private async Task<SendReport> FinishAsync(OutboxEntry entry, string status, string words, bool gone, CancellationToken cancellationToken)
    {
        try
        {
            await inbox.AcceptAsync(new InboxEvent(entry.Conversation, $"undelivered-{entry.Delivery.Id}", new DeliveryFailed(entry.Delivery.Id, words, gone)), cancellationToken);
        }
        catch (StoreUnavailableException away)
        {
            // Thrown on, it would end the sending of everybody else's replies in the middle of their calls.
            return Retried(entry, away.Message);
        }

        Log.NotDelivered(logger, entry.Conversation.Value, entry.Delivery.Id, status, words);
        return new SendReport(entry.Conversation, entry.Delivery.Id, status, null, words);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Conversation {Conversation}: delivery {Delivery}, attempt {Attempt}, is tried again: {Words}")]
        public static partial void Retried(ILogger logger, string conversation, string delivery, int attempt, string words);

        [LoggerMessage(2, LogLevel.Warning, "Conversation {Conversation}: delivery {Delivery} did not arrive and is {Status}: {Words}")]
        public static partial void NotDelivered(ILogger logger, string conversation, string delivery, string status, string words);
    }
}
