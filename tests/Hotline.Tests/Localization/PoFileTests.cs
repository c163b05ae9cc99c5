using System.Diagnostics;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;
using Hotline.Tests.Dialogs.Loading;
using Hotline.Tests.Support;

namespace Hotline.Tests.Localization;

public sealed class PoFileTests
{
    private const string Canonical = """
        # Translators: the seven of us.
        msgid ""
        msgstr ""
        "Project-Id-Version: Hotline\n"
        "Language: ru\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

        # A remark of a translator.
        #. Hotline asks this.
        #: dialogs/menu.yaml
        #, fuzzy
        #| msgctxt "menu.old"
        #| msgid "What has happened?"
        msgctxt "menu.what"
        msgid "What happened?"
        msgstr "Что случилось?"

        # draft
        #: dialogs/menu.yaml
        msgctxt "menu.long"
        msgid ""
        "One \"quoted\" line.\n"
        "\n"
        "A tab\t, a backslash \\ and a second line."
        msgstr ""
        "Строка в \"кавычках\".\n"
        "\n"
        "Ещё одна."

        msgctxt "menu.ends"
        msgid "Ends with a line end.\n"
        msgstr "Кончается.\n"

        msgctxt "menu.days"
        msgid "{n} day"
        msgid_plural "{n} days"
        msgstr[0] "{n} день"
        msgstr[1] "{n} дня"
        msgstr[2] "{n} дней"

        #~ msgctxt "menu.gone"
        #~ msgid "Gone."
        #~ msgstr "Ушло."

        #, fuzzy
        #~| msgid "Was."
        #~ msgctxt "menu.gone2"
        #~ msgid ""
        #~ "Gone\n"
        #~ "too."
        #~ msgstr ""
        #~ "Тоже\n"
        #~ "ушло."

        """;

    [Fact]
    public void A_canonical_file_is_read_and_written_back_byte_for_byte()
    {
        var (file, faults) = PoFile.Read("ru.po", Canonical);

        Assert.Empty(faults);
        Assert.Equal(Canonical, file.Write());
    }

    [Fact]
    public void Everything_in_an_entry_is_understood()
    {
        var entries = PoFile.Read("ru.po", Canonical).File.Entries;

        Assert.Equal(["menu.what", "menu.long", "menu.ends", "menu.days", "menu.gone", "menu.gone2"], entries.Select(e => e.Context));
        Assert.True(entries[0].IsFuzzy);
        Assert.Equal(("menu.old", "What has happened?"), (entries[0].PreviousContext, entries[0].PreviousId));
        Assert.Equal(["A remark of a translator."], entries[0].Comments);
        Assert.Equal(["Hotline asks this."], entries[0].Notes);
        Assert.Equal(["dialogs/menu.yaml"], entries[0].References);
        Assert.Equal(17, entries[0].Line);
        Assert.Equal("One \"quoted\" line.\n\nA tab\t, a backslash \\ and a second line.", entries[1].Id);
        Assert.Equal(["{n} день", "{n} дня", "{n} дней"], entries[3].Strings);
        Assert.True(entries[5].Obsolete);
        Assert.Equal("Gone\ntoo.", entries[5].Id);
    }

    [Fact]
    public void Entries_need_no_empty_line_between_them_and_strings_may_be_wrapped_anywhere()
    {
        var (file, faults) = PoFile.Read("ru.po", """
            msgid ""
            msgstr "Language: ru\n"
            msgctxt "a.b"
            msgid "One "
            "two"
            msgstr "Раз "

            "два"
            # next
            msgctxt "a.c"
            msgid "Three"
            msgstr ""
            """);

        Assert.Empty(faults);
        Assert.Equal("One two", file.Entries[0].Id);
        Assert.Equal("Раз два", file.Entries[0].Strings[0]);
        Assert.Equal(["next"], file.Entries[1].Comments);
    }

    [Theory]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nmsgctxt \"a.b\"\nmsgid \"x\n", 5, "not closed by a quote")]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nmsgid \"x\" y\nmsgstr \"\"\n", 4, "not closed by a quote")]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nmsgid \"\\q\"\nmsgstr \"\"\n", 4, "needs a backslash before it")]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nmsgid \"x\"\nmsgstring \"y\"\n", 5, "Did you mean 'msgstr'?")]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nhello\n", 4, "is not a line of a PO file")]
    [InlineData("\"loose\"\nmsgid \"\"\nmsgstr \"\"\n", 1, "belongs to nothing")]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nmsgctxt \"a.b\"\nmsgid \"x\"\n", 4, "no 'msgstr'")]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nmsgctxt \"a.b\"\nmsgid \"x\"\nmsgid \"y\"\nmsgstr \"z\"\n", 6, "written twice")]
    [InlineData("msgctxt \"a.b\"\nmsgid \"x\"\nmsgstr \"z\"\n", 1, "no header")]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nmsgid \"\"\nmsgstr \"\"\n", 4, "second header")]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nmsgctxt \"a.b\"\nmsgid \"x\"\nmsgstr \"z\"\n\nmsgctxt \"a.b\"\nmsgid \"y\"\nmsgstr \"z\"\n", 8, "translated twice; first in line 4")]
    [InlineData("msgid \"\"\nmsgstr \"\"\n\nmsgctxt \"a.b\"\nmsgid \"x\"\nmsgid_plural \"xs\"\nmsgstr \"z\"\n", 4, "Make them agree")]
    [InlineData("msgid \"\"\nmsgstr \"nonsense\\n\"\n", 1, "not a field of the header")]
    public void What_is_no_PO_is_said_with_its_line(string text, int line, string words)
    {
        var faults = PoFile.Read("ru.po", text).Faults;

        Assert.Contains(faults, f => f.Line == line && f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("tg")]
    [InlineData("uz-Latn")]
    public void Gettext_accepts_what_we_write_and_would_write_it_the_same(string locale)
    {
        var publication = SomeScripts.Read().Publication!;
        var made = LocaleUpdater.Update(publication, new LocaleTag(locale), existing: null);
        var translated = made with { Entries = [.. made.Entries.Select(e => e with { Strings = [e.Id] })] };
        var folder = Directory.CreateTempSubdirectory("hotline-po-");
        try
        {
            foreach (var (name, text) in new[] { ("made.po", made.Write()), ("translated.po", translated.Write()), ("canonical.po", Canonical) })
            {
                var path = Path.Combine(folder.FullName, name);
                File.WriteAllText(path, text);
                if (text != Canonical) Assert.Equal("", Run("msgfmt", "--check", "--output-file=/dev/null", path));
                Assert.Equal(text, Run("msgcat", "--no-wrap", path));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("kk")]
    [InlineData("ky")]
    [InlineData("uz-Latn")]
    [InlineData("uz-Cyrl")]
    [InlineData("tg")]
    public void Gettext_accepts_our_own_files(string locale) =>
        Assert.DoesNotContain("error", Run("msgfmt", "--check", "--output-file=/dev/null", Repository.Path("locales", $"{locale}.po")), StringComparison.OrdinalIgnoreCase);

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return output + errors.GetAwaiter().GetResult();
    }
}
