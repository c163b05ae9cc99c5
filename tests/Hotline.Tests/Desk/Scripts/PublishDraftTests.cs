using System.Text.Json;
using Hotline.Desk.Scripts.Publishing;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Publications;
using Hotline.Tests.Dialogs.Publishing;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk.Scripts;

/// <summary>From the draft to what every server uses, and back.</summary>
public sealed class PublishDraftTests : IAsyncLifetime
{
    private DeskRig _rig = null!;

    private DeskClient _dana = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync();
        _dana = await _rig.SignedInAsync("dana", Role.Coordinator);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task The_draft_is_told_in_words_published_with_its_record_and_empty_then()
    {
        await WriteAsync(WagesScripts.File, WagesScripts.Wages.Replace("Write down days and hours.", "Note days and hours.", StringComparison.Ordinal));
        var change = Assert.Single((await _dana.GetAsync("studio/changes")).Json.GetProperty("changes").EnumerateArray());
        Assert.Equal(("end", "wages.advice", WagesScripts.File), (change.GetProperty("kind").GetString(), change.GetProperty("node").GetString(), change.GetProperty("file").GetString()));
        var check = (await _dana.GetAsync("studio/check")).Json;
        Assert.Equal(0, check.GetProperty("errors").GetInt32());

        var published = await _dana.PostAsync("studio/publish", new { number = 0, hash = check.GetProperty("hash").GetString(), why = " The lawyers asked " });

        Assert.True(published.Status == 200, published.Json.ToString());
        Assert.Equal((1, "The lawyers asked", "dana"), (published.Json.GetProperty("number").GetInt64(), published.Text("why"), published.Text("by")));
        await using var context = _rig.Open();
        Assert.Empty(await DraftBook.ReadAsync(context, Now));
        Assert.Single(await context.Audit.Where(a => a.What == PublicationActs.Publish && a.AccountId == "account-dana").ToListAsync(Now));
        var (entry, source) = (await _rig.Get<PublicationBook>().FindAsync(null, Now))!.Value;
        Assert.Equal(("account-dana", check.GetProperty("hash").GetString()), (entry.AccountId, source.Hash));
        Assert.Contains("Note days", source.Files[WagesScripts.File], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_published_that_another_changed_since_it_was_checked()
    {
        await WriteAsync(WagesScripts.File, WagesScripts.Wages + "# one\n");
        var hash = await HashAsync();
        await WriteAsync(WagesScripts.File, WagesScripts.Wages + "# two\n");
        Assert.Equal((409, "changed"), await TryAsync(0, hash));
        Assert.Equal((409, "changed"), await TryAsync(7, await HashAsync()));
        Assert.Equal(0, await _rig.Get<PublicationBook>().NumberAsync(Now));
    }

    [Fact]
    public async Task An_error_is_named_with_its_place_and_stops_the_publication()
    {
        await WriteAsync(WagesScripts.File, WagesScripts.Wages.Replace("never: { label: \"Never\", also: \"not once\", then: advice }", "never: { label: \"Never\", also: \"not once\", then: advise }", StringComparison.Ordinal));
        var fault = (await _dana.GetAsync("studio/check")).Json.GetProperty("faults").EnumerateArray().First(f => f.GetProperty("severity").GetString() == "error");
        Assert.Equal((WagesScripts.File, 10, "wages.paid"), (fault.GetProperty("file").GetString(), fault.GetProperty("line").GetInt32(), fault.GetProperty("node").GetString()));
        Assert.Equal((422, "faults"), await TryAsync(0, await HashAsync()));
        Assert.False((await _dana.GetAsync("studio/changes")).Json.GetProperty("compared").GetBoolean());
    }

    [Fact]
    public async Task A_conversation_that_goes_another_way_stops_the_publication()
    {
        await WriteAsync("dialogs/tests/menu.yaml", "test: menu\nchannel: telegram\ntalk:\n  - person: /start\n  - bot: \"These words are nowhere\"\n");
        Assert.Equal(0, (await _dana.GetAsync("studio/check")).Json.GetProperty("errors").GetInt32());
        Assert.Equal((422, "faults"), await TryAsync(0, await HashAsync()));
    }

    [Fact]
    public async Task Without_a_reason_or_a_change_nothing_is_published()
    {
        Assert.Equal((400, "invalid"), await TryAsync(0, await HashAsync(), why: " "));
        Assert.Equal((409, "unchanged"), await TryAsync(0, await HashAsync()));
    }

    [Fact]
    public async Task The_history_tells_who_what_and_why_and_an_earlier_one_comes_back_under_a_new_number()
    {
        await WriteAsync(WagesScripts.File, WagesScripts.Wages + "# one\n");
        Assert.Equal(200, (await TryAsync(0, await HashAsync())).Status);
        await WriteAsync(WagesScripts.File, WagesScripts.Wages.Replace("How much do they owe you?", "What do they owe you?", StringComparison.Ordinal));
        Assert.Equal(200, (await TryAsync(1, await HashAsync())).Status);

        Assert.Contains("wages.owed", (await _dana.GetAsync("publications/2/changes")).Json.GetRawText(), StringComparison.Ordinal);
        Assert.False((await _dana.GetAsync("publications/1/changes")).Json.GetProperty("compared").GetBoolean());
        Assert.Equal(409, (await _dana.PostAsync("publications/1/rollback", new { number = 1, why = "too early" })).Status);
        Assert.Equal(409, (await _dana.PostAsync("publications/2/rollback", new { number = 2, why = "it is there" })).Status);
        Assert.Equal(200, (await _dana.PostAsync("publications/1/rollback", new { number = 2, why = "too early" })).Status);

        var history = (await _dana.GetAsync("publications")).Json;
        Assert.Equal(["3 publication_roll_back dana too early 1", "2 publication_publish dana because ", "1 publication_publish dana because "], history.GetProperty("entries").EnumerateArray().Select(Line));
        Assert.False(history.GetProperty("more").GetBoolean());
        Assert.Equal(["1"], (await _dana.GetAsync("publications?before=2")).Json.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("number").ToString()));
        await using var context = _rig.Open();
        Assert.Single(await context.Audit.Where(a => a.What == PublicationActs.RollBack).ToListAsync(Now));
    }

    [Fact]
    public async Task What_is_discarded_is_as_it_was_and_only_if_nobody_wrote_it_since()
    {
        var version = await WriteAsync(WagesScripts.File, WagesScripts.Wages + "# one\n");
        Assert.Equal(409, (await _dana.PostAsync("studio/discard", new { files = new[] { new { path = WagesScripts.File, version = version - 1 } } })).Status);
        Assert.Equal(204, (await _dana.PostAsync("studio/discard", new { files = Array.Empty<object>() })).Status);
        await using var context = _rig.Open();
        Assert.Empty(await DraftBook.ReadAsync(context, Now));
    }

    [Fact]
    public async Task A_withdrawn_dialog_leads_on_in_the_draft()
    {
        Assert.Equal(200, (await _dana.PostAsync("studio/withdraw", new { dialog = "wages", to = "menu" })).Status);
        Assert.Contains("wages.paid: menu", (await _dana.GetAsync("studio/file?path=dialogs/hotline.yaml")).Text("text"), StringComparison.Ordinal);
        Assert.Equal(400, (await _dana.PostAsync("studio/withdraw", new { dialog = "wagse", to = "menu" })).Status);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(5, "wages.first")]
    [InlineData(7, "wages.first")]
    [InlineData(9, "wages.second")]
    [InlineData(11, null)]
    public void The_node_of_a_line_is_found_in_a_file_that_cannot_be_read(int line, string? node)
    {
        const string Text = "dialog: wages\n# nodes: of wages\nnodes:\n  # the first\n  first:\n    ask: \"{\n    choices:\n\n  second:\n    say: x\nmoves: {}\n";
        Assert.Equal(node, FaultPlaces.Node("dialogs/wages.yaml", Text, line));
    }

    [Fact]
    public void The_node_of_a_text_is_that_of_its_entry()
    {
        const string Text = "msgid \"\"\nmsgstr \"\"\n\n#. note\nmsgctxt \"wages.paid.never\"\nmsgid \"Never\"\nmsgstr \"\"\n";
        Assert.Equal("wages.paid", FaultPlaces.Node("locales/ru.po", Text, 4));
        Assert.Equal("wages.paid", FaultPlaces.Node("locales/ru.po", Text, 7));
        Assert.Null(FaultPlaces.Node("locales/ru.po", Text, 1));
    }

    private static string Line(JsonElement entry) =>
        $"{entry.GetProperty("number")} {entry.GetProperty("act")} {entry.GetProperty("by")} {entry.GetProperty("why")} {entry.GetProperty("filesOf")}";

    private async Task<string> HashAsync() => (await _dana.GetAsync("studio/check")).Text("hash")!;

    private async Task<(int Status, string? Error)> TryAsync(long number, string hash, string why = "because")
    {
        var answer = await _dana.PostAsync("studio/publish", new { number, hash, why });
        return (answer.Status, answer.Error);
    }

    private async Task<long> WriteAsync(string path, string text)
    {
        var file = await _dana.GetAsync($"studio/file?path={path}");
        var version = file.Status == 200 ? file.Json.GetProperty("version").GetInt64() : 0;
        var written = await _dana.PostAsync("studio/files", new { files = new[] { new { path, version, text } } });
        Assert.True(written.Status == 200, written.Json.ToString());
        return written.Json.GetProperty("files")[0].GetProperty("version").GetInt64();
    }
}
