using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Spelling;

public sealed class UzbekScriptTests
{
    [Theory]
    [InlineData("yoʻq", "йўқ")]
    [InlineData("oʻzbek tili", "ўзбек тили")]
    [InlineData("eshik", "эшик")]
    [InlineData("kel", "кел")]
    [InlineData("yer", "ер")]
    [InlineData("maʼlumot", "маълумот")]
    [InlineData("Isʼhoq", "Исҳоқ")]
    [InlineData("ketsa", "кетса")]
    [InlineData("gʻalaba", "ғалаба")]
    [InlineData("SHAHAR Shahar shahar", "ШАҲАР Шаҳар шаҳар")]
    [InlineData("yoshlar choyxonaga", "ёшлар чойхонага")]
    [InlineData("Yoʻl YOʻL", "Йўл ЙЎЛ")]
    [InlineData("3 ta (bola)!", "3 та (бола)!")]
    public void One_writing_becomes_the_other_and_back(string latin, string cyrillic)
    {
        Assert.Equal(cyrillic, UzbekScript.ToCyrillic(latin));
        Assert.Equal(latin, UzbekScript.ToLatin(cyrillic));
    }

    [Theory]
    [InlineData("yo'q yo‘q yo`q yo’q", "йўқ йўқ йўқ йўқ")]
    [InlineData("so'rash bo`ldi", "сўраш бўлди")]
    [InlineData("militsiya", "милиция")]
    [InlineData("poyezd poezd", "поезд поэзд")]
    [InlineData("õzbek ğalaba şahar", "ўзбек ғалаба шаҳар")]
    public void Latin_is_read_however_its_signs_are_typed(string latin, string cyrillic) => Assert.Equal(cyrillic, UzbekScript.ToCyrillic(latin));

    [Theory]
    [InlineData("июль фильм", "iyul film")]
    [InlineData("концерт милиция", "konsert militsiya")]
    [InlineData("объект", "obʼyekt")]
    public void Signs_of_loan_words_are_left_out_in_Latin(string cyrillic, string latin) => Assert.Equal(latin, UzbekScript.ToLatin(cyrillic));

    [Fact]
    public void Every_word_of_the_training_text_comes_back_from_Cyrillic()
    {
        var lines = File.ReadLines(SharedData.Find(Path.Combine("data", "langid", "uz-Latn.txt")));

        var words = lines.SelectMany(line => Folding.Clean(line).Split(' ')).Distinct().ToList();

        Assert.All(words, word => Assert.Equal(word, UzbekScript.ToLatin(UzbekScript.ToCyrillic(word))));
    }

    /// <summary>What Latin has no letter for is written otherwise there, and comes back as Latin readers would write it: the soft sign is gone, ц and щ are two letters, ы is и.</summary>
    [Fact]
    public void Every_word_of_the_Cyrillic_training_text_comes_back_from_Latin_but_for_the_letters_of_loan_words()
    {
        var lines = File.ReadLines(SharedData.Find(Path.Combine("data", "langid", "uz-Cyrl.txt")));

        var words = lines.SelectMany(line => Folding.Clean(line).Split(' ')).Distinct().Where(w => w.All(c => c > 'z' || c == 'ʼ')).ToList();
        var own = words.Where(w => w.IndexOfAny(['ь', 'ъ', 'ц', 'щ', 'ы']) < 0).ToList();

        Assert.True(own.Count > words.Count * 9 / 10, $"{own.Count} of {words.Count} words are compared.");
        Assert.All(own, word => Assert.Equal(word, UzbekScript.ToCyrillic(UzbekScript.ToLatin(word))));
        Assert.All(words, word => Assert.Equal(UzbekScript.ToLatin(word), UzbekScript.ToLatin(UzbekScript.ToCyrillic(UzbekScript.ToLatin(word)))));
    }

    [Fact]
    public void No_text_throws() =>
        Prop.ForAll<string>(text => UzbekScript.ToLatin(UzbekScript.ToCyrillic(text)) is not null && UzbekScript.ToCyrillic(UzbekScript.ToLatin(text)) is not null).QuickCheckThrowOnFailure();
}
