using System.Globalization;
using System.Text.Json;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Dialogs.Publishing;
using Hotline.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Desk.Scripts;

/// <summary>The ways of people through a dialog, played by the engine, carried over by the projector, and read as a coordinator reads them.</summary>
public sealed class FunnelTests : IAsyncLifetime
{
    private static readonly Publication InForce = WagesScripts.Read(WagesScripts.Source());

    private DeskRig _rig = null!;
    private DeskClient _dana = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync(with: static services => services.AddSingleton<NewestPublication>(static () => InForce));
        _dana = await _rig.SignedInAsync("dana", Role.Coordinator);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Shows_each_node_in_the_order_of_the_script_with_what_people_did_there()
    {
        for (var person = 0; person < 11; person++) await PlayAsync(person, "en", _rig.Clock.GetUtcNow(), "wages", "never");
        for (var person = 20; person < 26; person++) await PlayAsync(person, "en", _rig.Clock.GetUtcNow(), "wages");
        await PlayAsync(30, "ru", _rig.Clock.GetUtcNow(), "wages", "never");

        var all = (await _dana.GetAsync("studio/funnels?dialog=wages&days=7")).Json;
        Assert.Equal((5, "[\"en\",\"ru\"]"), (all.GetProperty("limit").GetInt32(), all.GetProperty("languages").GetRawText()));
        var nodes = all.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(InForce.Find("wages")!.Nodes.Where(n => n is Node.Ask or Node.Say or Node.Handoff or Node.End { Line: not null }).Select(n => n.Ref.Node), nodes.Select(n => n.GetProperty("node").GetString()));
        Assert.Equal((15L, 10L, null, null), Of(nodes, "paid"));
        Assert.Equal((10L, null, null, null), Of(nodes, "advice"));
        Assert.Equal((15L, 10L, null, null), Of(await NodesAsync("language=en"), "paid"));
        Assert.Equal((null, null, null, null), Of(await NodesAsync("language=ru"), "paid"));
        Assert.DoesNotContain("gone\":true", all.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_count_from_the_beginning_of_the_first_and_today_is_one_of_them()
    {
        for (var person = 0; person < 5; person++) await PlayAsync(person, "en", _rig.Clock.GetUtcNow().AddDays(-2), "wages");
        Assert.Equal((null, null, null, null), Of(await NodesAsync("days=2"), "paid"));
        Assert.Equal((5L, null, null, null), Of(await NodesAsync("days=3"), "paid"));
        Assert.Equal((5L, null, null, null), Of(await NodesAsync(""), "paid"));
    }

    [Fact]
    public async Task A_node_that_is_gone_stands_behind_the_others_where_it_has_a_number()
    {
        for (var person = 0; person < 6; person++)
            _rig.Journal.Write(Turns.Person(person), Turns.Wrote($"g{person}", "раз", _rig.Clock.GetUtcNow()) with { Funnel = [Turns.Step("wages.former", FunnelKind.Reached, "en"), .. person < 3 ? new[] { Turns.Step("wages.rare", FunnelKind.Reached, "en") } : []] });
        await _rig.ProjectAsync();

        var gone = Assert.Single(await NodesAsync(""), n => n.GetProperty("gone").GetBoolean());
        Assert.Equal(("former", 5), (gone.GetProperty("node").GetString(), gone.GetProperty("reached").GetInt32()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dialog=wages&days=0")]
    [InlineData("dialog=wages&days=367")]
    [InlineData("dialog=wages&days=month")]
    public async Task What_cannot_be_meant_is_refused_with_words(string question) => Assert.Equal(400, (await _dana.GetAsync($"studio/funnels?{question}")).Status);

    [Fact]
    public async Task A_dialog_that_nobody_has_heard_of_has_no_nodes() =>
        Assert.Empty((await _dana.GetAsync("studio/funnels?dialog=none")).Json.GetProperty("nodes").EnumerateArray());

    private async Task<List<JsonElement>> NodesAsync(string question)
    {
        var answer = await _dana.GetAsync($"studio/funnels?dialog=wages&{question}");
        Assert.Equal(200, answer.Status);
        return [.. answer.Json.GetProperty("nodes").EnumerateArray()];
    }

    private static (long? Reached, long? Answered, long? Misunderstood, long? Left) Of(List<JsonElement> nodes, string name)
    {
        var node = nodes.Single(n => n.GetProperty("node").GetString() == name);
        return (Number("reached"), Number("answered"), Number("misunderstood"), Number("left"));

        long? Number(string kind) => node.GetProperty(kind) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : null;
    }

    /// <summary>A person presses these buttons, and the journal brings what the engine says of it to the casebook.</summary>
    private async Task PlayAsync(int person, string language, DateTimeOffset now, params string[] answers)
    {
        var around = Rehearsal.Surroundings(InForce, ChannelId.Telegram, onShift: true, now);
        var (talk, told) = (new Rehearsal(InForce, _ => Reading.Nothing, ChannelId.Telegram, language, around, now), 0);
        Write(new InboundStart(null));
        foreach (var answer in answers) Write(new InboundTap($"{talk.Place}:{answer}:{talk.State.Open!.Step}"));
        await _rig.ProjectAsync();

        void Write(InboundContent content)
        {
            var turn = talk.Say(content);
            var id = string.Create(CultureInfo.InvariantCulture, $"t-{person}-{++told}");
            _rig.Journal.Write(Turns.Person(person), Turns.Of(id, now, new PersonWrote(new InboundMessage(new Address(ChannelId.Telegram, $"address-{person}"), id, now, content, language))) with { Locale = turn.State.Locale, Funnel = turn.Funnel });
        }
    }
}
