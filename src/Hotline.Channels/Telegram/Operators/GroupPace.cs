using System.Threading.RateLimiting;
using Hotline.Core.Channels.Operators;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Telegram.Operators;

/// <summary>
/// When a call to the group may go: within the group's messages a minute, and within the account's pace, which all workers share with the replies to people. Those go first: what goes here is routine. Thread-safe.
/// </summary>
internal sealed class GroupPace(TelegramOptions options, IAccountPace account, TimeProvider time) : IDisposable
{
    private readonly TokenBucketRateLimiter? group = options.GroupPerMinute == 0 ? null : new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.GroupPerMinute,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / options.GroupPerMinute,
        QueueLimit = 0,
    });

    private long pausedUntil;

    /// <summary>Null when it may go now; else how long to wait.</summary>
    public async Task<TimeSpan?> WaitAsync(GroupCall call, CancellationToken cancellationToken)
    {
        // A button must stop spinning at once, and its answer is no message.
        if (call is GroupCall.AnswerTap) return null;
        if (account.PausedFor(ChannelId.Telegram) is { Ticks: > 0 } paused) return paused;
        if (call is not GroupCall.Tell && InGroup() is { } wait) return wait;
        if (options.PerSecond == 0) return null;
        try
        {
            var answers = await account.TakeAsync(ChannelId.Telegram, options.PerSecond, [new PaceAsk(Importance.Routine, Waited: false, Calls: 1)], cancellationToken);
            if (!answers[0].Granted) return answers[0].Wait;
            if (answers[0].Wait > TimeSpan.Zero) await Task.Delay(answers[0].Wait, time, cancellationToken);
            return null;
        }
        catch (StoreUnavailableException)
        {
            return TimeSpan.FromSeconds(1);
        }
    }

    /// <summary>Telegram asked to wait. It does not say whether it means the group or the bot; the replies to people find out by themselves.</summary>
    public void Pause(TimeSpan wait) => Interlocked.Exchange(ref pausedUntil, (time.GetUtcNow() + wait).UtcTicks);

    public void Dispose() => group?.Dispose();

    private TimeSpan? InGroup()
    {
        var left = TimeSpan.FromTicks(Interlocked.Read(ref pausedUntil) - time.GetUtcNow().UtcTicks);
        if (left > TimeSpan.Zero) return left;
        if (group is null) return null;
        using var lease = group.AttemptAcquire();
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }
}
