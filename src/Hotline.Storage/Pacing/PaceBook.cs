using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Pacing;

/// <summary>The pace of accounts where one process has the store: in its memory. A restart forgets a pause; the provider says it again. Thread-safe.</summary>
internal sealed class PaceBook(TimeProvider time) : IAccountPace
{
    private readonly Lock gate = new();
    private readonly Dictionary<ChannelId, PaceLedger> ledgers = [];
    private readonly KnownPauses pauses = new(time);

    public Task<IReadOnlyList<PaceAnswer>> TakeAsync(ChannelId account, int callsPerSecond, IReadOnlyList<PaceAsk> asks, CancellationToken cancellationToken)
    {
        var answers = new PaceAnswer[asks.Count];
        lock (gate)
        {
            var ledger = Of(account);
            for (var i = 0; i < answers.Length; i++) answers[i] = ledger.Take(Now, callsPerSecond, asks[i]);
        }

        return Task.FromResult<IReadOnlyList<PaceAnswer>>(answers);
    }

    public Task PauseAsync(ChannelId account, TimeSpan wait, CancellationToken cancellationToken)
    {
        lock (gate) Of(account).Pause(Now, wait.TotalMilliseconds);
        pauses.Heard(account, wait);
        return Task.CompletedTask;
    }

    public TimeSpan PausedFor(ChannelId account) => pauses.Left(account);

    private double Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private PaceLedger Of(ChannelId account)
    {
        if (!ledgers.TryGetValue(account, out var ledger)) ledgers[account] = ledger = new PaceLedger();
        return ledger;
    }
}
