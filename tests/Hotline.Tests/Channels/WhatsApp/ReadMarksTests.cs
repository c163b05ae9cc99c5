using Hotline.Channels.WhatsApp;

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

    private static async Task MarkAsync(FakeGraph graph, ReadSigns signs, params string[] ids)
    {
        var options = WhatsAppRig.Options(graph.Url);
        options.ReadSigns = signs;
        using var client = new WhatsAppClient(options, TimeProvider.System);
        using var marks = new ReadMarks(client, options);
        await marks.StartAsync(TestContext.Current.CancellationToken);
        foreach (var id in ids) marks.Add(id);
        if (signs != ReadSigns.Off) await graph.UntilAsync(g => g.Calls.Count >= ids.Length, "the marks");
        await marks.StopAsync(TestContext.Current.CancellationToken);
    }
}
