using Hotline.Core.Localization;
using Hotline.Tests.Support;

namespace Hotline.Tests.Localization;

/// <summary>Our files through gettext's own tools and back: translators use programs that call them.</summary>
public sealed class GettextRoundTripTests
{
    public static TheoryData<string> Locales => ["ru", "kk", "ky", "uz-Latn", "uz-Cyrl", "tg"];

    [Theory]
    [MemberData(nameof(Locales))]
    public void Msgmerge_gives_every_line_back_byte_for_byte(string locale)
    {
        var text = File.ReadAllText(Repository.Path("locales", $"{locale}.po"));

        var file = PoFile.Read($"{locale}.po", text).File;
        var back = PoFile.Read($"{locale}.po", Merged(text, Template(file))).File;

        // It has an order of its own for the fields of the header.
        Assert.Equal(file.Header.OrderBy(f => f.Key, StringComparer.Ordinal), back.Header.OrderBy(f => f.Key, StringComparer.Ordinal));
        Assert.Equal(text, (back with { Header = file.Header }).Write());
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Msgfmt_takes_every_text_along_that_may_be_said(string locale)
    {
        var file = PoFile.Read($"{locale}.po", File.ReadAllText(Repository.Path("locales", $"{locale}.po"))).File;
        using var folder = new TemporaryFolder();
        var compiled = Path.Combine(folder.Path, "texts.mo");
        Gettext.Run("msgfmt", "--check", $"--output-file={compiled}", Repository.Path("locales", $"{locale}.po"));
        var back = PoFile.Read($"{locale}.po", Gettext.Run("msgunfmt", "--no-wrap", compiled)).File.Entries.ToDictionary(e => e.Context!, e => (e.Id, e.Strings[0]));

        Assert.Equal(file.Entries.Where(e => e is { IsTranslated: true, IsFuzzy: false, Obsolete: false }).ToDictionary(e => e.Context!, e => (e.Id, e.Strings[0])), back);
    }

    [Fact]
    public void A_source_that_changed_is_stale_after_msgmerge_and_still_a_draft_with_its_remarks()
    {
        const string Old = "Please write down the days and the hours of your work.";
        const string New = "Please write down the days and the hours of your work tonight.";
        var entry = new PoEntry { Context = "menu.days", Id = Old, Strings = ["Жұмыс күндерін жазыңыз."], Comments = ["Polite form."], Notes = ["statement"], References = ["dialogs/menu.yaml"], Flags = [PoEntry.DraftFlag] };
        var file = new PoFile([], [new("Content-Type", "text/plain; charset=UTF-8")], [entry]);

        var merged = Assert.Single(PoFile.Read("kk.po", Merged(file.Write(), Template(file with { Entries = [entry with { Id = New }] }))).File.Entries, e => !e.Obsolete);

        Assert.Equal((New, Old, true, true), (merged.Id, merged.PreviousId, merged.IsFuzzy, merged.IsDraft));
        Assert.Equal(entry.Strings, merged.Strings);
        Assert.Equal(entry.Comments, merged.Comments);
    }

    [Fact]
    public void A_draft_is_read_as_a_flag_and_as_a_remark_and_written_as_a_remark()
    {
        const string Text = "msgid \"\"\nmsgstr \"\"\n\"Language: kk\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n# draft\n#: a.yaml\n#, fuzzy\nmsgctxt \"a.b\"\nmsgid \"One\"\nmsgstr \"Бір\"\n";
        var flagged = Text.Replace("# draft\n", "", StringComparison.Ordinal).Replace("#, fuzzy\n", "#, fuzzy, draft\n", StringComparison.Ordinal);

        foreach (var text in new[] { Text, flagged })
        {
            var file = PoFile.Read("kk.po", text).File;
            Assert.Equal([PoEntry.FuzzyFlag, PoEntry.DraftFlag], Assert.Single(file.Entries).Flags);
            Assert.Equal(Text, file.Write());
        }
    }

    /// <summary>What a program hands to translators: the lines and their notes, without anything of theirs.</summary>
    private static string Template(PoFile file) =>
        (file with { Entries = [.. file.Entries.Where(e => !e.Obsolete).Select(e => e with { Strings = [""], Flags = [], Comments = [], PreviousId = null, PreviousContext = null })] }).Write();

    private static string Merged(string translated, string template)
    {
        using var folder = new TemporaryFolder();
        var (po, pot) = (Path.Combine(folder.Path, "texts.po"), Path.Combine(folder.Path, "texts.pot"));
        File.WriteAllText(po, translated);
        File.WriteAllText(pot, template);
        return Gettext.Run("msgmerge", "--no-wrap", "--previous", "--quiet", po, pot);
    }
}
