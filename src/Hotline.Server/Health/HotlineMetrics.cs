using System.Diagnostics.Metrics;
using Hotline.Core.Messaging;
using Hotline.Server.Workers.Sending;

namespace Hotline.Server.Health;

/// <summary>
/// What this process counts, in the meter <c>Hotline</c>: turns, replies by channel and outcome, second deliveries by channel, how it stands with providers, and how far the casebook is behind.
/// Labels name a channel or an outcome, never a person. Thread-safe.
/// </summary>
internal sealed class HotlineMetrics : IDisposable
{
    public const string MeterName = "Hotline";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _turns;
    private readonly Counter<long> _replies;
    private readonly Counter<long> _duplicates;
    private readonly Gauge<double> _lag;
    private readonly Gauge<int> _providers;

    public HotlineMetrics()
    {
        _turns = _meter.CreateCounter<long>("hotline.turns", "{turn}", "Turns committed.");
        _replies = _meter.CreateCounter<long>("hotline.replies", "{attempt}", "Attempts to send a reply, by channel and outcome: sent, waiting (tried again), untried (its account may not send now), dead or cancelled (the person has left).");
        _duplicates = _meter.CreateCounter<long>("hotline.inbox.duplicates", "{message}", "Second deliveries that were ignored, by channel.");
        _lag = _meter.CreateGauge<double>("hotline.journal.lag", "s", "Age of the oldest record in the last batch that the casebook took over; 0 when it has everything.");
        _providers = _meter.CreateGauge<int>("hotline.provider.phase", description: "How it stands with a channel's provider, told when it changes: 0 working, 1 one reply is tried, 2 down.");
    }

    public void TurnDone() => _turns.Add(1);

    public void ReplyTried(ChannelId channel, string outcome) => _replies.Add(1, new("channel", channel.Value), new("outcome", outcome));

    public void Duplicate(ChannelId channel) => _duplicates.Add(1, new KeyValuePair<string, object?>("channel", channel.Value));

    public void ProviderPhase(ChannelId channel, CircuitPhase phase) => _providers.Record((int)phase, new KeyValuePair<string, object?>("channel", channel.Value));

    public void JournalLag(TimeSpan lag) => _lag.Record(lag.TotalSeconds);

    public void Dispose() => _meter.Dispose();
}
