using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Tests.Understanding.Spelling;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  Привет,   МИР!  ", "привет мир")]
    [InlineData("Қазақ тілі — ұлт, үй, өз, әке, һәм, ңға", "казак тили улт уй оз аке хам нга")]
    [InlineData("Ўзбекча ғам ҳақ", "узбекча гам хак")]
    [InlineData("тоҷикӣ кӯдак қадр", "точики кудак кадр")]
    [InlineData("Ещё ёлка", "еще елка")]
    [InlineData("маълумот таъҷилӣ", "малумот тачили")]
    [InlineData("yo'q yoʻq yo‘q yo`q yo’q yo´q", "yoq yoq yoq yoq yoq yoq")]
    [InlineData("gʻalaba Oʻzbek maʼlumot", "galaba ozbek malumot")]
    [InlineData("ğayrat söz şahar çoy İşçi ISH", "gayrat soz shahar choy ishchi ish")]
    [InlineData("помогииииите ааа", "помогите а")]
    [InlineData("суу тоо kassa", "суу тоо kassa")]
    [InlineData("1000 1-ші 250.000", "1000 1 ши 250 000")]
    [InlineData("с\u200Bло\u00ADво \u202Eтекст\u2069", "слово текст")]
    [InlineData("ｆｕｌｌ ② ﬁne 𝐛𝐨𝐥𝐝 ⑫", "full 2 fine bold 12")]
    [InlineData("2️⃣", "2")]
    [InlineData("۱۲۳ ٤", "123 4")]
    [InlineData("и\u0306 у\u0306 е\u0308 o\u0308", "й у е o")]
    [InlineData("🆘 help 🙏🏽", "help")]
    [InlineData("\uD800abc\uDC00", "abc")]
    public void Texts_fold_to_one_spelling(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("пacпopт", "паспорт")] // Latin a, c, p, o
    [InlineData("HET", "нет", true)]
    [InlineData("pаspоrt", "pasport")] // Cyrillic а, о
    [InlineData("бiзге", "бизге")] // Latin i for і
    [InlineData("hалық", "халык")]
    [InlineData("cтроиtель", "строитель")]
    [InlineData("ќарз њамеша љавоб ѓам", "карз хамеша чавоб гам")]
    public void Look_alike_letters_take_the_script_of_their_word(string text, string folded, bool latinOnly = false)
    {
        // A word of Latin letters alone stays Latin, even where each of them has a twin.
        Assert.Equal(latinOnly ? "het" : folded, Folding.Fold(text));
    }

    [Fact]
    public void A_capital_H_inside_a_Cyrillic_word_is_the_letter_that_looks_like_it() => Assert.Equal("деньги", Folding.Fold("ДЕHЬГИ"));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Prop.ForAll<string>(text => Folding.Fold(Folding.Fold(text ?? "")) == Folding.Fold(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Folding_twice_changes_nothing_for_letters_that_have_twins_and_marks()
    {
        var sign = Gen.Elements("abcehikmoptxyhHBVдщнНаоезхіһҳғоўјѕ'ʻ \u0306\u0327сscgñşçßﬃ2④\u200D\uD83C\uDF00".ToCharArray());
        var texts = Gen.ArrayOf(sign).Select(signs => new string(signs)).ToArbitrary();
        Prop.ForAll(texts, text => Folding.Fold(Folding.Fold(text)) == Folding.Fold(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Only_letters_digits_and_single_spaces_remain() =>
        Prop.ForAll<string>(text =>
        {
            var folded = Folding.Fold(text ?? "");
            return folded == folded.Trim() && !folded.Contains("  ", StringComparison.Ordinal)
                && folded.All(c => c == ' ' || char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpacingCombiningMark);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_null_text_is_empty() => Assert.Equal("", Folding.Fold(null!));

    [Theory]
    [InlineData("  Қазақ ТІЛІ, өз!", "қазақ тілі өз")]
    [InlineData("Yo'q yo‘q yo`q YOʻQ", "yoʻq yoʻq yoʻq yoʻq")]
    [InlineData("ma'lumot san’at", "maʼlumot sanʼat")]
    [InlineData("bog' tog‘", "bogʻ togʻ")]
    [InlineData("'hello' ‘dunyo’", "hello dunyo")]
    [InlineData("бiздің hалық", "біздің һалық")]
    [InlineData("пaспoрт", "паспорт")]
    [InlineData("тоҷикӣ у\u0304 и\u0306", "тоҷикӣ ӯ й")]
    [InlineData("ёоооо ﬁn ｆｕｌｌ", "ёо fin full")]
    [InlineData("çok güzel İş", "çok güzel iş")]
    public void The_clean_form_keeps_the_letters_of_every_language(string text, string clean) => Assert.Equal(clean, Folding.Clean(text));

    [Fact]
    public void A_word_is_never_split_at_an_apostrophe()
    {
        foreach (var sign in "ʻʼ‘’'`´ʹ′")
        {
            Assert.Equal("yoʻq", Folding.Clean($"yo{sign}q"));
            Assert.Equal("maʼno", Folding.Clean($"ma{sign}no"));
            Assert.Equal("yoq mano", Folding.Fold($"yo{sign}q ma{sign}no"));
        }
    }

    [Fact]
    public void Cleaning_twice_changes_nothing()
    {
        var sign = Gen.Elements("abcehikmoptxyhgHBVдщнНаоезхіһҳғоўјѕ'ʻʼ’ \u0306\u0304\u0308\u0327сscgñşçßﬃ2④İı\u200D\uD83C\uDF00".ToCharArray());
        var texts = Gen.ArrayOf(sign).Select(signs => new string(signs)).ToArbitrary();
        Prop.ForAll(texts, text => Folding.Clean(Folding.Clean(text)) == Folding.Clean(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Folding_the_clean_form_gives_the_folded_form_of_what_people_write()
    {
        string[] texts = ["Маған көмек керек, ақша бермейді!", "Yo'q, ma’lumot bo‘lmadi", "Ба ман ёрӣ лозим, ҷӯра", "бiз hалық", "ЖООП БЕРИҢИЗЗЗ"];
        foreach (var text in texts) Assert.Equal(Folding.Fold(text), Folding.Fold(Folding.Clean(text)));
    }
}
