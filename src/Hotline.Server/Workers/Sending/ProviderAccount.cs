using System.Threading.RateLimiting;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Health;

namespace Hotline.Server.Workers.Sending;

/// <summary>
/// One channel's account with its provider, as the sender uses it: nothing is called while the provider is down or asked us to wait, nor faster than its rates allow, for one
/// recipient and for the account over all workers. Where no provider stands behind the channel, nothing stands in the way. Thread-safe.
/// </summary>
internal sealed partial class ProviderAccount : IDisposable
{
    /// <summary>Tokens a second of one recipient that are worth waiting for.</summary>
    private const double SoonPerSecond = 0.5;

    /// <summary>Longest pause after what the provider said of a message that it had taken: told late, "until tomorrow" may be of yesterday. If it is not, the next message tells it again.</summary>
    internal static readonly TimeSpan LongestHeard = TimeSpan.FromHours(1);

    /// <summary>How long nothing is sent after the provider said later that our account is the trouble: half of how long a danger text is tried.</summary>
    internal static readonly TimeSpan BrokenRests = TimeSpan.FromSeconds(30);

    /// <summary>How long the host reads of a trouble that was told last then.</summary>
    internal static readonly TimeSpan TroubleShows = TimeSpan.FromDays(1);

    private const string Asked = "The provider asks our whole account to wait.";
    private const string TooFast = "More messages wait than the provider takes at once from our account.";
    private const string TooFastForOne = "More messages wait for this person than the provider takes at once for one.";

    private readonly IChannel channel;
    private readonly IAccountPace pace;
    private readonly HotlineMetrics metrics;
    private readonly ILogger logger;
    private readonly Circuit? circuit;
    private readonly PartitionedRateLimiter<SendAsk>? recipients;
    private readonly SharedRate? shared;

    private readonly TimeProvider time;

    /// <summary>What the host must look at, and when it was told last. A reference, so it is read and written whole.</summary>
    private ProviderTrouble? trouble;

    /// <summary>Why the account must wait, as this process heard it from the provider; others may have.</summary>
    private string asked = Asked;

    public ProviderAccount(IChannel channel, IAccountPace pace, TimeProvider time, HotlineMetrics metrics, ILogger logger)
    {
        (this.channel, this.pace, this.time, this.metrics, this.logger) = (channel, pace, time, metrics, logger);
        if (channel.Rates is not { } rates) return;
        circuit = new Circuit(time, Changed);
        if (rates.PerRecipientPerSecond > 0) recipients = PerRecipient(rates);
        if (rates.PerSecond > 0) shared = new SharedRate(channel.Id, rates.PerSecond, pace, time);
    }

    public ChannelId Channel => channel.Id;

    public bool TellsLater => channel.TellsLater;

    /// <summary>How it stands with the provider; null where there is none.</summary>
    public ProviderStatus? Status => circuit is { Current: var now } ? new ProviderStatus(Channel, now.Phase, now.Since, circuit.OpenFor, pace.PausedFor(Channel), Trouble) : null;

    /// <summary>Sends a reply, or says how long it must wait. <paramref name="waited"/>: it had to wait before.</summary>
    public async Task<SendAttempt> SendAsync(Delivery delivery, bool waited, CancellationToken cancellationToken)
    {
        if (circuit is null) return SendAttempt.Of(await channel.SendAsync(delivery, cancellationToken));
        if (circuit.OpenFor is { Ticks: > 0 } open) return SendAttempt.Held(Jitter.AtLeast(open), circuit.Why);
        if (await PassAsync(delivery, waited, cancellationToken) is { } held) return held;
        var attempt = await circuit.SendAsync(channel, delivery, cancellationToken);
        if (attempt.Result is SendResult.RetryAfter { Scope: RetryScope.Account } slower) await PauseAsync(slower, cancellationToken);
        // A refusal of our account shows in the circuit, for as long as it lasts.
        else if (attempt.Result is SendResult.ContactGone { OursToMend: true } unfit) Remember(unfit.Words);
        return attempt.Result is null ? attempt with { Wait = Jitter.AtLeast(attempt.Wait) } : attempt;
    }

    /// <summary>
    /// What the provider said later of a message that it had taken. Where that is about our account it holds for all: they would be taken too, and lost one by one. The pause is shared by all workers; the
    /// circuit would close again at the next message that is taken.
    /// </summary>
    public async Task HearAsync(SendResult failure, CancellationToken cancellationToken)
    {
        if (circuit is null) return;
        if (failure is (SendResult.AccountBroken or SendResult.ContactGone { OursToMend: true }) && failure.Reason is { } words) Remember(words);
        if (failure is SendResult.RetryAfter { Scope: RetryScope.Account } slower) await PauseAsync(slower.After < LongestHeard ? slower : slower with { After = LongestHeard }, cancellationToken);
        else if (failure is SendResult.AccountBroken broken) await PauseAsync(new SendResult.RetryAfter(BrokenRests, broken.Words, RetryScope.Account), cancellationToken);
    }

    public void Dispose()
    {
        recipients?.Dispose();
        shared?.Dispose();
    }

    private static PartitionedRateLimiter<SendAsk> PerRecipient(ProviderRates rates) => PartitionedRateLimiter.Create<SendAsk, Address>(ask =>
        RateLimitPartition.GetTokenBucketLimiter(ask.To, _ => new()
        {
            TokenLimit = rates.RecipientBurst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1 / rates.PerRecipientPerSecond),
            // A token that comes soon is waited for, which is quicker than the way through the outbox; one person has few replies in a process at once.
            QueueLimit = rates.PerRecipientPerSecond >= SoonPerSecond ? rates.RecipientBurst : 0,
        }));

    private static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);

    /// <summary>Null when the reply may go now; else how long it must wait, and why.</summary>
    private async Task<SendAttempt?> PassAsync(Delivery delivery, bool waited, CancellationToken cancellationToken)
    {
        var paused = pace.PausedFor(Channel);
        // The next pause may be for another reason, told to another process.
        if (paused == TimeSpan.Zero) asked = Asked;
        else if (shared is null) return SendAttempt.Held(Jitter.AtLeast(paused), asked);
        if (recipients is null && shared is null) return null;
        var (ask, calls) = (new SendAsk(delivery.To, delivery.Message.Importance, waited), channel.CallsFor(delivery));
        if (recipients is not null && channel.Rates is { RecipientBurst: var burst })
        {
            using var own = await recipients.AcquireAsync(ask, Math.Min(calls, burst), cancellationToken);
            if (!own.IsAcquired) return SendAttempt.Held(WaitOf(own), TooFastForOne);
        }

        if (shared is null) return null;
        using var lease = await shared.AcquireAsync(ask, calls, cancellationToken);
        return lease.IsAcquired ? null : SendAttempt.Held(WaitOf(lease), pace.PausedFor(Channel) > TimeSpan.Zero ? asked : TooFast);
    }

    private ProviderTrouble? Trouble => Volatile.Read(ref trouble) is { } told && time.GetUtcNow() - told.At < TroubleShows ? told : null;

    /// <summary>For the host to read. What comes again and again is logged once.</summary>
    private void Remember(string words)
    {
        if (Trouble?.Words != words) Log.Trouble(logger, Channel.Value, words);
        Volatile.Write(ref trouble, new ProviderTrouble(words, time.GetUtcNow()));
    }

    private async Task PauseAsync(SendResult.RetryAfter slower, CancellationToken cancellationToken)
    {
        asked = slower.Words;
        Log.Paused(logger, Channel.Value, (long)slower.After.TotalSeconds);
        try
        {
            await pace.PauseAsync(Channel, slower.After, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // This process knows of it; the others will hear it from the provider.
        }
    }

    private void Changed(CircuitChange change)
    {
        metrics.ProviderPhase(Channel, change.Phase);
        if (change.Phase == CircuitPhase.Down) Log.Down(logger, Channel.Value, (long)change.AtLeast.TotalSeconds);
        else if (change.Phase == CircuitPhase.Working) Log.Back(logger, Channel.Value);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The provider of {Channel} fails again and again. Replies wait; the next one is tried in {Seconds} s.")]
        public static partial void Down(ILogger logger, string channel, long seconds);

        [LoggerMessage(2, LogLevel.Warning, "The provider of {Channel} takes replies again.")]
        public static partial void Back(ILogger logger, string channel);

        [LoggerMessage(3, LogLevel.Warning, "The provider of {Channel} asks our whole account to wait {Seconds} s.")]
        public static partial void Paused(ILogger logger, string channel, long seconds);

        [LoggerMessage(4, LogLevel.Error, "The provider of {Channel} does not send for us: {Words}")]
        public static partial void Trouble(ILogger logger, string channel, string words);
    }
}
