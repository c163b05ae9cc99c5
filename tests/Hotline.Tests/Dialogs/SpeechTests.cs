using Hotline.Channels.Twilio;
using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

public sealed class SpeechTests
{
    [Fact]
    public void Facts_follow_the_country_of_the_person_else_the_deployment_and_a_missing_one_leaves_no_hole()
    {
        var script = Saying("Ambulance: {fact.ambulance.phone}.\nFire: {fact.fire.phone}.\nEnd.").Fact("ambulance", "KZ", "103").Fact("ambulance", "RU", "112");

        Assert.Equal(["Ambulance: 103.\nEnd."], new Talk(script.Build()).Start().Said);
        var inRussia = new Talk(script.Build());
        inRussia.Around = inRussia.Around with { Country = "RU" };
        Assert.Equal(["Ambulance: 112.\nEnd."], inRussia.Start().Said);
        var saidKazakhstan = new Talk(script.Build());
        saidKazakhstan.Around = saidKazakhstan.Around with { Country = "RU" };
        saidKazakhstan.State = saidKazakhstan.State with { Slots = saidKazakhstan.State.Slots.Add("country", "KZ") };
        Assert.Equal(["Ambulance: 103.\nEnd."], saidKazakhstan.Start().Said);
    }

    [Fact]
    public void Emergency_number_that_is_not_known_is_replaced_by_words_about_the_local_one()
    {
        var script = Saying("Breathe. Call {fact.ambulance.phone} or {fact.emergency.phone}.\nEmergency: {fact.emergency.phone}.\nEnd.")
            .Fact("ambulance", "KZ", "103").Fact("emergency", "KZ", "112");
        var elsewhere = new Talk(script.Build());
        elsewhere.State = elsewhere.State with { Slots = elsewhere.State.Slots.Add("country", "elsewhere") };
        var unknown = new Talk(script.Build());
        unknown.State = unknown.State with { Slots = unknown.State.Slots.Add("country", "unknown") };

        Assert.Equal(["Breathe.\n[LocalNumber]\nEnd."], elsewhere.Start().Said);
        Assert.Equal(["Breathe. Call 103 or 112.\nEmergency: 112.\nEnd."], unknown.Start().Said);
    }

    [Fact]
    public void Law_that_no_lawyer_has_checked_is_never_said_as_certain()
    {
        var script = WithCommonParts();
        script.Dialog("a").Say("law", "One year.", sms: "1 year.", isUnchecked: true).End("fin");
        script.Start = new NodeRef("a", "law");
        var talk = new Talk(script.Build()).Start();

        Assert.Equal(["One year.\n[LawUnchecked]"], talk.Said);
        Assert.Equal("1 year.\n[LawUnchecked]", talk.Messages[0].Sms);
    }

    [Fact]
    public void Text_of_one_line_loses_only_the_sentence_that_lacks_a_value()
    {
        var talk = new Talk(Saying("A person will answer here. Usual wait: {wait}.").Build());
        talk.Around = talk.Around with { Wait = null, OnShift = [] };

        Assert.Equal(["A person will answer here."], talk.Start().Said);
        // While helpers are there, silence about the wait would be a riddle.
        talk.Around = talk.Around with { OnShift = [LocaleTag.English] };
        Assert.Equal(["A person will answer here.\n[WaitUnknown]"], talk.Start().Said);
    }

    [Fact]
    public void Kept_choice_is_said_by_its_label_in_the_persons_language()
    {
        var script = WithCommonParts().Text(Tajik, "choice.never", "Ҳеҷ гоҳ");
        script.Dialog("a").Set("s", Noting(slots: [("paid", "never")])).End("end", "You said: {paid}.");
        script.Start = new NodeRef("a", "s");

        Assert.Equal(["You said: Never."], new Talk(script.Build()).Start().Said);
        Assert.Equal(["You said: Ҳеҷ гоҳ."], new Talk(script.Build()) { LanguageCode = "tg" }.Start().Said);
    }

    [Fact]
    public void Clock_names_the_place_and_the_day_when_it_is_far()
    {
        var talk = new Talk(Saying("Until {clock}.").Build());

        talk.Around = talk.Around with { NextShift = talk.Now.AddHours(5) };
        Assert.Equal(["Until 20:00 (Almaty)."], talk.Start().Said);
        talk.Around = talk.Around with { NextShift = talk.Now.AddDays(2) };
        Assert.Equal(["Until 04.03 15:00 (Almaty)."], talk.Start().Said);
        talk.Around = talk.Around with { Country = "XX", Zone = "Europe/Moscow" };
        Assert.Equal(["Until 04.03 13:00 (Moscow)."], talk.Start().Said);
    }

    [Fact]
    public void Clock_names_the_place_in_the_persons_language_also_where_the_country_is_not_known()
    {
        var script = Saying("Until {clock}.").Text(Tajik, "a.end", "То {clock}.").Text(Tajik, "hotline.places.KZ", "Алмаато");
        var talk = new Talk(script.Build()) { LanguageCode = "tg" };

        talk.Around = talk.Around with { NextShift = talk.Now.AddHours(5) };
        Assert.Equal(["То 20:00 (Алмаато)."], talk.Start().Said);
        talk.Around = talk.Around with { Country = "XX" };
        Assert.Equal(["То 20:00 (Алмаато)."], talk.Start().Said);
    }

    [Fact]
    public void Wait_is_said_in_signs_of_the_persons_script()
    {
        var script = Saying("Wait: {wait}.").Text(LocaleTag.Russian, "a.end", "Ждать: {wait}.");
        var talk = new Talk(script.Build());
        talk.Around = talk.Around with { Wait = TimeSpan.FromMinutes(90) };

        Assert.Equal(["Wait: 1 h 30 min."], talk.Start().Said);
        Assert.Equal("Ждать: 1 ч 30 мин.", talk.Tap("_locale:ru").Start().Said[^1]);
    }

    [Fact]
    public void Sensitive_draft_has_the_reviewed_text_below_it()
    {
        var script = WithCommonParts();
        script.Dialog("a").Say("end", "Do not sign.", sensitive: true).End("fin");
        script.Start = new NodeRef("a", "end");
        var drafted = script.Text(Tajik, "a.end", "Имзо накунед.", draft: true).Text(LocaleTag.Russian, "a.end", "Не подписывайте.").Text(Tajik, "_always.AlsoIn", "Ба русӣ:");

        Assert.Equal(["Имзо накунед.\n\nБа русӣ:\nНе подписывайте."], new Talk(drafted.Build()) { LanguageCode = "tg" }.Start().Said);
        Assert.Equal(["Не подписывайте."], new Talk(drafted.Build()).Tap("_locale:ru").Said);
    }

    [Fact]
    public void Missing_translation_falls_back_along_the_chain()
    {
        var script = Saying("Hello.").Text(LocaleTag.Russian, "a.end", "Привет.");

        Assert.Equal(["Привет."], new Talk(script.Build()) { LanguageCode = "tg" }.Start().Said);
    }

    [Fact]
    public void Sms_carries_the_shorter_twin_and_short_labels()
    {
        var script = WithCommonParts();
        script.Dialog("a").Say("long", "A long text.", sms: "Short.").Ask("q", "Well?", "q", [new Choice("x", new TextRef("l", "A long label"), new TextRef("s", "Lbl"), null, null, null)]);
        script.Start = new NodeRef("a", "long");
        var talk = new Talk(script.Build(), ChannelId.Sms);
        talk.Around = talk.Around with { Channel = TwilioModule.ShowsSms };

        Assert.Equal("Short.", talk.Start().Messages[0].Sms);
        Assert.Equal("Lbl", talk.Messages[1].Buttons[0].Label);
        Assert.Equal("Well?\n- Lbl", Assert.Single(Rendering.Of(talk.Messages[1], TwilioModule.ShowsSms)).Text);
    }

    [Fact]
    public void Words_of_a_person_are_never_read_as_placeholders()
    {
        var script = WithCommonParts();
        script.Dialog("a").Ask("q", "Where?", "q", expect: [new Expectation.Text(99)], otherwise: "end").End("end", "You wrote {q}.");
        script.Start = new NodeRef("a", "q");

        Assert.Equal(["You wrote {fact.ambulance.phone} x."], new Talk(script.Build()).Start().Say("{fact.ambulance.phone}\nx").Said);
    }

    private static ScriptBuilder Saying(string text)
    {
        var script = WithCommonParts().Dialog("a").End("end", text);
        script.Start = new NodeRef("a", "end");
        return script;
    }
}
