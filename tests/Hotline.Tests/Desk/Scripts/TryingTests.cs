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

/// <summary>The draft on a phone, by its tests, and by what people answered.</summary>
public sealed class TryingTests : IAsyncLifetime
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
    public async Task Phone_shows_what_the_draft_says_in_the_language_and_takes_back_a_button()
    {
        var begun = await TryAsync(new { write = "/start" });
        var last = begun.GetProperty("steps")[0].GetProperty("bot").EnumerateArray().Last();

        Assert.Equal("ru", begun.GetProperty("locale").GetString());
        Assert.Contains(last.GetProperty("buttons").EnumerateArray(), b => b.GetProperty("id").GetString() == "wages");
        var wages = await TryAsync(new { write = "/start" }, new { tap = "wages" });
        Assert.Equal(("wages", "paid"), Place(wages.GetProperty("steps")[1].GetProperty("place")));
        Assert.Equal("Когда вам платили в последний раз?", wages.GetProperty("steps")[1].GetProperty("bot").EnumerateArray().Last().GetProperty("text").GetString());
        Assert.False((await TryAsync(new { write = "/start" }, new { tap = "gone" })).GetProperty("steps")[1].GetProperty("fits").GetBoolean());
    }

    [Fact]
    public async Task Draft_with_errors_is_refused_with_words_and_so_is_what_is_no_step()
    {
        Assert.Equal(400, (await _dana.PostAsync("studio/preview", new { channel = "telegram", onShift = true, steps = new[] { new { write = "a", tap = "b" } } })).Status);
        Assert.Equal(400, (await _dana.PostAsync("studio/replay", new { conversations = 501 })).Status);
        await ChangeAsync("then: advice", "then: nowhere");

        var answer = await _dana.PostAsync("studio/preview", Body(new { write = "/start" }));

        Assert.Equal((409, "draft_broken"), (answer.Status, answer.Json.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Replay_counts_who_would_end_elsewhere_and_shows_no_way_of_few()
    {
        for (var person = 1; person <= 3; person++) await PlayedAsync(person, "wages", "never");
        await PlayedAsync(4, "wages", "month", "2500");
        Assert.Equal(4, (await ReplayAsync()).GetProperty("same").GetInt32());

        await ChangeAsync("never: { label: \"Never\", also: \"not once\", then: advice }", "never: { label: \"Never\", also: \"not once\", then: to_operator }");
        var sum = await ReplayAsync();

        Assert.Equal((1, 3), (sum.GetProperty("same").GetInt32(), sum.GetProperty("elsewhere").GetInt32()));
        var path = Assert.Single(sum.GetProperty("paths").EnumerateArray().ToList());
        Assert.Equal((("wages", "advice"), ("wages", "to_operator"), 3), (Place(path.GetProperty("from")), Place(path.GetProperty("to")), path.GetProperty("people").GetInt32()));
        Assert.DoesNotContain("2500", sum.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>A person presses these buttons, or writes where there is none, and the journal brings it to the casebook as the worker writes it.</summary>
    private async Task PlayedAsync(int person, params string[] answers)
    {
        var around = Rehearsal.Surroundings(InForce, ChannelId.Telegram, onShift: true, Turns.Start);
        var (talk, told) = (new Rehearsal(InForce, _ => Reading.Nothing, ChannelId.Telegram, "en", around, Turns.Start), 0);
        Write(new InboundStart(null));
        foreach (var answer in answers)
            Write(talk.Choices.Contains(answer) ? new InboundTap($"{talk.Place}:{answer}:{talk.State.Open!.Step}") : new InboundText(answer));
        await _rig.ProjectAsync();

        void Write(InboundContent content)
        {
            var turn = talk.Say(content);
            var (id, at) = ($"t-{person}-{++told}", Turns.Start);
            _rig.Journal.Write(Turns.Person(person), Turns.Of(id, at, new PersonWrote(new InboundMessage(new Address(ChannelId.Telegram, $"address-{person}"), id, at, content, "en"))) with
            {
                Publication = InForce.Text,
                Surroundings = around,
                Place = turn.State.Place,
                Mode = turn.State.Mode,
                Locale = turn.State.Locale,
            });
        }
    }

    private async Task<JsonElement> ReplayAsync()
    {
        var begun = await _dana.PostAsync("studio/replay", new { conversations = 10 });
        Assert.Equal(202, begun.Status);
        var id = begun.Json.GetProperty("id").GetString();
        while (true)
        {
            var now = (await _dana.GetAsync($"studio/replay/{id}")).Json;
            if (now.GetProperty("state").GetString() != "running") return now;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task ChangeAsync(string old, string now)
    {
        var file = (await _dana.GetAsync($"studio/file?path={WagesScripts.File}")).Json;
        var text = file.GetProperty("text").GetString()!;
        Assert.Contains(old, text, StringComparison.Ordinal);
        var answer = await _dana.PostAsync("studio/files", new { files = new[] { new { path = WagesScripts.File, version = file.GetProperty("version").GetInt64(), text = text.Replace(old, now, StringComparison.Ordinal) } } });
        Assert.Equal(200, answer.Status);
    }

    private async Task<JsonElement> TryAsync(params object[] steps)
    {
        var answer = await _dana.PostAsync("studio/preview", Body(steps));
        Assert.Equal(200, answer.Status);
        return answer.Json;
    }

    private static object Body(params object[] steps) => new { locale = "ru", channel = "telegram", onShift = true, steps };

    private static (string?, string?) Place(JsonElement place) => (place.GetProperty("dialog").GetString(), place.GetProperty("node").GetString());
}
