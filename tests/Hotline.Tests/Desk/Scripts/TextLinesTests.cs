using System.Text.Json;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Core.Localization.Uzbek;
using Hotline.Core.Messaging;
using Hotline.Desk.Scripts;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Dialogs.Loading;
using Hotline.Tests.Dialogs.Publishing;
using Hotline.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Desk.Scripts;

/// <summary>The lines of a language as the page has them: what is stale shows, a line is written by itself, nobody's words are lost, and nothing breaks a name in braces.</summary>
public sealed class TextLinesTests : IAsyncLifetime
{
    private const string Question = "When were you last paid?";
    private const string NewQuestion = "When did they pay you last?";
    private const string Translation = "Когда вам платили в последний раз?";

    private DeskRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Every_line_stands_beside_its_english_with_its_state()
    {
        var rows = await RowsAsync(await _rig.SignedInAsync("dana", Role.Coordinator));

        var paid = rows["wages.paid"];
        Assert.Equal((Question, Translation, "read", "question"), (Text(paid, "source"), Text(paid, "text"), Text(paid, "state"), Text(paid, "kind")));
        Assert.Equal("draft", Text(rows["wages.owed"], "state"));
        Assert.Equal(("missing", null), (Text(rows["wages.advice"], "state"), Text(rows["wages.advice"], "text")));
        Assert.Equal(["fact.ambulance.phone"], rows["danger.call"].GetProperty("placeholders").EnumerateArray().Select(p => p.GetString()));
        Assert.True(rows["danger.call"].GetProperty("safety").GetBoolean());
        Assert.Equal((1, "ucs2"), (paid.GetProperty("sms").GetProperty("parts").GetInt32(), Text(paid.GetProperty("sms"), "encoding")));
    }

    [Fact]
    public async Task A_line_whose_english_changed_is_stale_with_the_old_english_and_fresh_when_it_is_written()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        await ReplaceAsync(dana, WagesScripts.File, Question, NewQuestion);
        var stale = (await RowsAsync(dana))["wages.paid"];
        Assert.Equal(("stale", Question, NewQuestion), (Text(stale, "state"), Text(stale, "before"), Text(stale, "source")));

        Assert.Equal(204, (await WriteAsync(dana, "wages.paid", NewQuestion, Translation, "Когда вам в последний раз заплатили?")).Status);

        var fresh = (await RowsAsync(dana))["wages.paid"];
        Assert.Equal(("draft", null, "Когда вам в последний раз заплатили?"), (Text(fresh, "state"), Text(fresh, "before"), Text(fresh, "text")));
        Assert.Equal(204, (await WriteAsync(dana, "wages.paid", NewQuestion, "Когда вам в последний раз заплатили?", "Когда вам в последний раз заплатили?", draft: false)).Status);
        Assert.Equal("read", Text((await RowsAsync(dana))["wages.paid"], "state"));
    }

    [Fact]
    public async Task Two_who_write_different_lines_at_once_both_keep_their_words_and_of_one_line_the_first_stands()
    {
        var (dana, oleg) = (await _rig.SignedInAsync("dana", Role.Coordinator), await _rig.SignedInAsync("oleg", Role.Coordinator));

        var both = await Task.WhenAll(WriteAsync(dana, "wages.paid", Question, Translation, "Раз?"), WriteAsync(oleg, "wages.advice", "Write down days and hours.", null, "Записывайте дни и часы."));
        var late = await WriteAsync(oleg, "wages.paid", Question, Translation, "Два?");

        Assert.Equal([204, 204], both.Select(a => a.Status));
        Assert.Equal((409, "changed"), (late.Status, late.Error));
        var rows = await RowsAsync(dana);
        Assert.Equal(("Раз?", "Записывайте дни и часы."), (Text(rows["wages.paid"], "text"), Text(rows["wages.advice"], "text")));
    }

    [Theory]
    [InlineData("danger.call", "Call {fact.ambulance.phone} now.", "Звоните.")]
    [InlineData("danger.call", "Call {fact.ambulance.phone} now.", "Звоните {fact.ambulance.phone} {wait}.")]
    [InlineData("danger.call", "Call {fact.ambulance.phone} now.", "Звоните {fact.ambulance.phone} {.")]
    [InlineData("wages.paid.never.also", "not once", "никогда||нет")]
    [InlineData("wages.advice", "Write down days and hours.", "Записывайте дни и часы\u0007.")]
    public async Task What_would_break_a_line_is_refused_in_words_and_nothing_is_written(string context, string source, string text)
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var before = Text((await RowsAsync(dana))[context], "text");

        var refused = await WriteAsync(dana, context, source, before, text);

        Assert.Equal((400, "invalid"), (refused.Status, refused.Error));
        Assert.EndsWith("the line was not saved.", refused.Text("message"), StringComparison.Ordinal);
        Assert.Equal(before, Text((await RowsAsync(dana))[context], "text"));
    }

    [Fact]
    public async Task English_that_changed_since_the_page_was_read_is_no_ground_to_write_on()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        await ReplaceAsync(dana, WagesScripts.File, Question, NewQuestion);

        var refused = await WriteAsync(dana, "wages.paid", Question, Translation, "Раз?");

        Assert.Equal((409, "changed"), (refused.Status, refused.Error));
        Assert.Equal(404, (await WriteAsync(dana, "wages.gone", "Gone.", null, "Нет.")).Status);
        Assert.Equal(404, (await dana.GetAsync("studio/lines?locale=fr")).Status);
        Assert.Equal(404, (await dana.GetAsync("studio/lines")).Status);
        Assert.Equal(400, (await dana.PostAsync("studio/lines", new { locale = "ru", lines = Array.Empty<object>() })).Status);
    }

    [Fact]
    public async Task Lines_can_be_mended_while_a_script_is_broken_and_never_over_a_file_that_is_not_understood()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        await ReplaceAsync(dana, WagesScripts.File, "dialog: wages", "dialog: [");

        var screen = (await dana.GetAsync("studio/lines?locale=ru")).Json;
        Assert.True(screen.GetProperty("broken").GetBoolean());
        Assert.Contains(screen.GetProperty("rows").EnumerateArray(), r => Text(r, "context") == "wages.paid");
        Assert.Equal(204, (await WriteAsync(dana, "wages.paid", Question, Translation, "Раз?")).Status);

        await ReplaceAsync(dana, WagesScripts.RussianFile, "msgctxt \"wages.owed\"", "msgctxt wages.owed");
        Assert.Equal((409, "draft_broken"), ((await dana.GetAsync("studio/lines?locale=ru")).Status, (await WriteAsync(dana, "wages.paid", Question, "Раз?", "Два?")).Error));
    }

    [Fact]
    public async Task What_a_text_would_be_on_its_way_is_told_while_it_is_written()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);

        var size = (await dana.PostAsync("studio/lines/size", new { locale = "ru", context = "wages.advice", text = new string('я', 500) })).Json;

        Assert.Equal(8, size.GetProperty("sms").GetProperty("parts").GetInt32());
        var trouble = Assert.Single(size.GetProperty("troubles").EnumerateArray());
        Assert.Equal(("sms_parts", 8, 6), (Text(trouble, "kind"), trouble.GetProperty("is").GetInt32(), trouble.GetProperty("most").GetInt32()));
        Assert.Equal(404, (await dana.PostAsync("studio/lines/size", new { locale = "ru", context = "wages.gone", text = "я" })).Status);
        Assert.Equal(400, (await dana.PostAsync("studio/lines/size", new { locale = "ru", context = "wages.advice", text = new string('я', 5000) })).Status);
    }

    [Fact]
    public async Task Uzbek_cyrillic_is_made_from_the_latin_lines_by_rule_and_by_the_list()
    {
        var source = Uzbek();
        var (exceptions, _) = ScriptExceptions.Read("list", "iyul июль\n");
        await using var rig = await DeskRig.StartAsync(with: services => services.AddSingleton(
            new ScriptsHome(IsServer: false, () => source, SomeOptions) { UzbekWords = () => exceptions }));
        var dana = await rig.SignedInAsync("dana", Role.Coordinator);
        Assert.Equal("Ёрдам, июль", Text((await RowsAsync(dana, "uz-Latn"))["menu.bye"], "byRule"));

        Assert.Equal(204, (await dana.PostAsync("studio/lines/cyrillic", new { contexts = new[] { "menu.bye" } })).Status);

        var row = (await RowsAsync(dana, "uz-Cyrl"))["menu.bye"];
        Assert.Equal(("Ёрдам, июль", "draft", null), (Text(row, "text"), Text(row, "state"), Text(row, "byRule")));
    }

    private static readonly ReadOptions SomeOptions = WagesScripts.Options;

    private static PublicationSource Uzbek()
    {
        var settings = SomeScripts.Settings.Replace("keep:", "  uz-Latn: { name: \"Oʻzbekcha\", words: \"oʻzbekcha\" }\n  uz-Cyrl: { name: \"Ўзбекча\", words: \"ўзбекча\" }\nkeep:", StringComparison.Ordinal);
        var scripts = SomeScripts.Read().Publication!;
        return SomeScripts.Source(("dialogs/hotline.yaml", settings), Texts(UzbekTwin.Latin, "Yordam, iyul"), Texts(UzbekTwin.Cyrillic, ""));

        (string, string?) Texts(LocaleTag locale, string bye)
        {
            var made = LocaleUpdater.Update(scripts, locale, existing: null);
            return ($"locales/{locale}.po", (made with { Entries = [.. made.Entries.Select(e => e.Context == "menu.bye" ? e with { Strings = [bye] } : e)] }).Write());
        }
    }

    private static async Task<Dictionary<string, JsonElement>> RowsAsync(DeskClient client, string locale = "ru") =>
        (await client.GetAsync($"studio/lines?locale={locale}")).Json.GetProperty("rows").EnumerateArray().ToDictionary(r => Text(r, "context")!);

    private static Task<DeskAnswer> WriteAsync(DeskClient client, string context, string source, string? was, string text, bool draft = true) =>
        client.PostAsync("studio/lines", new { locale = "ru", lines = new[] { new { context, source, was, text, draft } } });

    private static async Task ReplaceAsync(DeskClient client, string path, string old, string now)
    {
        var file = (await client.GetAsync($"studio/file?path={path}")).Json;
        var text = Text(file, "text")!;
        Assert.Contains(old, text, StringComparison.Ordinal);
        var written = await client.PostAsync("studio/files", new { files = new[] { new { path, version = file.GetProperty("version").GetInt64(), text = text.Replace(old, now, StringComparison.Ordinal) } } });
        Assert.Equal(200, written.Status);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
