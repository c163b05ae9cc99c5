using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Core.Localization.Sheets;
using Hotline.Tests.Support;

namespace Hotline.Tests.Localization.Sheets;

public sealed class TranslationSheetTests
{
    private const string Header = "context,note,english,russian,translation,state\r\n";

    [Theory]
    [InlineData("ru")]
    [InlineData("kk")]
    [InlineData("uz-Latn")]
    public void A_sheet_that_nobody_touched_changes_nothing(string locale)
    {
        var file = Shipped(locale);

        var (read, faults) = TranslationSheet.Read(file, "sheet.csv", '\uFEFF' + TranslationSheet.Write(file, Shipped("ru")));

        Assert.Empty(faults);
        Assert.Equal(file.Write(), read.Write());
    }

    [Fact]
    public void A_row_holds_what_a_translator_needs()
    {
        var line = Line("menu.bye", "Write, \"any\" time.", "Жазыңыз") with { Notes = ["Last words.", "At most 9."], Flags = [PoEntry.DraftFlag] };

        var sheet = TranslationSheet.Write(File(line), File(Line("menu.bye", "Write, \"any\" time.", "Пишите")));

        Assert.Equal(Header + "menu.bye,\"Last words.\nAt most 9.\",\"Write, \"\"any\"\" time.\",Пишите,Жазыңыз,draft\r\n", sheet);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+7 701")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("'=1")]
    [InlineData("＝1")]
    public void Nothing_is_a_formula_in_a_spreadsheet_and_everything_comes_back(string text)
    {
        var file = File(Line("menu.bye", text, text));

        var sheet = TranslationSheet.Write(file, russian: null);
        var cells = sheet.Split("\r\n")[1].Split(',').Select(c => c.Trim('"')).Where(c => c.Length > 0);
        Assert.All(cells, c => Assert.DoesNotContain(c[0], "=+-@＝"));
        var (read, faults) = TranslationSheet.Read(file, "sheet.csv", sheet);

        Assert.Empty(faults);
        Assert.Equal(text, read.Entries[0].Strings[0]);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Every_spreadsheet_has_its_separator(char separator)
    {
        var sheet = $"context,english,translation\nmenu.bye,Bye,Пока{'\n'}".Replace(',', separator);

        var (read, faults) = TranslationSheet.Read(File(Line("menu.bye", "Bye", "")), "sheet.csv", sheet);

        Assert.Empty(faults);
        Assert.Equal("Пока", read.Entries[0].Strings[0]);
    }

    [Theory]
    [InlineData("missing", "", "", "Пока", "missing", "Пока draft")]
    [InlineData("missing", "", "", "Пока", "read", "Пока")]
    [InlineData("draft", "Пока", "draft", "Пока", "read", "Пока")]
    [InlineData("draft", "Пока", "draft", "До встречи", "draft", "До встречи draft")]
    [InlineData("read", "Пока", "", "До встречи", "read", "До встречи")]
    [InlineData("stale", "Пока", "fuzzy", "Пока", "stale", "Пока fuzzy")]
    [InlineData("stale", "Пока", "fuzzy", "До встречи", "stale", "До встречи draft")]
    [InlineData("stale", "Пока", "fuzzy", "Пока", "read", "Пока")]
    [InlineData("an empty cell", "Пока", "", "", "read", "Пока")]
    public void What_a_line_becomes(string was, string old, string flag, string written, string state, string expected)
    {
        var line = Line("menu.bye", "Bye", old) with { Flags = flag.Length > 0 ? [flag] : [], PreviousId = flag == PoEntry.FuzzyFlag ? "Good bye" : null };

        var entry = TranslationSheet.Read(File(line), "sheet.csv", $"{Header}menu.bye,,Bye,,{written},{state}\r\n").File.Entries[0];

        Assert.Equal(expected, string.Join(' ', [entry.Strings[0], .. entry.Flags]));
        Assert.True(was.Length > 0 && entry.IsFuzzy == (entry.PreviousId is not null));
    }

    [Theory]
    [InlineData("menu.by,,Bye,,Пока,", "Row 2: 'menu.by' is no line of the texts. Did you mean 'menu.bye'?")]
    [InlineData("menu.bye,,Bye,,Пока,\r\n\r\nmenu.bye,,Bye,,Пока,", "Row 4: 'menu.bye' stands in row 2 already")]
    [InlineData("menu.bye,,Good bye,,Пока,", "Row 2: 'menu.bye' has other English now")]
    [InlineData("menu.bye,,Bye,,Пока,done", "Row 2: 'menu.bye' has the state 'done'. Write one of: missing, stale, draft, read.")]
    [InlineData("menu.bye,,Bye,,Пока {name},", "Row 2: 'menu.bye' has other words in braces: {name} is not in the English")]
    [InlineData("menu.bye,,Bye,,По\uFFFDа,", "Row 2: 'menu.bye' has letters that were lost. Save the sheet as 'CSV UTF-8'.")]
    [InlineData("menu.bye,,Bye,,тоҷики\u0304,", "Row 2: 'menu.bye' has the letter 'ӣ' written as a letter and a sign apart")]
    [InlineData("menu.bye,,Bye,,\"Пока,", "never closed")]
    public void A_fault_names_its_row(string rows, string words)
    {
        var (_, faults) = TranslationSheet.Read(File(Line("menu.bye", "Bye", "")), "sheet.csv", $"{Header}{rows}\r\n");

        Assert.Contains(faults, f => f.Severity == FaultSeverity.Error && f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("context,translation\r\nmenu.bye,Пока\r\n")]
    [InlineData("context,english,translation,translation\r\nmenu.bye,Bye,Пока,Пока\r\n")]
    public void The_first_row_names_the_columns(string sheet) =>
        Assert.Contains("Keep the first row of the exported sheet", Assert.Single(TranslationSheet.Read(File(Line("menu.bye", "Bye", "")), "sheet.csv", sheet).Faults).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_of_several_lines_comes_back_with_its_lines()
    {
        var (read, faults) = TranslationSheet.Read(File(Line("menu.bye", "One.\nTwo.\n", "")), "sheet.csv", $"{Header}menu.bye,,\"One.\r\nTwo.\",,\"Раз.\r\nДва.\",\r\n");

        Assert.Empty(faults);
        Assert.Equal("Раз.\nДва.\n", read.Entries[0].Strings[0]);
    }

    private static PoFile Shipped(string locale) => PoFile.Read($"{locale}.po", System.IO.File.ReadAllText(Repository.Path("locales", $"{locale}.po"))).File;

    private static PoFile File(params PoEntry[] entries) => new([], [], entries);

    private static PoEntry Line(string context, string source, string text) => new() { Context = context, Id = source, Strings = [text] };
}
