using Hotline.Core.Dialogs;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Dialogs.Loading;
using Hotline.Tests.Support;

namespace Hotline.Tests.Localization;

public sealed class LocaleUpdaterTests
{
    private static readonly LocaleTag Russian = LocaleTag.Russian;

    [Fact]
    public void A_new_file_has_every_line_once_in_the_order_of_the_scripts_with_notes()
    {
        var file = LocaleUpdater.Update(Publication(), Russian, existing: null);

        var contexts = file.Entries.Select(e => e.Context!).ToList();
        Assert.Equal(contexts.Count, contexts.Distinct().Count());
        Assert.Equal("_always.menu.words", contexts[0]);
        Assert.True(contexts.IndexOf("_always.yes") < contexts.IndexOf("danger.call"));
        Assert.Equal(["menu.what", "menu.what.danger", "menu.what.other", "menu.what.otherwise", "menu.place", "menu.place.KZ", "menu.place.otherwise", "menu.bye"], contexts.TakeLast(8));
        Assert.Equal(["An answer (button) to: What happened?", "At most 120 characters."], file.Entries.Single(e => e.Context == "menu.what.other").Notes);
        Assert.Contains("nplurals=3", file.Field("Plural-Forms"), StringComparison.Ordinal);
        Assert.Equal("nplurals=1; plural=0;", LocaleUpdater.Update(Publication(), new LocaleTag("tg"), existing: null).Field("Plural-Forms"));
        Assert.Equal("uz_Cyrl", LocaleUpdater.Update(Publication(), new LocaleTag("uz-Cyrl"), existing: null).Field("Language"));
    }

    [Fact]
    public void A_changed_source_makes_its_translation_stale_and_keeps_the_old_source()
    {
        var existing = Translated("menu.bye", "Пишите.", PoEntry.DraftFlag);

        var updated = LocaleUpdater.Update(Publication(bye: "Write at any time."), Russian, existing);

        var entry = updated.Entries.Single(e => e.Context == "menu.bye");
        Assert.Equal("Write at any time.", entry.Id);
        Assert.Equal("Write any time.", entry.PreviousId);
        Assert.Equal(["Пишите."], entry.Strings);
        Assert.Equal([PoEntry.FuzzyFlag, PoEntry.DraftFlag], entry.Flags);
    }

    [Fact]
    public void A_source_that_changed_twice_keeps_the_one_that_was_translated_and_comes_back_whole()
    {
        var existing = Translated("menu.bye", "Пишите.");
        var once = LocaleUpdater.Update(Publication(bye: "Second."), Russian, existing);
        var twice = LocaleUpdater.Update(Publication(bye: "Third."), Russian, once);
        Assert.Equal("Write any time.", twice.Entries.Single(e => e.Context == "menu.bye").PreviousId);

        var back = LocaleUpdater.Update(Publication(), Russian, twice);

        Assert.Equal(existing.Write(), back.Write());
    }

    [Fact]
    public void A_draft_that_did_not_change_stays_a_draft()
    {
        var existing = Translated("menu.bye", "Пишите.", PoEntry.DraftFlag);

        Assert.Equal(existing.Write(), LocaleUpdater.Update(Publication(), Russian, existing).Write());
    }

    [Fact]
    public void A_line_that_is_gone_is_set_aside_and_comes_back_with_its_translation()
    {
        var existing = Translated("menu.bye", "Пишите.");
        var gone = LocaleUpdater.Update(Publication(menu: SomeScripts.Menu.Replace("bye:", "good_bye:", StringComparison.Ordinal).Replace("then: bye", "then: good_bye", StringComparison.Ordinal)), Russian, existing);

        Assert.True(gone.Entries.Single(e => e.Context == "menu.bye").Obsolete);
        Assert.Equal([""], gone.Entries.Single(e => e.Context == "menu.good_bye").Strings);
        Assert.Equal("menu.bye", gone.Entries[^1].Context);
        Assert.Equal(existing.Write(), LocaleUpdater.Update(Publication(), Russian, gone).Write());
    }

    [Fact]
    public void Header_and_remarks_of_translators_are_kept()
    {
        var made = Translated("menu.bye", "Пишите.");
        var existing = made with
        {
            Comments = ["Thanks to all."],
            Header = [.. made.Header.Where(f => f.Key != "Last-Translator"), new("Last-Translator", "A. B."), new("X-Generator", "Weblate 5")],
            Entries = [.. made.Entries.Select(e => e.Context == "menu.bye" ? e with { Comments = ["Polite form."] } : e)],
        };

        var updated = LocaleUpdater.Update(Publication(), Russian, existing);

        Assert.Equal("Weblate 5", updated.Field("X-Generator"));
        Assert.Equal("A. B.", updated.Field("last-translator"));
        Assert.Equal(["Thanks to all."], updated.Comments);
        Assert.Equal(["Polite form."], updated.Entries.Single(e => e.Context == "menu.bye").Comments);
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("kk")]
    [InlineData("ky")]
    [InlineData("uz-Latn")]
    [InlineData("uz-Cyrl")]
    [InlineData("tg")]
    public void Our_own_files_come_out_as_they_went_in(string locale)
    {
        var text = File.ReadAllText(Repository.Path("locales", $"{locale}.po"));
        var (file, faults) = PoFile.Read($"{locale}.po", text);

        Assert.Empty(faults);
        Assert.Equal(text, LocaleUpdater.Update(Shipped.Publication, new LocaleTag(locale), file).Write());
    }

    [Fact]
    public void Notes_that_people_wrote_stay_with_their_line_and_go_with_it()
    {
        var made = Translated("menu.bye", "Пишите.");
        var noted = made with { Entries = [.. made.Entries.Select(e => e.Context == "menu.bye" ? e with { Notes = ["Last words."] } : e)] };

        Assert.Equal(["Last words."], LocaleUpdater.Update(Publication(), Russian, noted).Entries.Single(e => e.Context == "menu.bye").Notes);
        Assert.NotEqual(["Last words."], LocaleUpdater.Update(Publication(bye: "Write."), Russian, noted).Entries.Single(e => e.Context == "menu.bye").Notes);
    }

    [Fact]
    public void Lines_keep_the_order_of_the_file_and_a_new_one_is_empty_behind_the_one_before_it()
    {
        var made = LocaleUpdater.Update(Publication(), Russian, existing: null);
        var turned = made with { Entries = [.. made.Entries.Reverse()] };

        Assert.Equal(turned.Write(), LocaleUpdater.Update(Publication(), Russian, turned).Write());

        var lacking = turned with { Entries = [.. turned.Entries.Where(e => e.Context != "menu.what.other")] };
        var contexts = LocaleUpdater.Update(Publication(), Russian, lacking).Entries;
        var at = contexts.ToList().FindIndex(e => e.Context == "menu.what.other");
        Assert.Equal("menu.what.danger", contexts[at - 1].Context);
        Assert.Equal([""], contexts[at].Strings);
    }

    [Fact]
    public void A_header_that_is_written_otherwise_and_says_the_same_stays()
    {
        var made = LocaleUpdater.Update(Publication(), new LocaleTag("uz-Cyrl"), existing: null);
        KeyValuePair<string, string>[] header = [new("Project-Id-Version", "hotline"), new("Language", "uz-Cyrl"), new("MIME-Version", "1.0"), new("Content-Type", "text/plain; charset=utf-8"), new("Content-Transfer-Encoding", "8bit"), new("Plural-Forms", "nplurals = 2; plural = n != 1;")];

        var updated = LocaleUpdater.Update(Publication(), new LocaleTag("uz-Cyrl"), made with { Header = header });
        var wrong = LocaleUpdater.Update(Publication(), new LocaleTag("uz-Cyrl"), made with { Header = [new("Language", "ru"), new("plural-forms", "nplurals=3; plural=0;")] });

        Assert.Equal(header, updated.Header);
        Assert.Equal("uz_Cyrl", wrong.Field("Language"));
        Assert.StartsWith("nplurals=2", wrong.Field("Plural-Forms"), StringComparison.Ordinal);
    }

    private static PoFile Translated(string context, string text, params string[] flags)
    {
        var made = LocaleUpdater.Update(Publication(), Russian, existing: null);
        return made with { Entries = [.. made.Entries.Select(e => e.Context == context ? e with { Strings = [text], Flags = flags } : e)] };
    }

    private static Publication Publication(string bye = "Write any time.", string menu = SomeScripts.Menu) =>
        SomeScripts.Read(("dialogs/menu.yaml", menu.Replace("Write any time.", bye, StringComparison.Ordinal))).Publication!;
}
