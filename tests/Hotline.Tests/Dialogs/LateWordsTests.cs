using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Tests.Dialogs;

/// <summary>What was written before the open question was asked answers nothing of today, but is never lost.</summary>
public sealed class LateWordsTests
{
    private static Talk New() => new(ScriptBuilder.WithCommonParts().Build(), ChannelId.Sms);

    private static Talk At(Talk talk, string text, int seconds)
    {
        var message = new InboundMessage(talk.State.Address, $"at {seconds} {text}", talk.Now.AddSeconds(seconds), new InboundText(text));
        return talk.Play(new PersonWrote(message));
    }

    [Fact]
    public void A_number_whose_webhook_was_lost_does_not_answer_the_question_after_it()
    {
        var talk = New().Say("hello");
        talk.Now += TimeSpan.FromMinutes(1);
        var lost = talk.Now;
        talk.Now += TimeSpan.FromMinutes(6);
        talk.Say("2").Say("1");
        Assert.Equal("wages.paid", talk.Node);
        talk.Now += TimeSpan.FromMinutes(10);

        At(talk, "1", (int)(lost - talk.Now).TotalSeconds);

        Assert.Equal("wages.paid", talk.Node);
        Assert.DoesNotContain("paid", talk.State.Slots.Keys);
        Assert.Equal("wages.paid", Assert.Single(talk.Messages).Place);
        // The same number, written now, is the answer.
        Assert.Equal("month", talk.Say("1").State.Slots["paid"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void A_late_digit_of_somebody_who_waits_neither_stops_nor_raises(string digit)
    {
        var talk = New().Say("hello").Say("2").Say("1").Say("2").Say("250000");
        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);

        talk.Later().Late(digit);

        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
        Assert.Null(talk.Case);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("leave")]
    [InlineData("delete my data")]
    public void Who_ended_it_has_ended_it_however_late_that_comes(string word) =>
        Assert.Equal(ConversationMode.Stopped, New().Say("hello").Say("2").Later().Late(word).State.Mode);

    [Fact]
    public void Danger_is_heard_however_late_it_comes()
    {
        var talk = New().Say("hello").Say("2").Later().Late("they beat me", Reading.Nothing with { Danger = [DangerKind.Violence] });
        Assert.Equal((ConversationMode.Waiting, Importance.Danger), (talk.State.Mode, talk.Messages[0].Importance));
    }

    [Theory]
    [InlineData("menu")]
    [InlineData("back")]
    [InlineData("/start")]
    [InlineData("русский")]
    public void Late_words_lead_nobody_away(string word)
    {
        var talk = New().Say("hello").Say("2").Say("1").Later();
        var (node, locale) = (talk.Node, talk.State.Locale);
        Assert.Equal((node, locale), (talk.Late(word).Node, talk.State.Locale));
    }

    [Fact]
    public void A_late_story_says_what_it_is_about_while_nothing_else_does()
    {
        var story = Reading.Nothing with { Topic = "wages", TopicConfidence = 0.9 };
        var talk = New().Say("hello").Later().Late("they have not paid me since May", story);
        Assert.Equal(("start.safe", "wages"), (talk.Node, talk.State.Slots["topic_heard"]));
    }

    [Fact]
    public void Late_words_count_as_no_try()
    {
        var talk = New().Say("hello").Say("2").Say("1").Later();
        for (var i = 0; i < 5; i++) talk.Late("1");
        Assert.Equal(("wages.paid", 0), (talk.Node, talk.State.Open!.Tries));
    }

    [Fact]
    public void An_answer_that_the_list_dates_by_a_clock_behind_ours_is_none()
    {
        var talk = New().Say("hello").Say("2");
        talk.Now += TimeSpan.FromSeconds(10);
        Assert.Equal("wages.paid", At(talk, "1", -60).Node);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("menu")]
    public void After_our_clock_was_fast_and_put_back_everybody_is_heard(string asked)
    {
        var talk = New().Say("hello");
        var now = talk.Now;
        talk.Now = now.AddDays(1);
        talk.Say(asked);
        Assert.Equal("menu.topic", talk.Node);

        talk.Now = now.AddMinutes(1);
        Assert.Equal("wages.paid", talk.Say("1").Node);
        // And what is late then is late again.
        Assert.Equal("wages.paid", talk.Later().Late("1").Node);
    }

    [Fact]
    public void Who_stopped_by_a_fast_clock_is_answered_when_they_write_again()
    {
        var talk = New().Say("hello");
        var now = talk.Now;
        talk.Now = now.AddDays(1);
        Assert.Equal(ConversationMode.Stopped, talk.Say("stop").State.Mode);

        talk.Now = now.AddMinutes(1);
        Assert.Equal(("start.safe", ConversationMode.Bot), (talk.Say("they have not paid me").Node, talk.State.Mode));
    }

    [Fact]
    public void A_late_picture_is_received_and_its_words_answer_nothing()
    {
        var talk = New().Say("hello").Say("2").Say("1").Later().Late(Picture("1"));

        Assert.Equal("wages.paid", talk.Node);
        Assert.DoesNotContain("paid", talk.State.Slots.Keys);
        Assert.Equal("[FileReceived]", Assert.Single(talk.Said));
        Assert.Equal("month", talk.Say("1").State.Slots["paid"]);
    }

    [Fact]
    public void A_late_zero_under_a_picture_stops_nobody_who_waits()
    {
        var talk = New().Say("hello").Say("2").Say("1").Say("2").Say("250000").Later().Late(Picture("0"));
        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
    }

    [Fact]
    public void Danger_and_stop_under_a_late_picture_are_heard()
    {
        var beaten = New().Say("hello").Say("2").Later().Late(Picture("they beat me"), Reading.Nothing with { Danger = [DangerKind.Violence] });
        Assert.Equal((ConversationMode.Waiting, Importance.Danger), (beaten.State.Mode, beaten.Messages[0].Importance));
        Assert.Equal(ConversationMode.Stopped, New().Say("hello").Say("2").Later().Late(Picture("stop")).State.Mode);
    }

    [Fact]
    public void A_late_place_a_late_number_and_a_late_file_answer_nothing_and_wake_nobody()
    {
        (Expectation Asked, InboundContent Sent)[] all =
        [
            (new Expectation.Location(), new InboundLocation(43.238, 76.945)), (new Expectation.Phone(), new InboundPhone("+77010000000", Own: true)), (new Expectation.File(), Picture(null)),
        ];
        foreach (var (asked, sent) in all)
        {
            var talk = new Talk(ScriptBuilder.Form(s => s.Ask("it", "Please send it.", "it", expect: [asked], again: 2, otherwise: "fin")), ChannelId.Sms).Say("hello");
            Assert.Equal("f.it", talk.Node);
            talk.Later().Late(sent);
            Assert.Equal(("f.it", 0), (talk.Node, talk.State.Open!.Tries));
            Assert.DoesNotContain("it", talk.State.Slots.Keys);
            Assert.NotEmpty(talk.Said);

            talk.Say("stop").Later().Late(sent);
            Assert.Equal(ConversationMode.Stopped, talk.State.Mode);
            Assert.Empty(talk.Said);
        }
    }

    private static InboundFile Picture(string? caption) => new(MediaKind.Photo, "ref", caption, null, null);

    [Fact]
    public void A_clock_of_ours_that_is_an_hour_fast_keeps_nobody_from_answering()
    {
        var talk = New();
        foreach (var (text, node) in new[] { ("hello", "start.safe"), ("2", "menu.topic"), ("1", "wages.paid"), ("2", "wages.owed") })
        {
            Assert.Equal(node, At(talk, text, -3600).Node);
            talk.Now += TimeSpan.FromSeconds(20);
        }
    }

    /// <summary>Taps, timers and the desk are dated by our clock, words by the provider's, wherever that stands.</summary>
    [Theory]
    [InlineData(-70)]
    [InlineData(70)]
    public void A_clock_of_the_provider_that_stands_months_away_keeps_nobody_from_answering_in_words_between_taps(int days)
    {
        var talk = New();
        var standing = talk.Now.AddDays(days);
        (string? Words, string? Choice, string Node)[] steps =
            [("hello", null, "start.safe"), (null, "no", "menu.topic"), ("1", null, "wages.paid"), (null, "never", "wages.owed"), ("menu", null, "menu.topic"), ("1", null, "wages.owed")];
        foreach (var (words, choice, node) in steps)
        {
            if (words is null) talk.Press(choice!);
            else talk.Play(new PersonWrote(new InboundMessage(talk.State.Address, $"{talk.Now:O}", standing, new InboundText(words))));
            Assert.Equal(node, talk.Node);
            talk.Now += TimeSpan.FromSeconds(20);
        }
    }
}
