using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Identification;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Identification;

public sealed class LanguageGuesserTests
{
    private static readonly LanguageGuesser Guesser = new(UnderstandingFiles.Data.Languages);

    [Theory]
    [InlineData("салам", "ky|kk")]
    [InlineData("жардам", "ky")]
    [InlineData("көмек", "kk")]
    [InlineData("комек керек", "kk")]
    [InlineData("ёрдам керак", "uz-Cyrl")]
    [InlineData("yordam", "uz-Latn")]
    [InlineData("ёрӣ лозим", "tg")]
    [InlineData("помогите", "ru")]
    [InlineData("help", "en")]
    [InlineData("yoʻq", "uz-Latn")]
    [InlineData("ЖАРДАМ БЕРИҢИЗЗЗЗ!!! 🙏", "ky")]
    [InlineData("пoмoгитe пoжaлуйстa", "ru")]
    [InlineData("ман ба њамроњи љўрањоям кор мекунам", "tg")]
    [InlineData("menga o‘zbekcha yozing", "uz-Latn")]
    [InlineData("我需要帮助", "und")]
    [InlineData("أحتاج إلى مساعدة", "und")]
    [InlineData("मुझे मदद चाहिए", "und")]
    [InlineData("bana yardım edin lütfen", "und")]
    [InlineData("допоможіть мені будь ласка", "und")]
    [InlineData("🆘🆘", "und")]
    public void Very_short_messages_are_known(string text, string allowed) => Assert.Contains(Guess(text).Locale.Value, allowed.Split('|'));

    [Fact]
    public void A_word_that_languages_share_is_not_sure() => Assert.InRange(Guess("салом").Confidence, 0, 0.75);

    [Fact]
    public void Another_script_is_unknown_and_sure() => Assert.Equal((LocaleTag.Unknown, 1), Guess("我需要帮助"));

    [Fact]
    public void A_language_that_was_not_trained_is_found_by_its_lists()
    {
        var turkmen = new UnderstandingLanguage(new LocaleTag("tk"), ["men", "maňa", "bar", "ýok", "däl", "gerek", "üçin", "kömek"], [], [], []);
        var guesser = new LanguageGuesser([.. UnderstandingFiles.Data.Languages, turkmen]);

        Assert.Equal("tk", guesser.Guess("maňa kömek gerek", Folding.Fold("maňa kömek gerek")).Locale.Value);
        Assert.Equal("und", Guess("maňa kömek gerek").Locale.Value);
        Assert.Equal("ru", guesser.Guess("мне нужна помощь", Folding.Fold("мне нужна помощь")).Locale.Value);
    }

    [Fact]
    public void A_language_without_lists_is_not_served()
    {
        var russianAlone = new LanguageGuesser([.. UnderstandingFiles.Data.Languages.Where(l => l.Locale == LocaleTag.Russian)]);

        Assert.Equal("und", russianAlone.Guess("маған көмек керек", Folding.Fold("маған көмек керек")).Locale.Value);
        Assert.Equal("ru", russianAlone.Guess("мне нужна помощь", Folding.Fold("мне нужна помощь")).Locale.Value);
    }

    [Fact]
    public void No_bytes_throw_and_a_guess_is_the_same_twice() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var (utf8, utf16) = (Encoding.UTF8.GetString(bytes), Encoding.Unicode.GetString(bytes));
            return Guess(utf8) == Guess(utf8) && Guess(utf16).Confidence is >= 0 and <= 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("a")]
    [InlineData("ў")]
    [InlineData("ьʼ")]
    [InlineData("\uD800")]
    [InlineData("жардам ")]
    public void Very_long_texts_of_one_piece_are_read(string piece) => Assert.InRange(Guess(string.Concat(Enumerable.Repeat(piece, 100_000))).Confidence, 0, 1);

    private static (LocaleTag Locale, double Confidence) Guess(string text) => Guesser.Guess(text, Folding.Fold(text));
}
