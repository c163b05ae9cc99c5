using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Answers;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Answers;

public sealed class AnswerParserTests
{
    private static readonly AnswerParser Parser = UnderstandingFiles.Data.Answers;
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("50 тыщ", true)]
    [InlineData("3 месяца назад", true)]
    [InlineData("бес жуз мын", true)]
    [InlineData("бес жүз мың теңге", true)]
    [InlineData("yuz ming", true)]
    [InlineData("се моҳ пеш", true)]
    [InlineData("үч ай мурун", true)]
    [InlineData("Алматы", false)]
    [InlineData("Алга", false)]
    [InlineData("Жети-Огуз", false)]
    [InlineData("18 микрорайон", false)]
    [InlineData("40 км от Актау", false)]
    [InlineData("", false)]
    public void A_whole_number_or_time_is_told_from_a_name(string text, bool counted) => Assert.Equal(counted, Parser.IsCounted(text));

    [Theory]
    [InlineData("250000", "250000")]
    [InlineData("250 000", "250000")]
    [InlineData("250\u00A0000 тенге", "250000")]
    [InlineData("250.000", "250000")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1 234 567,5 ₸", "1234567.5")]
    [InlineData("2,5", "2.5")]
    [InlineData("0.500", "0.5")]
    [InlineData("500к", "500000")]
    [InlineData("500 k", "500000")]
    [InlineData("300 тыс", "300000")]
    [InlineData("300тыс.", "300000")]
    [InlineData("2 млн", "2000000")]
    [InlineData("2 млн 500 тыс", "2500000")]
    [InlineData("1,5 млн", "1500000")]
    [InlineData("$400", "400")]
    [InlineData("мне должны 80000 рублей", "80000")]
    [InlineData("three hundred thousand", "300000")]
    [InlineData("двести пятьдесят тысяч", "250000")]
    [InlineData("сто", "100")]
    [InlineData("полторы тысячи", "1500")]
    [InlineData("екі жүз елу мың теңге", "250000")]
    [InlineData("он бес", "15")]
    [InlineData("эки жүз миң", "200000")]
    [InlineData("ikki yuz ellik ming so'm", "250000")]
    [InlineData("бир ярим миллион сўм", "1500000")]
    [InlineData("икки юз эллик минг", "250000")]
    [InlineData("дусад ҳазор сомонӣ", "200000")]
    [InlineData("бисту панҷ", "25")]
    [InlineData("беш киши", "5")]
    [InlineData("12та", "12")]
    [InlineData("5 человек", "5")]
    [InlineData("-5", "-5")]
    [InlineData("２５", "25")]
    [InlineData("ноль", "0")]
    [InlineData("250-300 тысяч", null)]
    [InlineData("5 10", null)]
    [InlineData("пять шесть", null)]
    [InlineData("за 3 месяца 90000", null)]
    [InlineData("он не заплатил", null)]
    [InlineData("не знаю", null)]
    [InlineData("к", null)]
    [InlineData("", null)]
    [InlineData("1e400", null)]
    [InlineData("99999999999999999999999999999", null)]
    public void Numbers_are_read_in_digits_and_words(string text, string? number) =>
        Assert.Equal(number is null ? null : decimal.Parse(number, CultureInfo.InvariantCulture), Parser.Number(text));

    [Theory]
    [InlineData("15.08.2025", "2025-08-15")]
    [InlineData("5.3.25", "2025-03-05")]
    [InlineData("15/08", "2025-08-15")]
    [InlineData("01/03", "2026-03-01")]
    [InlineData("2025-08-15", "2025-08-15")]
    [InlineData("15.08.2025 10:30", "2025-08-15")]
    [InlineData("сегодня", "2026-03-02")]
    [InlineData("бүгін", "2026-03-02")]
    [InlineData("бүгүн", "2026-03-02")]
    [InlineData("bugun", "2026-03-02")]
    [InlineData("имрӯз", "2026-03-02")]
    [InlineData("today", "2026-03-02")]
    [InlineData("вчера вечером", "2026-03-01")]
    [InlineData("кеше", "2026-03-01")]
    [InlineData("кечээ", "2026-03-01")]
    [InlineData("кече", "2026-03-01")]
    [InlineData("кеча", "2026-03-01")]
    [InlineData("kecha", "2026-03-01")]
    [InlineData("дирӯз", "2026-03-01")]
    [InlineData("позавчера", "2026-02-28")]
    [InlineData("day before yesterday", "2026-02-28")]
    [InlineData("5 марта", "2025-03-05")]
    [InlineData("1 марта", "2026-03-01")]
    [InlineData("8-mart, 2025", "2025-03-08")]
    [InlineData("8-мартта", "2025-03-08")]
    [InlineData("2025 ж. 8 наурыз", "2025-03-08")]
    [InlineData("2025-жылдын 8-марты", "2025-03-08")]
    [InlineData("March 8, 2025", "2025-03-08")]
    [InlineData("8 march", "2025-03-08")]
    [InlineData("20 сентябрь 2025", "2025-09-20")]
    [InlineData("20-sentabr", "2025-09-20")]
    [InlineData("15 августа 24", "2024-08-15")]
    [InlineData("10 числа", "2026-02-10")]
    [InlineData("1 числа", "2026-03-01")]
    [InlineData("3 дня назад", "2026-02-27")]
    [InlineData("неделю назад", "2026-02-23")]
    [InlineData("2 ай бұрын", "2026-01-02")]
    [InlineData("икки ой олдин", "2026-01-02")]
    [InlineData("3 рӯз пеш", "2026-02-27")]
    [InlineData("29 февраля", "2024-02-29")]
    [InlineData("31.02.2025", null)]
    [InlineData("45.13.2025", null)]
    [InlineData("250 000", null)]
    [InlineData("вчера или сегодня", null)]
    [InlineData("маро", null)]
    [InlineData("скоро", null)]
    [InlineData("", null)]
    public void Days_are_read_in_every_language(string text, string? date) =>
        Assert.Equal(date is null ? null : DateOnly.Parse(date, CultureInfo.InvariantCulture), Parser.Date(text, Today));

    [Theory]
    [InlineData("Да")]
    [InlineData("дааа")]
    [InlineData("да, конечно")]
    [InlineData("иә")]
    [InlineData("ооба")]
    [InlineData("ha")]
    [InlineData("ҳа")]
    [InlineData("albatta")]
    [InlineData("бале")]
    [InlineData("ҳо")]
    [InlineData("Yes, please")]
    [InlineData("+")]
    [InlineData("👍🏽")]
    [InlineData("да есть")]
    public void These_mean_yes(string text) => Assert.True(Parser.YesNo(text));

    [Theory]
    [InlineData("Нет")]
    [InlineData("не")]
    [InlineData("не, спасибо")]
    [InlineData("жоқ")]
    [InlineData("жок рахмат")]
    [InlineData("йўқ")]
    [InlineData("йук")]
    [InlineData("yo'q")]
    [InlineData("yoq")]
    [InlineData("нест")]
    [InlineData("не, раҳмат")]
    [InlineData("на")]
    [InlineData("no thank you")]
    [InlineData("нет, я не хочу")]
    [InlineData("не хочу")]
    [InlineData("❌")]
    public void These_mean_no(string text) => Assert.False(Parser.YesNo(text) ?? true);

    [Theory]
    [InlineData("ne", false)]
    [InlineData("Ne, rahmat", false)]
    [InlineData("ha", true)]
    [InlineData("ha yo ne", null)]
    [InlineData("ҳа ё не", null)]
    [InlineData("ҳа ё не?", null)]
    public void Tajik_in_Latin_letters_says_yes_no_and_or(string text, bool? answer) => Assert.Equal(answer, Parser.YesNo(text, [new LocaleTag("tg"), LocaleTag.Russian, LocaleTag.English]));

    [Theory]
    [InlineData("да или нет")]
    [InlineData("yes or no?")]
    [InlineData("иә немесе жоқ")]
    [InlineData("ha yoki yo'q")]
    public void What_stands_on_both_sides_of_or_is_no_answer(string text) => Assert.Null(Parser.YesNo(text));

    [Theory]
    [InlineData("")]
    [InlineData("не знаю")]
    [InlineData("да нет")]
    [InlineData("билмайман")]
    [InlineData("нет денег")]
    [InlineData("может быть")]
    [InlineData("на стройке")]
    [InlineData("👍👎")]
    [InlineData("2")]
    public void These_are_neither(string text) => Assert.Null(Parser.YesNo(text));

    [Theory]
    [InlineData("+7 701 123-45-67", "+77011234567")]
    [InlineData("8 (701) 123 45 67", "+77011234567")]
    [InlineData("7011234567", "+77011234567")]
    [InlineData("мой номер +998 90 123 45 67", "+998901234567")]
    [InlineData("998901234567", "+998901234567")]
    [InlineData("00992 93 123 4567", "+992931234567")]
    [InlineData("996555123456", "+996555123456")]
    [InlineData("0555123456", null)]
    [InlineData("901234567", null)]
    [InlineData("12345", null)]
    [InlineData("+1234567890123456", null)]
    [InlineData("+77011234567 или +77021234567", null)]
    [InlineData("нет номера", null)]
    [InlineData("", null)]
    public void Telephone_numbers_are_read_when_they_can_be_meant_one_way(string text, string? phone) => Assert.Equal(phone, AnswerParser.Phone(text));

    [Theory]
    [InlineData("не знаю", true)]
    [InlineData("я точно не помню", true)]
    [InlineData("хз", true)]
    [InlineData("білмеймін", true)]
    [InlineData("билбейм", true)]
    [InlineData("bilmayman", true)]
    [InlineData("билмайман", true)]
    [InlineData("намедонам", true)]
    [InlineData("I don't know", true)]
    [InlineData("🤷", true)]
    [InlineData("нет", false)]
    [InlineData("знаю", false)]
    [InlineData("", false)]
    public void Not_knowing_is_an_answer(string text, bool dontKnow) => Assert.Equal(dontKnow, Parser.DontKnow(text));

    [Fact]
    public void No_text_throws() =>
        Prop.ForAll<string, int>((text, day) =>
        {
            var today = DateOnly.FromDayNumber((int)((uint)day % (DateOnly.MaxValue.DayNumber + 1)));
            _ = (Parser.Number(text), Parser.Date(text, today), Parser.YesNo(text), AnswerParser.Phone(text), Parser.DontKnow(text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_mixture_of_answer_words_throws()
    {
        var word = Gen.Elements("1", "250", "000", " ", ".", ",", "+", "-", "/", "5", "31", "12", "0", "2025", "марта", "назад", "тыс", "он", "жүз", "юз", "да", "нет", "не", "вчера", "числа", "день", "k", "млрд", "99999999999999999999");
        var texts = Gen.ArrayOf(word).Select(words => string.Join("", words)).ToArbitrary();
        Prop.ForAll(texts, text => _ = (Parser.Number(text), Parser.Date(text, Today), Parser.YesNo(text), AnswerParser.Phone(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
