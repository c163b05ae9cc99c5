using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Protection;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

/// <summary>Finding cases, reading on in one, and the one way to see an address.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private const string Number = "+77015550102";

    private DeskRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private ConversationId Person => _rig.Get<Pseudonyms>().Of(new Address(ChannelId.Sms, Number));

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync();
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA", Urgency.Urgent, "tg");
        _rig.Journal.Write(Person, Turns.Wrote("m-b", "Мне не платят", Turns.Start.AddMinutes(1)).WithCase(Turns.Case("7K3QD0M2X1", opened: Turns.Start.AddMinutes(1))) with { Address = new Address(ChannelId.Sms, Number) });
        await _rig.ProjectAsync();
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Cases_are_found_by_their_codes_and_shown_without_a_word()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        Assert.Equal(["7K3QD0M2X1", "AAAAAAAAAA"], await FoundAsync(dana, new { topic = "unpaid_wages" }));
        Assert.Equal(["AAAAAAAAAA"], await FoundAsync(dana, new { language = "tg", urgency = "urgent", status = "waiting", channel = "telegram" }));
        Assert.Equal(["7K3QD0M2X1"], await FoundAsync(dana, new { code = "7k3qd-om2xl" }));
        Assert.Equal(["7K3QD0M2X1"], await FoundAsync(dana, new { pseudonym = Person.Value }));
        Assert.Equal(["7K3QD0M2X1"], await FoundAsync(dana, new { openedFrom = Turns.Start.AddSeconds(30) }));
        Assert.Empty(await FoundAsync(dana, new { status = "closed" }));
        Assert.Empty(await FoundAsync(dana, new { pseudonym = "nobody" }));
        Assert.DoesNotContain("платят", (await dana.PostAsync("cases/search", new { status = "open" })).Json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(await AuditAsync(), what => what.StartsWith("case", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_holds_it_and_what_came_of_it_are_asked_for_too()
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        Assert.Equal(["AAAAAAAAAA"], await FoundAsync(aigul, new { holder = "me" }));
        Assert.Equal(["AAAAAAAAAA"], await FoundAsync(aigul, new { holder = "account-aigul", status = "with_operator" }));
        await aigul.PostAsync("cases/AAAAAAAAAA/close", new { version = 2, outcome = "documents_returned" });
        Assert.Equal(["AAAAAAAAAA"], await FoundAsync(aigul, new { outcome = "documents_returned", status = "closed" }));
        Assert.Empty(await FoundAsync(aigul, new { holder = "me" }));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"urgency":"terrible"}""")]
    [InlineData("""{"status":"lost"}""")]
    [InlineData("""{"outcome":"good"}""")]
    [InlineData("""{"openedFrom":"yesterday"}""")]
    [InlineData("""{"openedFrom":"2026-03-02T00:00:00Z","openedBefore":"2026-03-01T00:00:00Z"}""")]
    [InlineData("""{"topic":"medical","after":"x"}""")]
    public async Task A_question_that_cannot_be_answered_says_why(string body)
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        var answer = await aigul.SendAsync(HttpMethod.Post, "cases/search", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal((400, "invalid"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_page_goes_on_only_where_the_same_was_asked()
    {
        await using (var context = _rig.Open()) await ManyCases.InsertAsync(context, 200, 0, Turns.Start, onPostgres: false, Now);
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        var first = await aigul.PostAsync("cases/search", new { status = "closed" });
        var second = await aigul.PostAsync("cases/search", new { status = "closed", after = first.Text("next") });
        Assert.Equal(200, second.Status);
        Assert.Empty(Ids(first).Intersect(Ids(second)));
        Assert.Equal(400, (await aigul.PostAsync("cases/search", new { status = "closed", topic = "medical", after = first.Text("next") })).Status);
    }

    [Fact]
    public async Task Only_who_may_see_addresses_learns_whether_one_is_known_and_that_is_on_record()
    {
        var (aigul, rustam) = (await _rig.SignedInAsync("aigul", Role.Operator), await MayRevealAsync("rustam"));
        var known = await aigul.PostAsync("cases/search", new { address = new { channel = "sms", value = Number } });
        var unknown = await aigul.PostAsync("cases/search", new { address = new { channel = "sms", value = "+77010000000" } });
        Assert.Equal((403, 403), (known.Status, unknown.Status));
        Assert.Equal(known.Json.GetRawText(), unknown.Json.GetRawText());
        Assert.Equal(["7K3QD0M2X1"], await FoundAsync(rustam, new { address = new { channel = "sms", value = "7 (701) 555-01-02" } }));
        Assert.Empty(await FoundAsync(rustam, new { address = new { channel = "whatsapp", value = Number } }));
        Assert.Equal(2, (await AuditAsync()).Count(what => what == "address_search"));
    }

    [Fact]
    public async Task An_address_is_shown_once_for_a_reason_that_stays_on_record_without_it()
    {
        var rustam = await MayRevealAsync("rustam");
        foreach (var body in new object[] { new { }, new { reason = "curious" }, new { reason = "other" }, new { reason = "other", note = "call +7 701 555 01 02" } })
            Assert.Equal(400, (await rustam.PostAsync("cases/7K3QD0M2X1/reveal", body)).Status);
        var shown = await rustam.PostAsync("cases/7K3QD0M2X1/reveal", new { reason = "other", note = "the ambulance asks for it" });
        Assert.Equal((200, "sms", Number), (shown.Status, shown.Text("channel"), shown.Text("address")));
        await using var context = _rig.Open();
        var entry = await context.Audit.AsNoTracking().SingleAsync(a => a.What == "address_reveal", Now);
        Assert.Equal(("7K3QD0M2X1", "other", "account-rustam"), (entry.CaseId, entry.Reason, entry.AccountId));
        var note = Assert.Single((await rustam.GetAsync("cases/7K3QD0M2X1")).Json.GetProperty("notes").EnumerateArray());
        Assert.Equal(("address_revealed", "other: the ambulance asks for it"), (note.GetProperty("kind").GetString(), note.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Without_the_permission_a_case_that_is_there_answers_like_one_that_is_not()
    {
        var (aigul, rustam) = (await _rig.SignedInAsync("aigul", Role.Operator), await MayRevealAsync("rustam"));
        var body = new { reason = "life_at_risk" };
        Assert.Equal((await aigul.PostAsync("cases/NOSUCHCASE/reveal", body)).Json.GetRawText(), (await aigul.PostAsync("cases/7K3QD0M2X1/reveal", body)).Json.GetRawText());
        Assert.Equal(404, (await rustam.PostAsync("cases/NOSUCHCASE/reveal", body)).Status);
        Assert.Equal(409, (await rustam.PostAsync("cases/7K3QD0M2X1/reveal", new { reason = "life_at_risk", pseudonym = Turns.Person(1).Value })).Status);
    }

    [Fact]
    public async Task A_long_transcript_is_read_on_and_looked_through_and_each_look_is_on_record()
    {
        for (var i = 0; i < 1_100; i++) _rig.Journal.Write(Person, Turns.Wrote($"n{i}", i == 3 ? "ищу Ёлку" : $"строка {i}", Turns.Start.AddMinutes(2 + i)));
        await _rig.ProjectAsync();
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        var screen = (await aigul.GetAsync("cases/7K3QD0M2X1")).Json;
        var texts = Texts(screen.GetProperty("transcript"));
        Assert.Equal((500, "строка 1099"), (texts.Count, texts[^1]));

        var (next, pages) = (screen.GetProperty("earlier").GetString(), 0);
        while (next is not null)
        {
            var page = await aigul.GetAsync($"cases/7K3QD0M2X1/lines?after={next}");
            texts = [.. Texts(page.Json.GetProperty("lines")), .. texts];
            (next, pages) = (page.Text("next"), pages + 1);
        }

        Assert.Equal((2, 1_101, "Мне не платят"), (pages, texts.Count, texts[0]));
        Assert.Equal(1_101, texts.Distinct().Count());
        Assert.Equal(400, (await aigul.GetAsync($"cases/AAAAAAAAAA/lines?after={screen.GetProperty("earlier").GetString()}")).Status);

        var found = await aigul.PostAsync("cases/7K3QD0M2X1/find", new { text = "елку" });
        Assert.Equal("ищу Ёлку", Assert.Single(Texts(found.Json.GetProperty("found"))));
        Assert.Equal((1_101, null), (found.Json.GetProperty("looked").GetInt32(), found.Text("next")));
        var many = await aigul.PostAsync("cases/7K3QD0M2X1/find", new { text = "строка" });
        Assert.Equal((50, "строка 1099"), (many.Json.GetProperty("found").GetArrayLength(), Texts(many.Json.GetProperty("found"))[0]));
        var further = await aigul.PostAsync("cases/7K3QD0M2X1/find", new { text = "строка", after = many.Text("next") });
        Assert.Equal("строка 1049", Texts(further.Json.GetProperty("found"))[0]);
        Assert.Equal(400, (await aigul.PostAsync("cases/7K3QD0M2X1/find", new { text = " я " })).Status);
        var acts = await AuditAsync();
        Assert.Equal((3, 3), (acts.Count(what => what == "case_read"), acts.Count(what => what == "case_find")));
    }

    private async Task<DeskClient> MayRevealAsync(string name)
    {
        var client = await _rig.SignedInAsync(name, Role.Operator);
        await using var context = _rig.Open();
        (await context.Accounts.SingleAsync(a => a.Name == name, Now)).Grants = [Grant.RevealAddress];
        await context.SaveChangesAsync(Now);
        return client;
    }

    private async Task<List<string>> AuditAsync()
    {
        await using var context = _rig.Open();
        return await context.Audit.Select(a => a.What).ToListAsync(Now);
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(DeskClient client, object asked)
    {
        var answer = await client.PostAsync("cases/search", asked);
        Assert.True(answer.Status == 200, answer.Json.ToString());
        return Ids(answer);
    }

    private static List<string> Ids(DeskAnswer answer) => [.. answer.Json.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];

    private static List<string> Texts(System.Text.Json.JsonElement lines) => [.. lines.EnumerateArray().Select(l => l.GetProperty("text").GetString()!)];
}
