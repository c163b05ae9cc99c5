using Hotline.Channels.WhatsApp;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>What a person on WhatsApp sees while their helper writes.</summary>
public sealed class WhatsAppTypingTests
{
    private static readonly Address Person = new(ChannelId.WhatsApp, "998900000201");

    private readonly FreeCourtesies courtesies = new();
    private readonly ManualTime time = new();

    [Fact]
    public async Task The_sign_stands_beside_the_last_message_and_is_not_shown_again_while_it_stands()
    {
        await using var graph = await FakeGraph.StartAsync();
        await ShowAsync(graph, ReadSigns.Typing, async typing =>
        {
            await typing.ShowAsync(Person, Now);
            typing.Heard(Person, "wamid.1");
            typing.Heard(Person, "wamid.2");
            await typing.ShowAsync(Person, Now);
            time.Advance(TimeSpan.FromSeconds(19));
            await typing.ShowAsync(Person, Now);
            await typing.ShowAsync(Person with { Value = "998900000202" }, Now);
        });
        Assert.Equal("""{"message_id":"wamid.2","typing_indicator":{"type":"text"},"messaging_product":"whatsapp","status":"read"}""", Assert.Single(graph.Calls).Body);
    }

    [Theory]
    [InlineData(ReadSigns.Off)]
    [InlineData(ReadSigns.Read)]
    public async Task Where_the_host_wants_no_sign_there_is_none(ReadSigns signs)
    {
        await using var graph = await FakeGraph.StartAsync();
        await ShowAsync(graph, signs, async typing =>
        {
            typing.Heard(Person, "wamid.1");
            await typing.ShowAsync(Person, Now);
        });
        Assert.Empty(graph.Calls);
    }

    [Fact]
    public async Task None_goes_to_a_meta_that_is_down_nor_to_who_wrote_a_day_ago_and_a_failure_disturbs_nobody()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Otherwise = _ => FakeGraph.Error(500, 190);
        await ShowAsync(graph, ReadSigns.Typing, async typing =>
        {
            typing.Heard(Person, "wamid.1");
            courtesies.Wait = TimeSpan.FromSeconds(5);
            await typing.ShowAsync(Person, Now);
            courtesies.Wait = TimeSpan.Zero;
            time.Advance(TimeSpan.FromHours(25));
            await typing.ShowAsync(Person, Now);
            Assert.Empty(graph.Calls);
            typing.Heard(Person, "wamid.3");
            await typing.ShowAsync(Person, Now);
        });
        Assert.Single(graph.Calls);
    }

    [Fact]
    public async Task Who_wrote_long_ago_is_forgotten_when_many_wrote_since()
    {
        await using var graph = await FakeGraph.StartAsync();
        await ShowAsync(graph, ReadSigns.Typing, async typing =>
        {
            typing.Heard(Person, "wamid.1");
            for (var i = 0; i < 2 * WhatsAppTyping.Most; i++) typing.Heard(Person with { Value = $"{i}" }, $"wamid.many{i}");
            await typing.ShowAsync(Person, Now);
            Assert.Empty(graph.Calls);
            await typing.ShowAsync(Person with { Value = $"{WhatsAppTyping.Most}" }, Now);
        });
        Assert.Single(graph.Calls);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task ShowAsync(FakeGraph graph, ReadSigns signs, Func<WhatsAppTyping, Task> act)
    {
        var options = WhatsAppRig.Options(graph.Url);
        options.ReadSigns = signs;
        using var client = new WhatsAppClient(options, TimeProvider.System);
        await act(new WhatsAppTyping(client, options, courtesies, time));
    }
}
