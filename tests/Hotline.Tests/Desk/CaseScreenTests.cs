using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk;

/// <summary>What a case's screen says beside the transcript, with the scripts of the repository.</summary>
public sealed class CaseScreenTests : IAsyncLifetime
{
    private const string Id = "AAAAAAAAAA";

    private DeskRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Answers_are_a_table_in_the_operators_language_with_the_persons_own_words_and_when()
    {
        var person = Turns.Person(1);
        var asked = Turns.Bot("d1", "Когда вам платили?") with { Place = "unpaid_wages.paid_last" };
        _rig.Journal.Write(person, Turns.Wrote("m1", "Мне не платят", Turns.Start, asked));
        _rig.Journal.Write(person, Turns.Wrote("m2", "никогда не платили", Turns.Start.AddMinutes(2)).WithCase(
            Turns.Case(Id) with { Summary = [new("paid_last", "never"), new("country", "KZ"), new("story", "Прораб не платит"), new("region", "unknown")] }));
        await _rig.ProjectAsync();
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);

        async Task<(string?, string?, string?, string?)[]> RowsAsync(string lang) => [.. (await aigul.GetAsync($"cases/{Id}?lang={lang}")).Json.GetProperty("answers").EnumerateArray()
            .Select(a => (a.GetProperty("slot").GetString(), a.GetProperty("label").GetString(), a.GetProperty("value").GetString(), a.GetProperty("said").GetString()))];

        var english = await RowsAsync("en");
        Assert.Equal(("paid_last", "When were you last paid?", "Never", "никогда не платили"), english[0]);
        Assert.Equal(("country", "Which country are you in now?", "Kazakhstan", null), english[1]);
        Assert.Equal(("Прораб не платит", "I don't know"), (english[2].Item3, english[3].Item3));
        Assert.Equal(("Когда вам платили в последний раз?", "Никогда"), (await RowsAsync("ru"))[0] is var row ? (row.Item2, row.Item3) : default);
        var at = (await aigul.GetAsync($"cases/{Id}")).Json.GetProperty("answers")[0].GetProperty("at").GetDateTimeOffset();
        Assert.Equal(Turns.Start.AddMinutes(2), at);
    }

    [Fact]
    public async Task The_persons_other_cases_stand_beside_without_words()
    {
        await _rig.OpenCaseAsync(1, "OLDCASE001");
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await aigul.PostAsync("cases/OLDCASE001/take", new { version = 1 });
        await aigul.PostAsync("cases/OLDCASE001/close", new { version = 2, outcome = "paid_in_full" });
        await _rig.DeliverAsync();
        _rig.Journal.Write(Turns.Person(1), Turns.Of("c1", Turns.Start, _rig.Inbox.Commands.Last().Event) with { Mode = ConversationMode.Closed });
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m7", "другое", Turns.Start.AddDays(40)).WithCase(Turns.Case(Id, opened: Turns.Start.AddDays(40))));
        await _rig.ProjectAsync();

        var other = Assert.Single((await aigul.GetAsync($"cases/{Id}")).Json.GetProperty("others").EnumerateArray());

        Assert.Equal(("OLDCASE001", "closed"), (other.GetProperty("id").GetString(), other.GetProperty("status").GetString()));
        Assert.False(other.TryGetProperty("transcript", out _));
    }

    [Fact]
    public async Task Replies_stand_ready_in_the_persons_language_and_the_card_in_the_helpers_with_numbers_of_the_country()
    {
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "қан кетіп жатыр", Turns.Start).WithCase(Turns.Case(Id, language: "kk") with { Topic = "medical", Summary = [new("country", "RU")] }));
        await _rig.ProjectAsync();
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);

        var replies = (await aigul.GetAsync($"cases/{Id}/replies")).Json;
        var first = replies.GetProperty("replies")[0];
        Assert.Equal(("kk", "medical_call", "kk", true), (replies.GetProperty("language").GetString(), first.GetProperty("id").GetString(), first.GetProperty("language").GetString(), first.GetProperty("draft").GetBoolean()));
        Assert.StartsWith("Қазір қоңырау шалыңыз: 103.", first.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Call now: 103.", first.GetProperty("english").GetString(), StringComparison.Ordinal);

        var card = (await aigul.GetAsync($"cases/{Id}/card?lang=ru")).Json;
        Assert.Equal(("medical", "RU", "Начинать с документов"), (card.GetProperty("topic").GetString(), card.GetProperty("country").GetString(), card.GetProperty("never")[0].GetString()));
        Assert.Contains(card.GetProperty("numbers").EnumerateArray(), n => n.GetProperty("phone").GetString() == "103");

        // What a helper noted counts over what was said.
        await aigul.PostAsync($"cases/{Id}/take", new { version = 1 });
        await aigul.PostAsync($"cases/{Id}/fields", new { version = 2, codesVersion = 0, fields = new { country = new[] { "TR" } } });
        Assert.Empty((await aigul.GetAsync($"cases/{Id}/card")).Json.GetProperty("numbers").EnumerateArray());
    }
}
