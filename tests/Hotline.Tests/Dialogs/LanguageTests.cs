using Hotline.Core.Understanding;
using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("tg", "tg", true)]
    [InlineData("uz", "uz-Latn", true)]
    [InlineData("uz-Cyrl-UZ", "uz-Cyrl", true)]
    [InlineData("ru", "en", false)]
    [InlineData("en-US", "en", false)]
    [InlineData("de", "en", false)]
    [InlineData(null, "en", false)]
    public void App_language_counts_when_it_is_not_the_common_one(string? code, string locale, bool known)
    {
        var talk = new Talk(WithCommonParts().Build()) { LanguageCode = code }.Start();

        Assert.Equal(locale, talk.State.Locale.Value);
        Assert.Equal(known, talk.State.LocaleKnown);
        Assert.False(talk.State.LocaleChosen);
    }

    [Theory]
    [InlineData("маош намедиҳад", "tg", 0.9, "uz", "tg")]
    [InlineData("зарплату не дают", "ru", 0.9, "uz", "ru")]
    [InlineData("маош намедиҳад", "tg", 0.6, "uz", "uz-Latn")]
    [InlineData("маош намедиҳад", "tg", 0.6, "ru", "tg")]
    [InlineData("маош", "tg", 0.9, "ru", "tg")]
    [InlineData("зарплата", "ru", 0.9, "uz", "uz-Latn")]
    public void Sure_words_count_before_the_app_and_the_app_before_likely_ones(string text, string heard, double confidence, string app, string locale)
    {
        var talk = new Talk(WithCommonParts().Build()) { LanguageCode = app }
            .Say(text, Reading.Nothing with { Locale = new LocaleTag(heard), LocaleConfidence = confidence });

        Assert.Equal(locale, talk.State.Locale.Value);
        Assert.True(talk.State.LocaleKnown);
    }

    [Theory]
    [InlineData("help", "en")]
    [InlineData("паспорт", "ru")]
    public void One_word_of_Russian_or_English_is_everybodys(string text, string heard) =>
        Assert.False(new Talk(WithCommonParts().Build()).Say(text, Reading.Nothing with { Locale = new LocaleTag(heard), LocaleConfidence = 0.95 }).State.LocaleKnown);

    [Theory]
    [InlineData("корфармо маош намедиҳад", "tg", 0.9, "tg", true)]
    [InlineData("пули ман", "tg", 0.6, "tg", false)]
    [InlineData("маош", "tg", 0.9, "tg", false)]
    [InlineData("на", "ru", 0.79, null, false)]
    [InlineData("2", "und", 0, "ru", true)]
    public void Only_a_name_a_number_or_a_sure_sentence_is_a_choice_where_the_language_is_asked_for(string text, string heard, double confidence, string? locale, bool chosen)
    {
        var talk = new Talk(Translated().Build()).Say("language").Say(text, Reading.Nothing with { Locale = new LocaleTag(heard), LocaleConfidence = confidence });

        if (locale is not null) Assert.Equal(locale, talk.State.Locale.Value);
        Assert.Equal(chosen, talk.State.LocaleChosen);
    }

    [Fact]
    public void First_words_choose_the_language_and_one_later_sentence_does_not_change_it()
    {
        var talk = new Talk(WithCommonParts().Build()).Say("маош намедиҳад", Spoken("tg"));
        Assert.Equal("tg", talk.State.Locale.Value);

        Assert.Equal("tg", talk.Say("мне не платят зарплату", Spoken("ru")).State.Locale.Value);
    }

    [Fact]
    public void Two_sentences_in_another_language_change_a_guess_and_keep_the_answers()
    {
        var talk = new Talk(Translated().Build()).Say("salom, pul bermadi", Spoken("uz-Latn")).Press("no").Press("wages").Press("never");
        Assert.Equal("uz-Latn", talk.State.Locale.Value);

        talk = talk.Say("korfarmo moro pul namedihad", Spoken("tg"));
        Assert.Equal("uz-Latn", talk.State.Locale.Value);
        talk = talk.Say("пули маро надоданд", Spoken("tg"));

        Assert.Equal("tg", talk.State.Locale.Value);
        Assert.False(talk.State.LocaleChosen);
        Assert.Equal("never", talk.State.Slots["paid"]);
    }

    [Fact]
    public void A_sentence_of_its_own_language_between_two_others_keeps_the_guess()
    {
        var talk = new Talk(WithCommonParts().Build()).Say("маош намедиҳад", Spoken("tg")).Say("мне не платят зарплату", Spoken("ru"))
            .Say("маро фиреб доданд", Spoken("tg")).Say("я не знаю что делать", Spoken("ru"));

        Assert.Equal("tg", talk.State.Locale.Value);
    }

    [Fact]
    public void Single_words_of_another_language_never_change_a_guess()
    {
        var talk = new Talk(WithCommonParts().Build()).Say("маош намедиҳад", Spoken("tg")).Say("нет", Spoken("ru")).Say("нет", Spoken("ru")).Say("непонятно", Spoken("ru"));

        Assert.Equal("tg", talk.State.Locale.Value);
    }

    [Fact]
    public void The_menu_between_two_sentences_in_another_language_forgets_none_of_them()
    {
        var talk = new Talk(WithCommonParts().Build()).Say("маош намедиҳад", Spoken("tg")).Say("мне не платят зарплату", Spoken("ru"));
        talk = talk.Press("no");
        Assert.Equal(("menu.topic", "tg"), (talk.Node, talk.State.Locale.Value));

        Assert.Equal("ru", talk.Say("я не знаю что делать", Spoken("ru")).State.Locale.Value);
    }

    [Fact]
    public void A_chosen_language_gives_way_to_a_request_alone()
    {
        var talk = new Talk(Translated().Build()).Start().Tap("_locale:ru").Say("маош намедиҳад", Spoken("tg")).Say("пули маро надоданд", Spoken("tg")).Say("боз намедиҳад", Spoken("tg"));
        Assert.Equal("ru", talk.State.Locale.Value);

        Assert.Equal("tg", talk.Say("тоҷикӣ нависед", Read("тоҷикӣ нависед")).State.Locale.Value);
    }

    [Theory]
    [InlineData("uzbekcha yozing", "uz-Latn")]
    [InlineData("o'zbek tilida yozing iltimos", "uz-Latn")]
    [InlineData("ўзбекча ёзинг", "uz-Cyrl")]
    [InlineData("узбекча гапирсангиз бўладими", "uz-Cyrl")]
    [InlineData("на узбекском пожалуйста", "uz-Cyrl")]
    [InlineData("на русском пожалуйста", "ru")]
    [InlineData("можно по-русски", "ru")]
    [InlineData("ruscha yozing", "ru")]
    [InlineData("орысша жазыңызшы", "ru")]
    [InlineData("русӣ нависед", "ru")]
    [InlineData("қазақша жазыңызшы", "kk")]
    [InlineData("казакша жазыныз", "kk")]
    [InlineData("пишите на казахском", "kk")]
    [InlineData("кыргызча жазыңыз", "ky")]
    [InlineData("напишите по-кыргызски пожалуйста", "ky")]
    [InlineData("тоҷикӣ нависед", "tg")]
    [InlineData("лутфан бо забони точики нависед", "tg")]
    [InlineData("tojiki navised", "tg")]
    [InlineData("можно на таджикском?", "tg")]
    [InlineData("in English please", "en")]
    [InlineData("can you write in english", "en")]
    [InlineData("англисӣ нависед", "en")]
    public void A_request_inside_a_sentence_is_heard(string text, string locale) => Assert.Equal(new LocaleTag(locale), Read(text).Asked);

    [Theory]
    [InlineData("я не понимаю по-русски, помогите пожалуйста")]
    [InlineData("русский начальник не платит, помогите пожалуйста")]
    [InlineData("ман тоҷикам, лутфан ёрӣ диҳед")]
    [InlineData("i am uzbek, please help")]
    [InlineData("ruscha tushunmayman, yozing")]
    [InlineData("на английском или на казахском пишите")]
    [InlineData("напишите пожалуйста, когда заплатят")]
    [InlineData("хозяин дал подписать договор на русском языке, а я хочу понять что там было написано до подписи")]
    public void A_language_that_is_only_spoken_of_is_no_request(string text) => Assert.Null(Read(text).Asked);

    [Fact]
    public void A_request_in_the_middle_keeps_the_answers_and_asks_the_open_question_in_that_language()
    {
        var talk = new Talk(Translated().Build()).Start().Press("no").Press("wages").Press("never").Say("тоҷикӣ нависед лутфан", Read("тоҷикӣ нависед лутфан"));

        Assert.Equal(["Акнун тоҷикӣ.", "Чанд пул қарздор?"], talk.Said);
        Assert.Equal("never", talk.State.Slots["paid"]);
        Assert.True(talk.State.LocaleChosen);
    }

    [Fact]
    public void A_label_of_the_language_in_which_the_question_was_shown_answers_it_across_the_change()
    {
        var script = WithCommonParts().Text(Tajik, "choice.never", "Ҳеҷ гоҳ").Build();
        var talk = new Talk(script).Say("маош намедиҳад", Spoken("tg")).Press("no").Press("wages").Say("мне совсем не платят", Spoken("uz-Latn"));

        talk = talk.Say("Ҳеҷ гоҳ", Spoken("uz-Latn"));

        Assert.Equal("uz-Latn", talk.State.Locale.Value);
        Assert.Equal("never", talk.State.Slots["paid"]);
    }

    [Fact]
    public void A_label_of_the_earlier_language_answers_the_question_that_was_open_at_the_change_and_no_other()
    {
        var script = Form(b => b.Ask("q", "Is it?", "q", expect: [new Expectation.YesNo()], again: 3, otherwise: "fin").Ask("r", "More?", "r", expect: [new Expectation.YesNo()], again: 3, otherwise: "fin")
            .Text(Tajik, "_always.Yes", "Бале").Text(new LocaleTag("uz-Latn"), "_always.Yes", "Ha"));
        var talk = new Talk(script).Start().Tap("_locale:tg").Tap("_locale:uz-Latn").Say("hm").Say("бале");

        Assert.Equal("yes", talk.State.Slots["q"]);

        talk = talk.Say("бале");

        Assert.DoesNotContain("r", talk.State.Slots.Keys);
        Assert.Equal("uz-Latn", talk.State.Locale.Value);
    }

    [Fact]
    public void Keyboard_of_the_earlier_language_answers_the_same_question_however_the_language_was_changed()
    {
        foreach (var change in new Func<Talk, Talk>[] { talk => talk.Tap("_locale:tg"), talk => talk.Say("тоҷикӣ"), talk => talk.Say("language").Press("tg"), talk => talk.Tap("_locale:ru").Say("language").Press("tg"), talk => talk.Tap("_locale:ru").Tap("_locale:tg") })
        {
            var talk = new Talk(WithCommonParts().Text(Tajik, "choice.never", "Ҳеҷ гоҳ").Build()).Start().Press("no").Press("wages");
            var old = talk.Messages[^1].Buttons[1].Data;

            talk = change(talk);
            Assert.Equal(("wages.paid", "tg", "Ҳеҷ гоҳ"), (talk.Node, talk.State.Locale.Value, talk.Messages[^1].Buttons[1].Label));
            talk = talk.Tap(old);

            Assert.Equal("never", talk.State.Slots["paid"]);
            Assert.Equal("wages.owed", talk.Node);
            Assert.DoesNotContain(Core.Dialogs.Running.Notes.ShownBefore, talk.State.Slots.Keys);
        }
    }

    [Fact]
    public void Keyboard_of_the_earlier_language_is_stale_once_the_question_was_answered_or_left()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages");
        var old = talk.Messages[^1].Buttons[1].Data;

        talk = talk.Tap("_locale:tg").Press("month").Say("back").Tap(old);
        Assert.StartsWith("[StaleTap]\n", talk.Said[0], StringComparison.Ordinal);

        talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages").Tap("_locale:tg").Say("menu").Press("wages").Tap(old);
        Assert.StartsWith("[StaleTap]\n", talk.Said[0], StringComparison.Ordinal);
        Assert.DoesNotContain("paid", talk.State.Slots.Keys);
    }

    [Fact]
    public void Keyboard_from_before_the_last_asking_in_the_old_language_stays_stale_after_the_change()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages");
        var old = talk.Messages[^1].Buttons[1].Data;

        talk = talk.Say("repeat").Tap("_locale:tg").Tap(old);

        Assert.StartsWith("[StaleTap]\n", Assert.Single(talk.Said), StringComparison.Ordinal);
    }

    [Fact]
    public void Script_of_the_first_words_decides_between_two_scripts_of_one_language()
    {
        Assert.Equal("uz-Cyrl", new Talk(WithCommonParts().Build()) { LanguageCode = "uz" }.Say("ойлик бермаяпти", Spoken("uz-Cyrl")).State.Locale.Value);
        Assert.Equal("ru", new Talk(WithCommonParts().Build()) { LanguageCode = "tg" }.Say("мне не платят", Spoken("ru")).State.Locale.Value);
    }

    [Fact]
    public void Language_that_we_do_not_serve_changes_nothing()
    {
        Assert.Equal("en", new Talk(WithCommonParts().Build()).Say("hallo", Spoken("de")).State.Locale.Value);
        Assert.Equal("en", new Talk(WithCommonParts().Build()).Start().Tap("_locale:de").State.Locale.Value);
    }

    [Theory]
    [InlineData("_locale:tg")]
    [InlineData("тоҷикӣ")]
    [InlineData("Tojiki")]
    public void Change_in_the_middle_keeps_the_answers_and_asks_the_open_question_in_the_new_language(string how)
    {
        var talk = new Talk(Translated().Build()).Start().Press("no").Press("wages").Press("never");

        talk = how.StartsWith('_') ? talk.Tap(how) : talk.Say(how);

        Assert.Equal(["Акнун тоҷикӣ.", "Чанд пул қарздор?"], talk.Said);
        Assert.True(talk.State.LocaleChosen);
        Assert.Equal("never", talk.State.Slots["paid"]);
        Assert.Equal("wages.owed", talk.Node);
    }

    [Fact]
    public void Language_word_asks_which_one_and_comes_back()
    {
        var talk = new Talk(Translated().Build()).Start().Press("no").Press("wages").Say("language");

        Assert.Equal("Тоҷикӣ", talk.Messages[^1].Buttons.Single(b => b.Id == "tg").Label);
        Assert.Equal("wages.paid", talk.Press("tg").Node);
        Assert.Equal("tg", talk.State.Locale.Value);
    }

    [Fact]
    public void Language_as_the_first_word_is_a_choice_and_begins_the_talk()
    {
        var talk = new Talk(Translated().Build()).Say("тоҷикӣ");

        Assert.Equal("start.safe", talk.Node);
        Assert.True(talk.State.LocaleChosen);
    }

    [Fact]
    public void Chosen_language_of_a_picker_holds()
    {
        var talk = new Talk(WithCommonParts().Build());
        talk.Play(new Core.Conversations.PersonWrote(new InboundMessage(talk.State.Address, "1", talk.Now, new InboundStart(null), "ru", LanguageChosen: true)));

        Assert.Equal("ru", talk.State.Locale.Value);
        Assert.True(talk.State.LocaleChosen);
    }

    [Fact]
    public void Topic_of_the_first_words_is_used_after_the_safety_question()
    {
        var script = WithCommonParts();
        script.Dialog("s").Ask("safe", "Danger?", choices: [Pick("no", "No")], otherwise: "way").Branch("way", (new Condition.In("topic_heard", ["unpaid_wages"]), null, "wages"), (null, null, "menu"));
        script.Start = new NodeRef("s", "safe");

        var talk = new Talk(script.Build()).Say("мне не платят", new Reading(LocaleTag.Russian, 0.9, "unpaid_wages", 0.9, Urgency.Normal, []));

        Assert.Equal("s.safe", talk.Node);
        Assert.Equal("wages.paid", talk.Press("no").Node);
    }

    [Fact]
    public void Topic_written_at_rest_goes_straight_to_its_dialog()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Say("stop").Say("x").Press("no").Press("wages").Say("z").Say("z");
        Assert.Null(talk.State.Open);

        talk.Say("мне не платят", new Reading(LocaleTag.Russian, 0.9, "wages", 0.9, Urgency.Normal, []));

        Assert.Equal("wages.paid", talk.Node);
    }

    private static ScriptBuilder Translated() => WithCommonParts().Text(Tajik, "_always.LanguageChanged", "Акнун тоҷикӣ.").Text(Tajik, "wages.owed", "Чанд пул қарздор?");

    private static Reading Read(string text) => Shipped.Reader.Read(text);

    private static Reading Spoken(string locale) => new(new LocaleTag(locale), 0.9, "other", 0, Urgency.Normal, []);
}
