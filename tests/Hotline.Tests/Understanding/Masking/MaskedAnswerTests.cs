using Hotline.Core.Understanding.Masking;

namespace Hotline.Tests.Understanding.Masking;

/// <summary>What is told of an answer: folded words, without what could tell whose it is.</summary>
public sealed class MaskedAnswerTests
{
    [Theory]
    [InlineData("Вчера!", "вчера")]
    [InlineData("НЕ ЗНАЮ", "не знаю")]
    [InlineData("Жоқ болды", "жок болды")]
    [InlineData("не помню. Давно", "не помню давно")]
    public void Words_are_folded(string text, string told) => Assert.Equal(new MaskedAnswer(told, IsMasked: false), MaskedAnswer.Of(text));

    [Theory]
    [InlineData("отдал 5000 сом", "отдал # сом")]
    [InlineData("позвоните 8 701 123 45 67", "позвоните #")]
    [InlineData("пишите a@b.kz сюда", "пишите … сюда")]
    [InlineData("у Марата лежит", "у … лежит")]
    [InlineData("алишер знает", "… знает")]
    [InlineData("спросите рустама", "спросите …")]
    [InlineData("ayting Alisherga", "ayting …")]
    [InlineData("Каримов взял", "… взял")]
    [InlineData("взял петрович вчера", "взял … вчера")]
    [InlineData("Асан уулу Бакыт билет", "… билет")]
    public void Numbers_names_and_addresses_are_hidden(string text, string told) => Assert.Equal(new MaskedAnswer(told, IsMasked: true), MaskedAnswer.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("87011234567")]
    [InlineData("Алишер")]
    [InlineData("меня зовут кто-то")]
    [InlineData("my name is somebody")]
    [InlineData("менин атым жок")]
    [InlineData("он забрал мой паспорт и сказал что вернёт потом")]
    public void Of_stories_introductions_and_what_is_only_hidden_nothing_is_told(string text) => Assert.Null(MaskedAnswer.Of(text));
}
