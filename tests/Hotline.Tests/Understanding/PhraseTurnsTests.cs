using Hotline.Core.Cases;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Phrases;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding;

/// <summary>Phrases of danger the other way round: who is afraid writes the worst word first.</summary>
public sealed class PhraseTurnsTests
{
    private static readonly UnderstandingLanguage Language = new(new("ru"), ["менен"], [], [], [])
    {
        Oneself = ["меня", "мени"],
        Answers = AnswerWords.None with { Deny = ["не", "жоқ"] },
    };

    private static readonly MessageReader Lists = new(UnderstandingFiles.Data with { Examples = [] });

    [Theory]
    [InlineData("меня избива*", "избива* меня")]
    [InlineData("спрыгну с крыши", "с крыши спрыгну")]
    [InlineData("мени * сатып жиберишти", "сатып жиберишти мени", "жиберишти мени сатып")]
    public void A_phrase_begins_at_any_word_that_stands_by_itself(string phrase, params string[] turned) => Assert.Equal(turned, PhraseTurns.Of(phrase, Language).Select(words => string.Join(' ', words)));

    [Theory]
    [InlineData("душат")]
    [InlineData("с ножом")]
    [InlineData("қамап қой*")]
    [InlineData("бычак менен")]
    [InlineData("дем жоқ")]
    [InlineData("никто не отпускает")]
    [InlineData("ребенок * задыхается")]
    [InlineData("крыша + прыгну")]
    [InlineData("=муж избивает")]
    [InlineData("~брата полиция задержала")]
    [InlineData("кто то закрыл снаружи")]
    public void What_belongs_together_what_denies_and_what_has_a_rule_of_its_own_is_not_turned(string phrase) => Assert.Empty(PhraseTurns.Of(phrase, Language));

    [Theory]
    [InlineData("ru", "душат меня")]
    [InlineData("ru", "щас с крыши прыгну")]
    [InlineData("ru", "под замком держат третий день")]
    [InlineData("kk", "сатып жіберді мені")]
    [InlineData("kk", "ұрып жатыр мені")]
    [InlineData("ky", "сабап жатышат мени")]
    [InlineData("ky", "камап коюшту мени")]
    [InlineData("uz-Latn", "sotib yuborishdi meni")]
    [InlineData("uz-Latn", "qamab qo'yishdi bizni")]
    [InlineData("uz-Cyrl", "сотиб юборишди мени")]
    [InlineData("uz-Cyrl", "урияпти мени")]
    [InlineData("tg", "фурӯхтанд маро")]
    [InlineData("tg", "мезанад маро шавҳарам")]
    [InlineData("tg", "мекушам худамро")]
    public void Danger_is_heard_with_the_worst_word_first(string locale, string text) => Assert.True(Lists.Read(text).Urgency == Urgency.Immediate, $"{locale}: {text}");

    [Theory]
    [InlineData("не продали меня, все хорошо")]
    [InlineData("никто не избивает меня")]
    [InlineData("us sold tickets")]
    [InlineData("let me beat the traffic")]
    [InlineData("бычак менен нан кестик")]
    public void A_denial_before_it_and_a_language_of_fixed_order_leave_it_unsaid(string text) => Assert.NotEqual(Urgency.Immediate, Lists.Read(text).Urgency);
}
