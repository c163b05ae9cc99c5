using Hotline.Core.Localization;
using Hotline.Core.Localization.Lines;
using Hotline.Core.Localization.Uzbek;
using Hotline.Tests.Support;

namespace Hotline.Tests.Localization.Lines;

public sealed class LineWritingTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("kk")]
    [InlineData("tg")]
    public void A_line_that_is_written_changes_its_own_entry_and_no_byte_beside_it(string locale)
    {
        var text = File.ReadAllText(Repository.Path("locales", $"{locale}.po"));
        var file = PoFile.Read($"{locale}.po", text).File;
        var entry = file.Entries.First(e => e is { Obsolete: false, Context: not null } && !e.Context.EndsWith(".words", StringComparison.Ordinal) && !e.Id.Contains('{', StringComparison.Ordinal) && !e.Id.EndsWith('\n'));

        var (written, refusals) = LineWriting.Write(file, [new(entry.Context!, entry.Id, entry.Strings[0], "Бір\nекі", Draft: false)]);

        Assert.Empty(refusals);
        var (before, after) = (text.Split("\n\n"), written.Write().Split("\n\n"));
        var changed = Assert.Single(Enumerable.Range(0, before.Length), i => before[i] != after[i]);
        Assert.Contains($"msgctxt \"{entry.Context}\"", after[changed], StringComparison.Ordinal);
        Assert.EndsWith("msgstr \"\"\n\"Бір\\n\"\n\"екі\"", after[changed].TrimEnd('\n'), StringComparison.Ordinal);
        Assert.DoesNotContain("# draft", after[changed], StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "texts.po");
        File.WriteAllText(path, written.Write());
        Gettext.Run("msgfmt", "--check", $"--output-file={Path.Combine(folder.Path, "texts.mo")}", path);
        Assert.Equal(written.Write(), PoFile.Read("texts.po", Gettext.Run("msgcat", "--no-wrap", path)).File.Write());
    }

    [Fact]
    public void A_stale_line_that_is_written_is_fresh_and_keeps_its_remarks()
    {
        var stale = Line("menu.bye", "Write at any time.", "Пишите.") with { Flags = [PoEntry.FuzzyFlag, PoEntry.DraftFlag], PreviousId = "Write.", Comments = ["Polite form."], Notes = ["Last words."] };

        var read = Written(stale, "Пишите в любое время.", draft: false);
        var draft = Written(stale, "Пишите в любое время.", draft: true);

        Assert.Empty(read.Flags);
        Assert.Null(read.PreviousId);
        Assert.Equal(["Polite form."], read.Comments);
        Assert.Equal(["Last words."], read.Notes);
        Assert.Equal([PoEntry.DraftFlag], draft.Flags);
        Assert.Equal(["Пишите в любое время."], draft.Strings);
    }

    [Fact]
    public void A_line_that_was_read_by_somebody_who_speaks_the_language_is_no_draft_and_the_same_text()
    {
        var line = Line("menu.bye", "Write.", "Пишите.") with { Flags = [PoEntry.DraftFlag] };

        var read = Written(line, "Пишите.", draft: false);

        Assert.Equal(line.Strings, read.Strings);
        Assert.False(read.IsDraft);
    }

    [Fact]
    public void An_empty_text_takes_the_translation_away_and_leaves_no_mark()
    {
        var line = Line("menu.bye", "Write.", "Пишите.") with { Flags = [PoEntry.FuzzyFlag, PoEntry.DraftFlag], PreviousId = "Old." };

        var empty = Written(line, "  \n ", draft: true);

        Assert.Equal([""], empty.Strings);
        Assert.Empty(empty.Flags);
        Assert.Null(empty.PreviousId);
    }

    [Fact]
    public void What_is_blank_around_a_text_goes_and_its_end_is_that_of_the_source()
    {
        Assert.Equal(["Раз\nдва"], Written(Line("a.b", "One\ntwo", ""), " Раз  \r\nдва\n\n", draft: true).Strings);
        Assert.Equal(["Раз\n"], Written(Line("a.b", "One\n", ""), "Раз", draft: true).Strings);
    }

    [Theory]
    [InlineData("a.b", "Call {phone}.", "Звоните.", LineFault.PlaceholderLacks, "phone")]
    [InlineData("a.b", "Call {phone}.", "Звоните {phon}.", LineFault.PlaceholderLacks, "phone")]
    [InlineData("a.b", "Call {phone}.", "Звоните {phone} {wait}.", LineFault.PlaceholderUnknown, "wait")]
    [InlineData("a.b", "Call {phone}.", "Звоните {phone} {.", LineFault.StrayBrace, "")]
    [InlineData("a.b", "Call {phone}.", "Звоните {phone}}.", LineFault.StrayBrace, "")]
    [InlineData("a.b", "Call.", "Звоните\u0007.", LineFault.Unreadable, "")]
    [InlineData("a.b", "Call.", "Звоните\uFFFD.", LineFault.Unreadable, "")]
    [InlineData("a.b", "Call.", "Звони\u0438\u0306те.", LineFault.LetterApart, "й")]
    [InlineData("a.b.also", "one|two", "раз||два", LineFault.EmptyWord, "")]
    [InlineData("a.b.words", "one|two", "раз|", LineFault.EmptyWord, "")]
    public void What_would_break_a_line_is_refused_and_nothing_is_written(string context, string source, string text, LineFault fault, string value)
    {
        var file = Texts(Line(context, source, ""), Line("a.c", "Good.", ""));

        var (written, refusals) = LineWriting.Write(file, [new("a.c", "Good.", "", "Хорошо.", Draft: true), new(context, source, "", text, Draft: true)]);

        Assert.Equal(new LineRefusal(context, fault, value), Assert.Single(refusals));
        Assert.Same(file, written);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        var (_, refusals) = LineWriting.Write(Texts(Line("a.b", "One", "")), [new("a.b", "One", "", "Раз \uD83D", Draft: true)]);
        var (_, whole) = LineWriting.Write(Texts(Line("a.b", "One", "")), [new("a.b", "One", "", "Раз 😀", Draft: true)]);

        Assert.Equal(LineFault.Unreadable, Assert.Single(refusals).Fault);
        Assert.Empty(whole);
    }

    [Fact]
    public void A_text_for_other_english_or_for_a_line_that_is_gone_is_refused()
    {
        var file = Texts(Line("a.b", "Two", "Раз"), Line("a.gone", "Gone", "Нет") with { Obsolete = true });

        var (_, refusals) = LineWriting.Write(file, [new("a.b", "One", "Раз", "Раз!", Draft: true), new("a.gone", "Gone", "Нет", "Нет!", Draft: true)]);

        Assert.Equal([new("a.b", LineFault.SourceChanged), new("a.gone", LineFault.NoSuchLine)], refusals);
    }

    [Fact]
    public void Words_that_somebody_else_has_written_meanwhile_are_not_lost()
    {
        var file = Texts(Line("a.b", "One", "Один"));

        var (_, refusals) = LineWriting.Write(file, [new("a.b", "One", "Раз", "Раз!", Draft: true)]);
        var (_, same) = LineWriting.Write(file, [new("a.b", "One", "Раз", "Один", Draft: false)]);

        Assert.Equal(LineFault.TextChanged, Assert.Single(refusals).Fault);
        Assert.Empty(same);
    }

    [Fact]
    public void Uzbek_cyrillic_is_made_for_the_chosen_lines_alone_as_a_draft()
    {
        var latin = Texts(Line("a.b", "Help", "Yordam"), Line("a.c", "Wait", "Kuting"), Line("a.d", "Call", "Chaqiring"));
        var cyrillic = Texts(Line("a.b", "Help", "Кўмак"), Line("a.c", "Wait", ""), Line("a.d", "Call", "Чорланг") with { Comments = [UzbekTwin.ByHand] });

        var made = LineWriting.Transliterate(latin, cyrillic, new HashSet<string> { "a.b", "a.d" }, ScriptExceptions.None);

        Assert.Equal(["Ёрдам", "", "Чорланг"], made.Entries.Select(e => e.Strings[0]));
        Assert.Equal([PoEntry.DraftFlag], made.Entries[0].Flags);
    }

    private static PoEntry Written(PoEntry line, string text, bool draft)
    {
        var (file, refusals) = LineWriting.Write(Texts(line), [new(line.Context!, line.Id, line.Strings[0], text, draft)]);
        Assert.Empty(refusals);
        return file.Entries[0];
    }

    private static PoEntry Line(string context, string source, string text) => new() { Context = context, Id = source, Strings = [text] };

    private static PoFile Texts(params PoEntry[] entries) => new([], [new("Content-Type", "text/plain; charset=UTF-8")], entries);
}
