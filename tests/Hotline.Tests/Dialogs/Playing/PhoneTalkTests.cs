using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Dialogs.Playing;

/// <summary>The phone on which the shipped scripts are tried.</summary>
public sealed class PhoneTalkTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly LocaleTag Uzbek = new("uz-Latn");

    [Fact]
    public void Everything_is_said_in_the_language_that_was_chosen_with_the_buttons_of_the_channel()
    {
        var shown = Play(ChannelId.Telegram, Uzbek, new PhoneStep.Write("/start"));

        var turn = Assert.Single(shown.Turns);
        Assert.True(turn.Fits);
        Assert.Equal(Uzbek, shown.State.Locale);
        Assert.NotNull(turn.Place);
        Assert.NotEmpty(turn.Bot[^1].Buttons);
        Assert.All(turn.Bot, message => Assert.Null(message.SmsParts));
        Assert.DoesNotContain(turn.Bot, message => message.Wording == PhoneWording.Other);
    }

    [Fact]
    public void Sms_has_numbers_in_its_text_and_counts_its_parts()
    {
        var last = Play(ChannelId.Sms, Uzbek, new PhoneStep.Write("Salom")).Turns[0].Bot[^1];

        Assert.Empty(last.Buttons);
        Assert.Contains("\n1. ", last.Text, StringComparison.Ordinal);
        Assert.InRange(last.SmsParts ?? 0, 1, 9);
    }

    [Fact]
    public void Button_is_pressed_by_its_choice_and_shows_the_words_on_it()
    {
        var begun = Play(ChannelId.Telegram, Uzbek, new PhoneStep.Write("/start"));
        var button = begun.Turns[0].Bot[^1].Buttons[^1];

        var shown = Play(ChannelId.Telegram, Uzbek, new PhoneStep.Write("/start"), new PhoneStep.Tap(button.Id));

        Assert.Equal(button.Label, shown.Turns[1].Person);
        Assert.NotEqual(begun.Turns[0].Place, shown.Turns[1].Place);
    }

    [Fact]
    public void Button_that_is_gone_does_not_fit_and_nothing_behind_it_is_played()
    {
        var shown = Play(ChannelId.Telegram, Uzbek, new PhoneStep.Write("/start"), new PhoneStep.Tap("gone"), new PhoneStep.Write("menu"));

        Assert.Equal([true, false], shown.Turns.Select(t => t.Fits));
        Assert.Empty(shown.Turns[1].Bot);
    }

    [Fact]
    public void Danger_opens_a_case_with_its_urgency_and_a_helper_may_answer_it()
    {
        var shown = Play(ChannelId.Telegram, LocaleTag.English, new PhoneStep.Write("/start"), new PhoneStep.Write("they locked us in and we cannot leave"), new PhoneStep.Operator("I am here."));

        Assert.Equal(Urgency.Immediate, shown.Case?.Urgency);
        Assert.NotEmpty(shown.Case!.Reasons);
        Assert.Contains(shown.Turns[2].Bot, message => message is { ByOperator: true, Text: "I am here." });
        Assert.Null(shown.Turns[2].Person);
    }

    [Fact]
    public void Words_that_no_speaker_has_read_and_words_of_another_language_are_told_apart()
    {
        var script = ScriptBuilder.WithCommonParts();
        script.Dialog("a").Say("one", "First.").Say("two", "Second.").End("end", "Bye.");
        script.Start = new NodeRef("a", "one");
        script.Text(LocaleTag.Russian, "a.one", "Первое.").Text(LocaleTag.Russian, "a.two", "Второе.", draft: true);

        var shown = PhoneTalk.Play(script.Build(), _ => Core.Understanding.Reading.Nothing, Setting(ChannelId.Telegram, LocaleTag.Russian), [new PhoneStep.Write("/start")]);

        Assert.Equal([PhoneWording.Fine, PhoneWording.Draft, PhoneWording.Other], shown.Turns[0].Bot.Take(3).Select(m => m.Wording));
        Assert.Equal(new NodeRef("a", "one"), shown.Turns[0].Bot[0].Place);
    }

    [Fact]
    public void Time_goes_by_when_it_is_told_to()
    {
        var script = ScriptBuilder.WithCommonParts();
        script.Dialog("a").Remind("one", "A reminder.", TimeSpan.FromHours(1)).End("end", "Bye.");
        script.Start = new NodeRef("a", "one");

        var shown = PhoneTalk.Play(script.Build(), _ => Core.Understanding.Reading.Nothing, Setting(ChannelId.Telegram, LocaleTag.English), [new PhoneStep.Write("/start"), new PhoneStep.Wait(TimeSpan.FromHours(2))]);

        Assert.Equal("A reminder.", Assert.Single(shown.Turns[1].Bot).Text);
    }

    private static PhoneShown Play(ChannelId channel, LocaleTag locale, params PhoneStep[] steps) => PhoneTalk.Play(Shipped.Publication, Shipped.Reader.Read, Setting(channel, locale), steps);

    private static PhoneSetting Setting(ChannelId channel, LocaleTag locale) => new(channel, locale, OnShift: true, "KZ", "Asia/Almaty", Now);
}
