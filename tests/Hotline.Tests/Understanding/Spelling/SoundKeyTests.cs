using Hotline.Core.Understanding.Spelling;

namespace Hotline.Tests.Understanding.Spelling;

public sealed class SoundKeyTests
{
    [Theory]
    [InlineData("bermeidi", "бермейді")]
    [InlineData("aylyq", "айлық")]
    [InlineData("jatyr", "жатыр")]
    [InlineData("dayut", "дают")]
    [InlineData("zarplatu", "зарплату")]
    [InlineData("xozyain", "хозяин")]
    [InlineData("khozyain", "хозяин")]
    [InlineData("uigo", "үйгө")]
    [InlineData("politsiya", "полиция")]
    [InlineData("policiya", "полиция")]
    [InlineData("милитсия", "милиция")]
    [InlineData("yordam", "ёрдам")]
    [InlineData("ушлашяпти", "ushlashyapti")]
    [InlineData("xujjat", "ҳужжат")]
    [InlineData("hujjat", "хужат")]
    [InlineData("эмес", "емес")]
    [InlineData("келинг", "келиң")]
    [InlineData("тоо", "то")]
    [InlineData("doktor", "доктор")]
    [InlineData("doctor", "доктор")]
    public void Different_spellings_of_one_word_have_one_key(string typed, string written) =>
        Assert.Equal(SoundKey.Of(Folding.Fold(written)), SoundKey.Of(Folding.Fold(typed)));

    [Theory]
    [InlineData("задержали", "держали")]
    [InlineData("ушлади", "ушламади")]
    [InlineData("documents", "document")]
    [InlineData("1000", "100")]
    public void Different_words_keep_different_keys(string one, string other) =>
        Assert.NotEqual(SoundKey.Of(Folding.Fold(other)), SoundKey.Of(Folding.Fold(one)));
}
