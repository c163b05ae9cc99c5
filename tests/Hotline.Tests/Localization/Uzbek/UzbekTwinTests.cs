using Hotline.Core.Localization;
using Hotline.Core.Localization.Uzbek;
using Hotline.Tests.Support;

namespace Hotline.Tests.Localization.Uzbek;

public sealed class UzbekTwinTests
{
    private static readonly ScriptExceptions Some = ScriptExceptions.Read("uz.txt", "# remark\ninspeksi* инспекци\nfevral февраль\nsex* цех\n").Exceptions;

    [Fact]
    public void The_Cyrillic_file_is_what_the_command_makes_of_the_Latin_one()
    {
        var (exceptions, faults) = ScriptExceptions.Read("uz-exceptions.txt", System.IO.File.ReadAllText(Repository.Path("locales", "words", "uz-exceptions.txt")));
        var (latin, cyrillic) = (PoFile.Read("uz-Latn.po", Text("uz-Latn")).File, PoFile.Read("uz-Cyrl.po", Text("uz-Cyrl")).File);

        Assert.Empty(faults);
        Assert.Equal(Text("uz-Cyrl"), UzbekTwin.Make(latin, cyrillic, exceptions).Write());
        Assert.Contains(cyrillic.Entries, e => e.Comments.Any(c => c.StartsWith(UzbekTwin.ByHand, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Yoʻq, maʼlumot {name} oling.", "Йўқ, маълумот {name} олинг.")]
    [InlineData("PDF yoki Word, WhatsApp", "PDF ёки Word, WhatsApp")]
    [InlineData("Ruscha: «Мне нужен адвокат.»", "Русча: «Мне нужен адвокат.»")]
    [InlineData("Inspeksiyaga, INSPEKSIYA", "Инспекцияга, ИНСПЕКЦИЯ")]
    [InlineData("fevral, fevraldan", "февраль, февралдан")]
    [InlineData("sexda, Sex", "цехда, Цех")]
    [InlineData("", "")]
    public void Names_and_what_stands_in_braces_stay_and_exceptions_hold(string latin, string cyrillic) => Assert.Equal(cyrillic, UzbekTwin.ToCyrillic(latin, Some));

    [Fact]
    public void A_changed_line_becomes_a_draft_and_an_unchanged_one_keeps_what_was_read()
    {
        var made = UzbekTwin.Make(File(Line("a.b", "Ha"), Line("a.c", "Yangi")), File(Line("a.b", "Ҳа"), Line("a.c", "Эски")), ScriptExceptions.None);

        Assert.Equal([("Ҳа", false), ("Янги", true)], made.Entries.Select(e => (e.Strings[0], e.IsDraft)));
    }

    [Fact]
    public void Stale_lines_are_stale_in_both()
    {
        var latin = Line("a.b", "Ha") with { Flags = [PoEntry.FuzzyFlag, PoEntry.DraftFlag], PreviousId = "Yes." };

        var made = UzbekTwin.Make(File(latin), File(Line("a.b", "Ҳа") with { Flags = [PoEntry.DraftFlag] }), ScriptExceptions.None);

        Assert.Equal([PoEntry.FuzzyFlag, PoEntry.DraftFlag], made.Entries[0].Flags);
        Assert.Equal("Yes.", made.Entries[0].PreviousId);
    }

    [Fact]
    public void Lines_by_hand_typed_words_and_questions_in_all_languages_stay()
    {
        var byHand = Line("a.b", "2025 йил") with { Comments = ["by hand: no hyphen"] };
        var words = Line("a.c.also", "ҳа|ха");
        var all = Line("a.d", "a.d");

        var made = UzbekTwin.Make(File(Line("a.b", "2025-yil"), Line("a.c.also", "ha|xa"), Line("a.d", "a.d")), File(byHand, words, all), ScriptExceptions.None);

        Assert.Equal(["2025 йил", "ҳа|ха", "a.d"], made.Entries.Select(e => e.Strings[0]));
    }

    [Fact]
    public void What_is_no_pair_is_said_with_its_line()
    {
        var faults = ScriptExceptions.Read("uz.txt", "iyul июль\niyul\nиюль iyul\niyul июл\n").Faults;

        Assert.Equal([2, 3, 4], faults.Select(f => f.Line));
        Assert.Contains("stands twice", faults[^1].Message, StringComparison.Ordinal);
    }

    private static string Text(string tag) => System.IO.File.ReadAllText(Repository.Path("locales", $"{tag}.po"));

    private static PoFile File(params PoEntry[] entries) => new([], [], entries);

    private static PoEntry Line(string context, string text) => new() { Context = context, Id = context, Strings = [text] };
}
