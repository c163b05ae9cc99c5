using System.Text.Json;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

public sealed class CaseCodeTests : IAsyncLifetime
{
    private const string Id = "AAAAAAAAAA";

    private DeskRig _rig = null!;
    private DeskClient _aigul = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync();
        await _rig.OpenCaseAsync(1, Id);
        _aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await _aigul.PostAsync($"cases/{Id}/take", new { version = 1 });
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task The_tables_name_every_code_once_with_words()
    {
        var tables = (await _aigul.GetAsync("codes")).Json;

        Assert.Equal(62, tables.GetProperty("violations").GetArrayLength());
        foreach (var table in new[] { "violations", "outcomes" })
            Assert.Distinct(tables.GetProperty(table).EnumerateArray().Select(c => c.GetProperty("code").GetString()));
        Assert.All(tables.GetProperty("violations").EnumerateArray(), v => Assert.NotEmpty(v.GetProperty("words").GetString()!));
        Assert.Equal("share", tables.GetProperty("outcomes").EnumerateArray().Single(o => o.GetProperty("code").GetString() == "paid_in_part").GetProperty("asks").GetString());
        Assert.Equal(JsonValueKind.Null, tables.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "region").GetProperty("values").ValueKind);
    }

    [Fact]
    public async Task The_screen_shows_fields_and_flags_with_where_they_came_from_and_who_changed_them()
    {
        Assert.Equal(200, (await PostAsync("fields", new { version = 2, codesVersion = 0, fields = new { country = new[] { "KZ" }, region = new[] { "KZ-ALA" }, control = new[] { "debt", "threats" } } })).Status);
        var card = await PostAsync("flags", new { version = 2, codesVersion = 1, code = "F7", stands = false });
        Assert.Equal(["W1"], card.Json.GetProperty("flags").EnumerateArray().Select(f => f.GetString()));
        await PostAsync("flags", new { version = 2, codesVersion = 2, code = "C1", source = "document", confidence = "shown", from = "2026-01", until = "2026-03" });

        var codes = (await _aigul.GetAsync($"cases/{Id}")).Json.GetProperty("codes");

        Assert.Equal("""{"control":["debt","threats"],"country":["KZ"],"region":["KZ-ALA"]}""", Sorted(codes.GetProperty("fields")));
        Assert.Equal(
            [("W1", "script", true), ("C1", "operator", true), ("F7", "operator", false)],
            codes.GetProperty("flags").EnumerateArray().Select(f => (f.GetProperty("code").GetString(), f.GetProperty("from").GetString(), f.GetProperty("stands").GetBoolean())));
        Assert.Equal(3, codes.GetProperty("version").GetInt32());
        Assert.All(codes.GetProperty("changes").EnumerateArray(), c => Assert.Equal("aigul", c.GetProperty("alias").GetString()));
        await using var context = _rig.Open();
        Assert.Equal(3, await context.Audit.CountAsync(a => a.CaseId == Id && (a.What == "case_fields" || a.What == "case_flag"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("fields", """{"version":2,"codesVersion":0,"fields":{}}""", "Known fields")]
    [InlineData("fields", """{"version":2,"codesVersion":0,"fields":{"status":["legal"]}}""", "no field 'status'")]
    [InlineData("fields", """{"version":2,"codesVersion":0,"fields":{"sector":["Z"]}}""", "'Z' is no value")]
    [InlineData("fields", """{"version":2,"codesVersion":0,"fields":{"region":["Lenin street 5"]}}""", "no value of 'region'")]
    [InlineData("fields", """{"version":2,"codesVersion":0,"fields":{"gender":["woman","man"]}}""", "at most 1")]
    [InlineData("fields", """{"version":2,"codesVersion":0,"fields":{"gender":null}}""", "needs a list")]
    [InlineData("fields", """{"version":2,"codesVersion":0,"fields":{"gender":[null]}}""", "is no value of")]
    [InlineData("flags", """{"version":2,"codesVersion":0,"code":"W9"}""", "no such violation code")]
    [InlineData("flags", """{"version":2,"codesVersion":0,"code":"W1","source":"gossip"}""", "who says so")]
    [InlineData("flags", """{"version":2,"codesVersion":0,"code":"W1","from":"2026-13"}""", "months")]
    [InlineData("flags", """{"version":2,"codesVersion":0,"code":"W1","from":"2026-05","until":"2026-03"}""", "before the first")]
    [InlineData("outcomes", """{"code":"paid_in_full","share":"half"}""", "part that was paid")]
    [InlineData("outcomes", """{"code":"paid_in_full","on":"yesterday"}""", "2026-11-20")]
    [InlineData("close", """{"version":2,"outcomes":[]}""", "what came of it")]
    [InlineData("close", """{"version":2,"outcomes":[{"code":"harm_after_contact"}]}""", "what happened")]
    [InlineData("reopen", """{"version":2,"reason":" "}""", "opened again")]
    [InlineData("notes", """{"text":" "}""", "Write something")]
    public async Task Nonsense_is_answered_with_words_that_say_what_to_do(string path, string body, string words)
    {
        var answer = await _aigul.SendAsync(HttpMethod.Post, $"cases/{Id}/{path}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal((400, "invalid"), (answer.Status, answer.Error));
        Assert.Contains(words, answer.Text("message"), StringComparison.Ordinal);
        Assert.Equal(0, (await _aigul.GetAsync($"cases/{Id}")).Json.GetProperty("codes").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_closed_case_says_what_came_of_it_and_is_opened_again_with_a_reason()
    {
        var closed = await PostAsync("close", new { version = 2, outcomes = new[] { new { code = "paid_in_part", on = "2026-03-01", confirmedBy = "person", share = "half" } } });
        Assert.Equal((200, "closed"), (closed.Status, closed.Text("status")));
        var reopened = await PostAsync("reopen", new { version = 3, reason = "the rest was not paid" });
        Assert.Equal((202, "with_operator"), (reopened.Status, reopened.Text("status")));

        var screen = (await _aigul.GetAsync($"cases/{Id}")).Json;
        Assert.Equal("half", screen.GetProperty("codes").GetProperty("outcomes")[0].GetProperty("share").GetString());
        Assert.Contains(screen.GetProperty("notes").EnumerateArray(), n => n.GetProperty("kind").GetString() == "reopened" && n.GetProperty("text").GetString() == "the rest was not paid");
    }

    [Fact]
    public async Task Notes_of_colleagues_stand_on_the_case_and_the_holders_summary_above_it()
    {
        var ivan = await _rig.SignedInAsync("ivan", Role.Operator);
        Assert.Equal(204, (await ivan.PostAsync($"cases/{Id}/notes", new { text = "I know this firm" })).Status);
        Assert.Equal((409, "held"), Answer(await ivan.PostAsync($"cases/{Id}/pin", new { version = 2, text = "mine" })));
        Assert.Equal(204, (await PostAsync("pin", new { version = 2, text = "waits for the court" })).Status);

        async Task<JsonElement> ScreenAsync() => (await _aigul.GetAsync($"cases/{Id}")).Json;
        Assert.Equal("waits for the court", (await ScreenAsync()).GetProperty("pinned").GetProperty("text").GetString());
        Assert.Equal("ivan", (await ScreenAsync()).GetProperty("notes")[0].GetProperty("alias").GetString());
        await PostAsync("pin", new { version = 2, text = "" });
        Assert.Equal(JsonValueKind.Null, (await ScreenAsync()).GetProperty("pinned").ValueKind);
    }

    private Task<DeskAnswer> PostAsync(string path, object body) => _aigul.PostAsync($"cases/{Id}/{path}", body);

    private static (int Status, string? Error) Answer(DeskAnswer answer) => (answer.Status, answer.Error);

    private static string Sorted(JsonElement fields) =>
        JsonSerializer.Serialize(fields.EnumerateObject().OrderBy(f => f.Name, StringComparer.Ordinal).ToDictionary(f => f.Name, f => f.Value));
}
