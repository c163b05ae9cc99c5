using Hotline.Core.Channels;
using Polly;
using Polly.CircuitBreaker;

namespace Hotline.Server.Workers.Sending;

/// <summary>
/// Keeps a provider that is down from being called for every reply that waits: after several failures nothing is called for a while, then one reply is tried, and the rest goes on
/// when that one arrives. By itself, without a restart. What failed or is refused here stays in the outbox. A provider that says itself that our account is the trouble is believed the second time: on a
/// quiet line it would take minutes until several calls have failed. Thread-safe.
/// </summary>
internal sealed class Circuit
{
    /// <summary>Half of at least so many calls within <see cref="Sampled"/> must fail.</summary>
    public const int FewestCalls = 5;

    /// <summary>As <see cref="FewestCalls"/>, where the provider refuses our account. One such answer may be somebody else's, a proxy's say.</summary>
    public const int FewestOfAccount = 2;

    private const double FailingPart = 0.5;

    /// <summary>Breaks grow up to this, which is half of how long a danger text is tried.</summary>
    private const int LongestBreakSeconds = 30;
    private const int FirstBreakSeconds = 5;

    /// <summary>For those who come while the one reply is tried.</summary>
    private static readonly TimeSpan WhileTrying = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Sampled = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipeline<SendResult> pipeline;
    private readonly CircuitBreakerStateProvider provider = new();
    private readonly CircuitBreakerStateProvider account = new();
    private readonly TimeProvider time;
    private readonly Action<CircuitChange> changed;
    private CircuitChange current;

    /// <summary>What the provider said when it last failed. A reference, so it is read and written whole.</summary>
    private string failure = "no reason is known.";

    public Circuit(TimeProvider time, Action<CircuitChange> changed)
    {
        (this.time, this.changed) = (time, changed);
        current = new CircuitChange(CircuitPhase.Working, time.GetUtcNow(), TimeSpan.Zero);
        pipeline = new ResiliencePipelineBuilder<SendResult> { TimeProvider = time }
            .AddCircuitBreaker(Options(account, provider, FewestOfAccount, IsAccounts))
            .AddCircuitBreaker(Options(provider, account, FewestCalls, IsProviders))
            .Build();
    }

    /// <summary>The present phase: since when, and how long it lasts at least.</summary>
    public CircuitChange Current => Volatile.Read(ref current);

    /// <summary>How long nothing may be called any more; zero when something may be tried.</summary>
    public TimeSpan OpenFor
    {
        get
        {
            if (provider.CircuitState != CircuitState.Open && account.CircuitState != CircuitState.Open) return TimeSpan.Zero;
            var now = Current;
            var left = now.Since + now.AtLeast - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Why nothing may be called now, for the operator.</summary>
    public string Why => $"Sending waits because it failed again and again: {failure}";

    /// <summary>Sends, unless nothing may be called now: then there is no result, but a time to wait.</summary>
    public async Task<SendAttempt> SendAsync(IChannel channel, Delivery delivery, CancellationToken cancellationToken)
    {
        if (OpenFor is { Ticks: > 0 } wait) return SendAttempt.Held(wait, Why);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync(TryAsync, context, (channel, delivery));
            if (outcome.Exception is BrokenCircuitException) return SendAttempt.Held(OpenFor is { Ticks: > 0 } open ? open : WhileTrying, Why);
            outcome.ThrowIfException();
            var result = outcome.Result!;
            if ((IsProviders(result) || IsAccounts(result)) && result.Reason is { } why) failure = why;
            return SendAttempt.Of(result);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>What is thrown here goes to the circuits as part of the outcome: this way through them is the one that costs least.</summary>
    private static async ValueTask<Outcome<SendResult>> TryAsync(ResilienceContext context, (IChannel Channel, Delivery Delivery) what)
    {
        try
        {
            return Outcome.FromResult(await what.Channel.SendAsync(what.Delivery, context.CancellationToken));
        }
#pragma warning disable CA1031 // Thrown again by whoever asked.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return Outcome.FromException<SendResult>(fault);
        }
    }

    private static bool IsProviders(SendResult? result) => result is SendResult.Unknown or SendResult.RetryAfter { Scope: RetryScope.Provider };

    private static bool IsAccounts(SendResult? result) => result is SendResult.AccountBroken;

    private static TimeSpan BreakFor(int triedBefore) => TimeSpan.FromSeconds(Math.Min(FirstBreakSeconds << Math.Min(triedBefore, 4), LongestBreakSeconds));

    /// <summary><paramref name="other"/>: the circuit works again only when neither of the two is open.</summary>
    private CircuitBreakerStrategyOptions<SendResult> Options(CircuitBreakerStateProvider own, CircuitBreakerStateProvider other, int fewest, Predicate<SendResult?> fails) => new()
    {
        FailureRatio = FailingPart,
        MinimumThroughput = fewest,
        SamplingDuration = Sampled,
        BreakDurationGenerator = static arguments => ValueTask.FromResult(BreakFor(arguments.HalfOpenAttempts)),
        StateProvider = own,
        ShouldHandle = arguments => ValueTask.FromResult(fails(arguments.Outcome.Result)),
        OnOpened = arguments => Become(CircuitPhase.Down, arguments.BreakDuration),
        OnHalfOpened = _ => Become(CircuitPhase.Trying, TimeSpan.Zero),
        OnClosed = _ => other.CircuitState is CircuitState.Open ? ValueTask.CompletedTask : Become(CircuitPhase.Working, TimeSpan.Zero),
    };

    private ValueTask Become(CircuitPhase phase, TimeSpan atLeast)
    {
        var change = new CircuitChange(phase, time.GetUtcNow(), atLeast);
        Volatile.Write(ref current, change);
        changed(change);
        return ValueTask.CompletedTask;
    }
}
