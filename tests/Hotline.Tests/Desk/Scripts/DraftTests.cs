using System.Text.Json;
using Hotline.Core.Localization;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Publications;
using Hotline.Tests.Dialogs.Publishing;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk.Scripts;

/// <summary>The draft as pages see it: one for the whole team, nothing of anybody's overwritten, translations that say at once what became stale.</summary>
public sealed class DraftTests : IAsyncLifetime
{
    private const string NewQuestion = "When did they pay you last?";

    private DeskRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_changed_question_is_in_the_draft_and_its_translation_is_stale_at_once()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var before = await FileAsync(dana, WagesScripts.File);
        Assert.True(before.Version < 0);
        Assert.Equal((WagesScripts.Wages, WagesScripts.Wages), (before.Text, before.Base));

        var written = await WriteAsync(dana, (WagesScripts.File, before.Version, Reworded(before.Text!)));

        var after = await FileAsync(dana, WagesScripts.File);
        Assert.Equal((written[WagesScripts.File], Reworded(WagesScripts.Wages), WagesScripts.Wages, "dana"), (after.Version, after.Text, after.Base, after.By));
        var russian = await FileAsync(dana, WagesScripts.RussianFile);
        var entry = PoFile.Read("", russian.Text!).File.Entries.Single(e => e.Context == "wages.paid");
        Assert.Equal((true, "When were you last paid?", NewQuestion), (entry.IsFuzzy, entry.PreviousId, entry.Id));
        var studio = (await dana.GetAsync("studio")).Json;
        Assert.Equal(("server", "[\"en\",\"ru\"]"), (studio.GetProperty("source").GetString(), studio.GetProperty("locales").GetRawText()));
        var wages = studio.GetProperty("dialogs").EnumerateArray().Single(d => d.GetProperty("name").GetString() == "wages");
        Assert.Equal((true, 8), (wages.GetProperty("changed").GetBoolean(), wages.GetProperty("nodes").GetInt32()));
        Assert.Equal(1, wages.GetProperty("locales")[0].GetProperty("stale").GetInt32());
        Assert.Equal([WagesScripts.File], studio.GetProperty("files").EnumerateArray().Where(f => f.GetProperty("changed").GetBoolean()).Select(f => f.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task What_is_written_back_as_it_was_leaves_the_draft_and_its_version_is_never_used_again()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var first = (await FileAsync(dana, WagesScripts.File)).Version;
        var second = (await WriteAsync(dana, (WagesScripts.File, first, Reworded(WagesScripts.Wages))))[WagesScripts.File];
        var third = (await WriteAsync(dana, (WagesScripts.File, second, WagesScripts.Wages)))[WagesScripts.File];

        Assert.Equal(first, third);
        Assert.DoesNotContain((await dana.GetAsync("studio")).Json.GetProperty("files").EnumerateArray(), f => f.GetProperty("changed").GetBoolean());
        _rig.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var fourth = (await WriteAsync(dana, (WagesScripts.File, third, Reworded(WagesScripts.Wages))))[WagesScripts.File];
        Assert.True(fourth > second);
        Assert.Equal(409, (await PostAsync(dana, (WagesScripts.File, second, "lost"))).Status);
    }

    [Fact]
    public async Task Of_two_who_write_one_file_the_second_is_told_and_nothing_of_theirs_is_kept_by_halves()
    {
        var (dana, oleg) = (await _rig.SignedInAsync("dana", Role.Coordinator), await _rig.SignedInAsync("oleg", Role.Coordinator));
        var (wages, settings) = (await FileAsync(dana, WagesScripts.File), await FileAsync(dana, WagesScripts.SettingsFile));
        await WriteAsync(dana, (WagesScripts.File, wages.Version, Reworded(wages.Text!)));

        var refused = await PostAsync(oleg, (WagesScripts.SettingsFile, settings.Version, settings.Text + "# mine\n"), (WagesScripts.File, wages.Version, wages.Text + "# mine\n"));

        Assert.Equal((409, "changed"), (refused.Status, refused.Error));
        Assert.Equal(settings.Text, (await FileAsync(oleg, WagesScripts.SettingsFile)).Text);
        Assert.Equal(Reworded(WagesScripts.Wages), (await FileAsync(oleg, WagesScripts.File)).Text);
    }

    [Fact]
    public async Task Of_many_who_write_at_once_one_is_kept()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var version = (await FileAsync(dana, WagesScripts.File)).Version;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PostAsync(dana, (WagesScripts.File, version, $"{WagesScripts.Wages}# {i}\n"))));

        Assert.Equal([200, 409, 409, 409, 409, 409, 409, 409], answers.Select(a => a.Status).Order());
        await using var context = _rig.Open();
        Assert.Single(await DraftBook.ReadAsync(context, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task New_files_and_deleted_ones_are_told_as_such()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        await WriteAsync(dana, ("dialogs/tests/wages.yaml", 0, "test: wages\n"), (WagesScripts.File, (await FileAsync(dana, WagesScripts.File)).Version, null));

        var test = await FileAsync(dana, "dialogs/tests/wages.yaml");
        Assert.Equal(("test: wages\n", null), (test.Text, test.Base));
        Assert.Null((await FileAsync(dana, WagesScripts.File)).Text);
        var studio = (await dana.GetAsync("studio")).Json;
        var files = studio.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!);
        Assert.Equal(("test", true, false), (files["dialogs/tests/wages.yaml"].GetProperty("kind").GetString(), files["dialogs/tests/wages.yaml"].GetProperty("changed").GetBoolean(), files["dialogs/tests/wages.yaml"].GetProperty("deleted").GetBoolean()));
        Assert.True(files[WagesScripts.File].GetProperty("deleted").GetBoolean());
        // The menu leads to what is gone, so the scripts cannot be read: the list still comes, and nothing of the texts is lost.
        Assert.All(studio.GetProperty("dialogs").EnumerateArray(), d => Assert.Equal(JsonValueKind.Null, d.GetProperty("nodes").ValueKind));
        Assert.Contains("wages.paid", (await FileAsync(dana, WagesScripts.RussianFile)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dialogs/../secret.yaml")]
    [InlineData("dialogs/.hidden.yaml")]
    [InlineData("dialogs/sub/new.yaml")]
    [InlineData("dialogs/new.yml")]
    [InlineData("locales/words/ru.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task What_is_no_file_of_a_publication_is_refused(string path)
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        Assert.Equal(400, (await PostAsync(dana, (path, 0, "text"))).Status);
    }

    [Fact]
    public async Task Files_over_their_limit_and_signs_that_no_database_takes_are_refused_in_words()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var large = await PostAsync(dana, ("dialogs/new.yaml", 0, new string('я', 150_000)));
        Assert.Equal((400, "'dialogs/new.yaml' would be too large: 256 kB at most. Nothing was changed."), (large.Status, large.Text("message")));
        Assert.Contains("code 0", (await PostAsync(dana, ("dialogs/new.yaml", 0, "a\0b"))).Text("message"), StringComparison.Ordinal);
        Assert.Equal(400, (await PostAsync(dana)).Status);
        Assert.Equal(400, (await PostAsync(dana, ("dialogs/new.yaml", 0, "a"), ("dialogs/new.yaml", 0, "b"))).Status);
    }

    [Fact]
    public async Task A_file_that_was_published_otherwise_in_between_says_so_and_a_page_from_before_cannot_undo_it()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        await PublishAsync(WagesScripts.Source());
        var (wages, menu) = (await FileAsync(dana, WagesScripts.File), await FileAsync(dana, "dialogs/menu.yaml"));
        await WriteAsync(dana, (WagesScripts.File, wages.Version, Reworded(wages.Text!)));
        await PublishAsync(WagesScripts.Source((WagesScripts.File, WagesScripts.Wages.Replace("Write down days", "Note days", StringComparison.Ordinal)), ("dialogs/menu.yaml", WagesScripts.Menu + "# mended\n")));

        var files = (await dana.GetAsync("studio")).Json.GetProperty("files").EnumerateArray().Where(f => f.GetProperty("behind").GetBoolean()).Select(f => f.GetProperty("path").GetString());
        Assert.Equal([WagesScripts.File], files);
        Assert.Equal(409, (await PostAsync(dana, ("dialogs/menu.yaml", menu.Version, menu.Text + "# mine\n"))).Status);
    }

    [Fact]
    public async Task Every_open_page_hears_that_the_draft_changed()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var (response, lines) = await dana.EventsAsync();
        Assert.Equal(": open", await lines.ReadLineAsync(TestContext.Current.CancellationToken));
        await WriteAsync(dana, ("dialogs/tests/wages.yaml", 0, "test: wages\n"));
        string? line;
        do line = await lines.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !line.StartsWith("event:", StringComparison.Ordinal));
        Assert.Equal("event: scripts", line);
        response.Dispose();
    }

    [Fact]
    public async Task The_draft_is_downloaded_as_a_patch_with_the_translations_that_became_stale()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var version = (await FileAsync(dana, WagesScripts.File)).Version;
        await WriteAsync(dana, (WagesScripts.File, version, Reworded(WagesScripts.Wages)));

        using var answer = await dana.RawAsync("studio/patch");

        Assert.Equal(("text/x-patch", "hotline-draft.patch"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');
        Assert.Equal([$"+++ b/{WagesScripts.File}", $"+++ b/{WagesScripts.RussianFile}"], lines.Where(line => line.StartsWith("+++ ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith('+') && line.Contains(NewQuestion, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("+#, ", StringComparison.Ordinal) && line.Contains("fuzzy", StringComparison.Ordinal));
    }

    private static string Reworded(string wages) => wages.Replace("When were you last paid?", NewQuestion, StringComparison.Ordinal);

    private static async Task<(string? Text, string? Base, long Version, string? By)> FileAsync(DeskClient client, string path)
    {
        var answer = await client.GetAsync($"studio/file?path={Uri.EscapeDataString(path)}");
        Assert.Equal(200, answer.Status);
        return (answer.Text("text"), answer.Text("base"), answer.Json.GetProperty("version").GetInt64(), answer.Text("by"));
    }

    private static Task<DeskAnswer> PostAsync(DeskClient client, params (string Path, long Version, string? Text)[] files) =>
        client.PostAsync("studio/files", new { files = files.Select(f => new { path = f.Path, version = f.Version, text = f.Text }) });

    private static async Task<Dictionary<string, long>> WriteAsync(DeskClient client, params (string Path, long Version, string? Text)[] files)
    {
        var answer = await PostAsync(client, files);
        Assert.True(answer.Status == 200, answer.Json.ToString());
        return answer.Json.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!, f => f.GetProperty("version").GetInt64());
    }

    private async Task PublishAsync(Core.Dialogs.Loading.PublicationSource source)
    {
        var (book, cancel) = (_rig.Get<PublicationBook>(), TestContext.Current.CancellationToken);
        var after = await book.NumberAsync(cancel);
        await using var context = _rig.Open();
        Assert.NotNull(await Hotline.Storage.Casebook.CasebookTransactions.ChangeAsync(
            context, () => book.AddAsync(context, new NewPublication(WagesScripts.Read(source), source, PublicationActs.Publish, "because", AccountId: null), after, cancel), cancel));
    }
}
