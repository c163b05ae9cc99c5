using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Channels.WhatsApp;

public sealed class ReadMarksTests
{
    [Theory]
    [InlineData(ReadSigns.Read, """{"message_id":"wamid.1","messaging_product":"whatsapp","status":"read"}""")]
    [InlineData(ReadSigns.Typing, """{"message_id":"wamid.1","typing_indicator":{"type":"text"},"messaging_product":"whatsapp","status":"read"}""")]
    public async Task A_message_is_marked_as_the_setting_says(ReadSigns signs, string body)
    {
        await using var graph = await FakeGraph.StartAsync();
        await MarkAsync(graph, signs, "wamid.1");
        await graph.UntilAsync(g => !g.Calls.IsEmpty, "the mark");
        Assert.Equal(body, Assert.Single(graph.Calls).Body);
    }

    [Fact]
    public async Task Marks_that_fail_disturb_nobody_and_none_go_out_when_they_are_off()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Otherwise = _ => FakeGraph.Error(500, 190);
        await MarkAsync(graph, ReadSigns.Off, "wamid.off");
        await MarkAsync(graph, ReadSigns.Read, [.. Enumerable.Range(0, 9).Select(i => $"wamid.{i}")]);
        await graph.UntilAsync(g => g.Calls.Count == 9, "nine marks");
        Assert.DoesNotContain(graph.Calls, call => call.Body.Contains("off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Typing_is_shown_where_the_bot_answers_and_nothing_while_a_human_holds_the_conversation()
    {
        await using var graph = await FakeGraph.StartAsync();
        var people = new FreeCourtesies { Mode = person => person.Value switch { "1" => ConversationMode.Waiting, "2" => ConversationMode.Human, _ => ConversationMode.Closed } };
        await MarkAsync(graph, ReadSigns.Typing, people, ("wamid.1", "1"), ("wamid.2", "2"), ("wamid.3", "3"));
        await graph.UntilAsync(g => g.Calls.Count >= 2, "two marks");
        Assert.Equal([("wamid.1", false), ("wamid.3", true)], graph.Calls.Select(c => (c.Json.GetProperty("message_id").GetString(), c.Json.TryGetProperty("typing_indicator", out _))).Order());
    }

    [Fact]
    public async Task A_meta_that_is_down_is_left_alone_and_marks_of_that_time_are_dropped()
    {
        await using var graph = await FakeGraph.StartAsync();
        var down = new FreeCourtesies { Wait = TimeSpan.FromSeconds(5) };
        var asked = 0;
        var options = WhatsAppRig.Options(graph.Url);
        using var client = new WhatsAppClient(options, TimeProvider.System);
        using var marks = new ReadMarks(client, options, new Counting(down, () => Interlocked.Increment(ref asked) == 3), TimeProvider.System, NullLogger<ReadMarks>.Instance);
        foreach (var id in new[] { "wamid.1", "wamid.2", "wamid.3" }) marks.Add(id, new Address(ChannelId.WhatsApp, "1"));
        await marks.StartAsync(TestContext.Current.CancellationToken);
        await graph.UntilAsync(g => !g.Calls.IsEmpty, "the mark of the third");
        await marks.StopAsync(TestContext.Current.CancellationToken);
        Assert.Single(graph.Calls);
    }

    [Fact]
    public async Task A_fault_is_told_and_mended_while_the_others_go_on()
    {
        await using var graph = await FakeGraph.StartAsync();
        var (time, logs) = (new ManualTime(), new KeptLogs());
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(logs));
        var people = new FreeCourtesies { Mode = person => person.Value == "bad" ? throw new InvalidOperationException("marked words") : ConversationMode.Bot };
        var options = WhatsAppRig.Options(graph.Url);
        using var client = new WhatsAppClient(options, TimeProvider.System);
        using var marks = new ReadMarks(client, options, people, time, logging.CreateLogger<ReadMarks>());
        await marks.StartAsync(TestContext.Current.CancellationToken);
        // As often as loops run: after each pause all of them are there again.
        for (var faults = 1; faults <= 5; faults++)
        {
            marks.Add($"wamid.bad{faults}", new Address(ChannelId.WhatsApp, "bad"));
            await time.UntilDueInAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(faults, logs.Lines.Count(line => line.Contains("InvalidOperationException", StringComparison.Ordinal)));
            marks.Add($"wamid.{faults}", new Address(ChannelId.WhatsApp, "good"));
            await graph.UntilAsync(g => g.Calls.Count == faults, "the mark of another");
            time.Advance(TimeSpan.FromSeconds(30));
        }

        await marks.StopAsync(TestContext.Current.CancellationToken);
    }

    private static Task MarkAsync(FakeGraph graph, ReadSigns signs, params string[] ids) => MarkAsync(graph, signs, new FreeCourtesies(), [.. ids.Select(id => (id, "998900000201"))]);

    private static async Task MarkAsync(FakeGraph graph, ReadSigns signs, FreeCourtesies courtesies, params (string Id, string From)[] arrived)
    {
        var options = WhatsAppRig.Options(graph.Url);
        options.ReadSigns = signs;
        using var client = new WhatsAppClient(options, TimeProvider.System);
        using var marks = new ReadMarks(client, options, courtesies, TimeProvider.System, NullLogger<ReadMarks>.Instance);
        await marks.StartAsync(TestContext.Current.CancellationToken);
        foreach (var (id, from) in arrived) marks.Add(id, new Address(ChannelId.WhatsApp, from));
        var expected = signs == ReadSigns.Off ? 0 : arrived.Count(one => courtesies.Mode(new Address(ChannelId.WhatsApp, one.From)) != ConversationMode.Human);
        await graph.UntilAsync(g => g.Calls.Count >= expected, "the marks");
        await marks.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Down until it was asked so often.</summary>
    private sealed class Counting(FreeCourtesies inner, Func<bool> back) : ICourtesies
    {
        public TimeSpan WaitFor(ChannelId channel) => back() ? TimeSpan.Zero : inner.Wait;

        public Task<ConversationMode> ModeAsync(Address person, CancellationToken cancellationToken) => inner.ModeAsync(person, cancellationToken);
    }
}
