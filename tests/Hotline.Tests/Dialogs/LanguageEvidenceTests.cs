using Hotline.Core.Messaging;

namespace Hotline.Tests.Dialogs;

/// <summary>What decides the language besides sure sentences, with the shipped scripts and the shipped understanding.</summary>
public sealed class LanguageEvidenceTests
{
    private static readonly string[] MenuOrder = ["ru", "kk", "ky", "uz-Latn", "uz-Cyrl", "tg", "en"];

    [Theory]
    [InlineData("привет", "ru")]
    [InlineData("Здравствуйте!", "ru")]
    [InlineData("помогите", "ru")]
    [InlineData("зарплата", "ru")]
    [InlineData("hello", "en")]
    public void One_word_that_only_Russian_or_English_has_is_enough_when_nothing_speaks_against_it(string text, string locale)
    {
        var talk = Someone().Say(text, Shipped.Reader.Read(text));

        Assert.Equal(locale, talk.State.Locale.Value);
        Assert.Equal("welcome.danger_now", talk.Node);
    }

    [Theory]
    [InlineData("паспорт", null, null)]
    [InlineData("help", null, null)]
    [InlineData("привет", "+992931234567", null)]
    [InlineData("привет", "+77011234567", null)]
    [InlineData("hello", null, "ru")]
    [InlineData("1", "+996700123456", null)]
    public void A_word_that_everybody_uses_or_that_something_speaks_against_leaves_the_question(string text, string? phone, string? app) =>
        Assert.Equal("welcome.language", Someone(phone, app).Say(text, Shipped.Reader.Read(text)).Node);

    [Theory]
    [InlineData("+77011234567", "kk", "kk ru ky uz-Latn uz-Cyrl tg en")]
    [InlineData("+996700123456", "ky", "ky ru uz-Cyrl uz-Latn kk tg en")]
    [InlineData("+998901234567", "uz-Latn", "uz-Latn uz-Cyrl ru tg kk ky en")]
    [InlineData("+992931234567", "tg", "tg ru uz-Cyrl uz-Latn kk ky en")]
    [InlineData("+79161234567", "en", null)]
    [InlineData("+905321234567", "en", null)]
    public void Number_says_which_language_is_offered_first_and_decides_nothing(string phone, string locale, string? order)
    {
        var talk = Someone(phone).Say("👋");

        Assert.Equal(locale, talk.State.Locale.Value);
        Assert.False(talk.State.LocaleKnown);
        Assert.Equal(order?.Split(' ') ?? MenuOrder, Offered(talk));
    }

    [Fact]
    public void A_number_of_a_chat_is_no_telephone_number()
    {
        var talk = new Talk(Shipped.Publication, ChannelId.Telegram);
        talk.State = talk.State with { Address = new Address(ChannelId.Telegram, "992931234567") };

        Assert.Equal(MenuOrder, Offered(talk.Start()));
    }

    [Fact]
    public void Names_stand_in_their_own_script_and_are_answered_by_the_numbers_that_are_shown()
    {
        var talk = Someone("+992931234567").Say("👋");

        Assert.Equal("Тоҷикӣ", talk.Messages[^1].Buttons[0].Label);
        Assert.Equal("Oʻzbekcha", talk.Messages[^1].Buttons[3].Label);
        Assert.Equal("uz-Latn", talk.Say("4").State.Locale.Value);
        Assert.True(talk.State.LocaleChosen);
        Assert.Equal("tg", Someone("+992931234567").Say("👋").Say("1. Тоҷикӣ").State.Locale.Value);
        Assert.Equal("tg", Someone("+992931234567").Say("👋").Say("як", Shipped.Reader.Read("як")).State.Locale.Value);
        Assert.Equal("ru", Someone().Start().Say("1").State.Locale.Value);
    }

    [Fact]
    public void Likely_words_and_the_app_go_before_the_number()
    {
        Assert.Equal("uz-Latn", Offered(Someone("+992931234567").Say("salom", Shipped.Reader.Read("salom")))[0]);
        Assert.Equal("kk", Someone("+992931234567", app: "kk").Say("👋").State.Locale.Value);
        Assert.Equal("ru", Offered(Someone(app: "ru").Start())[0]);
        Assert.Equal("en", Offered(Someone(app: "en-US").Start())[0]);
    }

    [Fact]
    public void A_choice_holds_against_number_app_and_words()
    {
        var talk = Someone("+992931234567", app: "tg").Start().Tap("_locale:kk");

        foreach (var text in new[] { "маош намедиҳанд ба ман", "пули маро надоданд се моҳ", "мне не платят зарплату" }) talk.Say(text, Shipped.Reader.Read(text));

        Assert.Equal("kk", talk.State.Locale.Value);
    }

    [Fact]
    public void A_foreign_sentence_flips_nothing_and_a_second_one_offers_the_names_once()
    {
        var talk = Someone().Say("мне не платят зарплату", Shipped.Reader.Read("мне не платят зарплату"));
        Assert.Equal("welcome.danger_now", talk.Node);

        Foreign(talk, "bana yardım edin lütfen, param yok");
        Assert.Equal(("ru", "welcome.danger_now"), (talk.State.Locale.Value, talk.Node));

        Foreign(talk, "patronum bana para vermiyor");
        Assert.Equal(("ru", "_always.choose_language"), (talk.State.Locale.Value, talk.Node));

        talk.Press("en");
        Assert.Equal(("en", "welcome.danger_now"), (talk.State.Locale.Value, talk.Node));
        Foreign(talk, "hala anlamıyorum ne yapmalıyım");
        Assert.Equal("en", talk.State.Locale.Value);
        Assert.NotEqual("_always.choose_language", talk.Node);
    }

    [Fact]
    public void A_sentence_of_ours_between_two_foreign_ones_forgets_the_first()
    {
        var talk = Someone().Say("мне не платят зарплату", Shipped.Reader.Read("мне не платят зарплату"));
        Foreign(talk, "bana yardım edin lütfen, param yok");
        talk.Say("я не понимаю вопрос", Shipped.Reader.Read("я не понимаю вопрос"));
        Foreign(talk, "patronum bana para vermiyor");

        Assert.NotEqual("_always.choose_language", talk.Node);
    }

    private static void Foreign(Talk talk, string text)
    {
        var reading = Shipped.Reader.Read(text);
        Assert.Equal(LocaleTag.Unknown, reading.Locale);
        talk.Say(text, reading);
    }

    private static string[] Offered(Talk talk) => [.. talk.Messages[^1].Buttons.Select(b => b.Id)];

    private static Talk Someone(string? phone = null, string? app = null)
    {
        var channel = phone is null ? ChannelId.Telegram : ChannelId.WhatsApp;
        var talk = new Talk(Shipped.Publication, channel) { LanguageCode = app };
        talk.State = talk.State with { Address = new Address(channel, phone ?? "42") };
        return talk;
    }
}
