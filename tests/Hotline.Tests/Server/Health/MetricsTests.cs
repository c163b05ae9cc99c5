using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Hotline.Channels.Terminal;
using Hotline.Channels.WebChat;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Server.Health;

/// <summary>The meter counts, and its labels name no person.</summary>
public sealed class MetricsTests
{
    private const string Marked = "ZZMARKEDSECRETZZ";

    private static readonly string[] KnownTags = ["channel", "outcome"];

    [Fact]
    public async Task Second_deliveries_replies_and_lag_are_counted_without_anything_personal()
    {
        using var folder = new TemporaryFolder();
        var measured = new ConcurrentQueue<(string Name, double Value, KeyValuePair<string, object?>[] Tags)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == HotlineMetrics.MeterName) l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, tags.ToArray())));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, tags.ToArray())));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, tags.ToArray())));
        listener.Start();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data", folder.Path)]).Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IChannel>(new TerminalChannel(ChannelId.Web, WebChatModule.Shows))
            .AddHotlineCore(configuration, casebook: false)
            .BuildServiceProvider();

        var from = new Address(ChannelId.Web, Marked);
        var message = new InboundMessage(from, Marked, DateTimeOffset.UnixEpoch, new InboundText(Marked));
        var inbox = services.GetRequiredService<IInbox>();
        Assert.Equal(Acceptance.Stored, await inbox.AcceptAsync(message, TestContext.Current.CancellationToken));
        Assert.Equal(Acceptance.Duplicate, await inbox.AcceptAsync(message, TestContext.Current.CancellationToken));
        var reply = new Delivery(Marked, from, new OutboundMessage(Marked, [], Importance.Routine, LocaleTag.English));
        var entry = new OutboxEntry(new ConversationId(Marked), reply, 1, DateTimeOffset.MaxValue);
        await services.GetRequiredService<Sender>().SendAsync([entry], CallTime.Endless, TestContext.Current.CancellationToken);
        await services.GetRequiredService<Sender>().SendAsync([entry with { Deadline = DateTimeOffset.UnixEpoch }], CallTime.Endless, TestContext.Current.CancellationToken);
        services.GetRequiredService<HotlineMetrics>().TurnDone();
        services.GetRequiredService<HotlineMetrics>().ProviderPhase(ChannelId.Web, CircuitPhase.Down);
        services.GetRequiredService<HotlineMetrics>().JournalLag(TimeSpan.FromSeconds(2));

        var mine = measured.ToArray();
        Assert.Contains(mine, m => m.Name == "hotline.inbox.duplicates" && Has(m.Tags, "channel", "web"));
        Assert.Contains(mine, m => m.Name == "hotline.replies" && Has(m.Tags, "outcome", "sent"));
        Assert.Contains(mine, m => m.Name == "hotline.replies" && Has(m.Tags, "outcome", "dead"));
        Assert.Contains(mine, m => m.Name == "hotline.turns");
        Assert.Contains(mine, m => m is { Name: "hotline.provider.phase", Value: 2 } && Has(m.Tags, "channel", "web"));
        Assert.Contains(mine, m => m is { Name: "hotline.journal.lag", Value: 2 });
        Assert.All(mine.SelectMany(m => m.Tags), tag =>
        {
            Assert.Contains(tag.Key, KnownTags);
            Assert.DoesNotContain(Marked, tag.Value?.ToString() ?? "", StringComparison.Ordinal);
        });
    }

    private static bool Has(KeyValuePair<string, object?>[] tags, string name, string value) => tags.Any(t => t.Key == name && value.Equals(t.Value));
}
