using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Channels.Sms;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Sms;

public sealed class SmsSpellingTests
{
    private static readonly string[] Pieces =
        ["a", "word ", "oʻ", "gʻ", "o‘zbek ", "’", "“", "”", "«", "»", "–", "—", "…", "№ ", "\u00A0", "\u202F", "\u200B", "½", "Ａ", "слово ", "ҳақ", "😀", "👩‍👩‍👧‍👧", "€", "\t", "• "];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).Resize(120);

    [Theory]
    [InlineData("Oʻzbekistonda gʻalaba", "O'zbekistonda g'alaba")]
    [InlineData("O‘zbekiston’dan", "O'zbekiston'dan")]
    [InlineData("He said “yes” – and left…", "He said \"yes\" - and left...")]
    [InlineData("Room №\u00A05", "Room No. 5")]
    [InlineData("Call 112 → police", "Call 112 -> police")]
    [InlineData("１２ ａｂ", "12 ab")]
    public void Text_that_becomes_gsm7_is_spelled_plainly(string text, string spelled) => Assert.Equal(spelled, SmsSpelling.Cheapest(text));

    [Theory]
    [InlineData("Мы пишем «вам» – №\u00A05…")]
    [InlineData("Ҳуқуқи шумо – oʻ")]
    [InlineData("Привет\u200B!")]
    [InlineData("ğ ş “cheap”")]
    public void Text_with_other_letters_keeps_its_signs(string text) => Assert.Equal(text, SmsSpelling.Cheapest(text));

    [Fact]
    public void Plain_signs_that_would_cost_more_parts_are_not_taken()
    {
        var dots = new string('…', 70);

        Assert.Equal(dots, SmsSpelling.Cheapest(dots));
    }

    [Fact]
    public void Invisible_marks_go_where_that_saves_a_part()
    {
        var text = new string('ш', 70) + "\u200B";

        Assert.Equal(new string('ш', 70), SmsSpelling.Cheapest(text));
    }

    [Fact]
    public void Spelling_never_costs_more_and_is_done_once() =>
        Holds(text =>
        {
            var spelled = SmsSpelling.Cheapest(text);
            return SmsSegments.Count(spelled).Segments <= SmsSegments.Count(text).Segments && SmsSpelling.Cheapest(spelled) == spelled;
        });

    [Fact]
    public void Letters_and_digits_of_the_alphabets_stay() =>
        Holds(text => Letters(SmsSpelling.Cheapest(text)).StartsWith(Letters(text), StringComparison.Ordinal) || text.Contains('№', StringComparison.Ordinal) || text.Contains('½', StringComparison.Ordinal) || text.Contains('Ａ', StringComparison.Ordinal));

    /// <summary>Punctuation and spaces that Twilio's own smart encoding knows are known here too.</summary>
    [Fact]
    public void Signs_that_the_provider_would_spell_plainly_are_spelled_here()
    {
        using var alphabet = JsonDocument.Parse(File.ReadAllText(SharedData.Find("contracts/sms/gsm7.json")));
        var signs = alphabet.RootElement.GetProperty("twilio_smart_encoding").EnumerateObject().Select(p => p.Name).ToList();
        Assert.NotEmpty(signs);

        var left = signs.Where(IsOrdinary).Where(sign => !SmsSegments.IsGsm7(SmsSpelling.Cheapest($"{sign}"))).ToList();
        Assert.Empty(left);
    }

    /// <summary>Not the marks and pictures that no text of ours has: combining strokes, ornaments, pieces of brackets, vertical forms.</summary>
    private static bool IsOrdinary(string sign) => CharUnicodeInfo.GetUnicodeCategory(sign, 0) is
        UnicodeCategory.SpaceSeparator or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.Format or UnicodeCategory.OtherNumber
        || sign[0] is >= '\uFF01' and <= '\uFF5E' or '…' or '‚' or '•' or '÷';

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit).Concat(text.Where(c => c is >= 'Ѐ' and <= 'ӿ')));

    private static void Holds(Func<string, bool> rule) => Prop.ForAll(Texts.ToArbitrary(), rule).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
}
