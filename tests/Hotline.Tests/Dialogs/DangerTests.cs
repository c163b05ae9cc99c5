using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

public sealed class DangerTests
{
    [Fact]
    public void Danger_speaks_at_once_raises_the_urgency_and_keeps_the_form()
    {
        var talk = InForm().Press("never").Say("they beat me", DangerKind.Violence);

        Assert.IsType<Effect.CancelRoutine>(talk.Effects[0]);
        Assert.Equal("Call 112.", talk.Said[0]);
        Assert.All(talk.Messages, m => Assert.Equal(Importance.Danger, m.Importance));
        Assert.Equal(Urgency.Immediate, talk.Case!.Urgency);
        Assert.Contains("danger:violence", talk.Case.Reasons);
        Assert.Equal("violence", talk.State.Slots["danger"]);
        Assert.Equal("never", talk.State.Slots["paid"]);
        Assert.Equal("wages.owed", talk.Say("back").Node);
    }

    [Fact]
    public void Same_danger_again_is_an_answer_if_it_fits_and_else_the_status()
    {
        var talk = InForm().Say("they beat me", DangerKind.Violence);

        Assert.Equal(["Stay safe."], talk.Say("they beat me in Almaty", DangerKind.Violence).Said);
        Assert.Equal("they beat me in Almaty", talk.State.Slots["where"]);
        Assert.Equal(["[WaitingStatus] 15 min"], talk.Say("they beat me", DangerKind.Violence).Said);
        Assert.Equal(Importance.Danger, talk.Messages[0].Importance);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("sos")]
    public void Calling_for_help_again_while_waiting_brings_the_numbers_again(string call)
    {
        var talk = InForm().Say("they beat me", DangerKind.Violence).Say("Almaty");

        Assert.Equal(["Call 112.", "A person comes."], talk.Say(call).Said.Take(2));
        Assert.Equal("violence", talk.State.Slots["danger"]);
        Assert.Equal(["Call 112.", "A person comes."], talk.Tap("_always:danger").Said.Take(2));
        Assert.Equal(["[DangerWhileHuman]"], talk.Take().Say(call == "1" ? "sos" : call).Said);
        Assert.Equal(["[DangerWhileHuman]"], talk.Say("sos").Said);
    }

    [Fact]
    public void Words_of_violence_stand_for_the_choice_that_the_question_names_even_beside_a_no()
    {
        var urgent = new Reading(LocaleTag.English, 0.9, "violence", 0.9, Urgency.Urgent, []);
        var talk = Asked();

        Assert.Equal("yes", talk.Say("no, but my husband beats me", urgent).State.Slots["safe"]);
        Assert.Equal("violence", talk.State.Slots["topic_heard"]);
        Assert.Equal("no", Asked().Say("no").State.Slots["safe"]);
    }

    [Fact]
    public void What_is_only_urgent_is_no_yes_but_makes_the_talk_urgent()
    {
        var talk = Asked();

        Assert.DoesNotContain("safe", talk.Say("i lost my passport", new Reading(LocaleTag.English, 0.9, "documents", 0.9, Urgency.Urgent, [])).State.Slots.Keys);
        Assert.Equal(Urgency.Urgent, talk.State.Urgency);
        Assert.Equal("no", Asked().Say("no, my passport was taken", new Reading(LocaleTag.English, 0.9, "forced_labour", 0.9, Urgency.Urgent, [])).State.Slots["safe"]);
    }

    [Fact]
    public void A_plain_no_is_heard_before_what_was_only_learnt_but_not_before_a_list()
    {
        var learnt = new Reading(LocaleTag.English, 0.9, "violence", 0.9, Urgency.Immediate, [DangerKind.Violence]) { Listed = Urgency.Normal, Alarm = 0.4 };

        Assert.Equal("no", Asked().Say("no, all is fine", learnt).State.Slots["safe"]);
        Assert.NotEqual("no", Asked().Say("no, all is fine", learnt with { Alarm = 0.9 }).State.Slots.GetValueOrDefault("safe"));
        Assert.NotEqual("no", Asked().Say("no, all is fine", learnt with { Listed = null }).State.Slots.GetValueOrDefault("safe"));
    }

    [Fact]
    public void Nothing_near_a_yes_or_a_no_is_taken_for_it()
    {
        Assert.Equal(["Please pick one."], Asked().Say("yess nno").Said);
        Assert.Equal(["Please pick one."], Asked().Say("dont know").Said);
    }

    [Fact]
    public void Words_that_do_not_fit_are_kept_for_the_helper_and_so_is_a_location()
    {
        var talk = Asked().Send(new InboundLocation(43.238, 76.945));
        Assert.Equal(["[LocationReceived]"], talk.Said);
        Assert.Equal("43.238,76.945", talk.State.Slots["location"]);

        talk.Say("qwrt").Say("zxcv bnm");
        Assert.Equal("qwrt\nzxcv bnm", talk.State.Slots["said"]);
        Assert.Equal("Fin.", talk.Said[0]);
    }

    [Fact]
    public void Worse_danger_or_the_same_after_half_an_hour_speaks_again()
    {
        var talk = InForm().Say("they beat me", DangerKind.Violence);

        Assert.Equal("Call 112.", talk.Say("I want to die", DangerKind.Suicide).Said[0]);
        talk.Now += TimeSpan.FromMinutes(31);
        Assert.Equal("Call 112.", talk.Say("I want to die", DangerKind.Suicide).Said[0]);
    }

    [Fact]
    public void Danger_in_the_first_message_skips_everything()
    {
        var talk = new Talk(WithCommonParts().Build()).Say("help, locked in", DangerKind.Confinement);

        Assert.Equal(["Call 112.", "A person comes.", "Where are you?"], talk.Said);
        Assert.Equal("confinement", talk.State.Slots["danger"]);
    }

    [Fact]
    public void False_alarm_comes_back_to_the_form()
    {
        var script = WithCommonParts();
        script.Dialog("alarm").Ask("sure", "Danger now?", choices: [Pick("no", "No, not now")], otherwise: "calm").End("calm", "Good.");
        script.Danger = new NodeRef("alarm", "sure");
        var talk = new Talk(script.Build()).Start().Press("no").Press("wages").Say("danger words", DangerKind.Danger).Press("no");

        Assert.Equal(["Good.", "When were you last paid?"], talk.Said);
        Assert.Equal("wages.paid", talk.Node);
        Assert.Null(talk.State.DangerTold);
        Assert.Equal(Urgency.Immediate, talk.State.Urgency);
    }

    [Fact]
    public void While_a_human_talks_the_person_gets_numbers_and_the_operator_a_raised_case()
    {
        var talk = InForm().Say("operator").Take().Say("they beat me", DangerKind.Violence);

        Assert.Equal(["[DangerWhileHuman]"], talk.Said);
        Assert.Equal(Importance.Danger, talk.Messages[0].Importance);
        Assert.Equal(Urgency.Immediate, talk.Case!.Urgency);
        Assert.Equal(ConversationMode.Human, talk.State.Mode);
        Assert.Empty(talk.Say("they beat me", DangerKind.Violence).Said);
    }

    [Fact]
    public void Danger_wakes_a_stopped_conversation()
    {
        var talk = InForm().Say("stop").Say("they beat me", DangerKind.Violence);

        Assert.Equal("Call 112.", talk.Said[0]);
        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
    }

    /// <summary>What was learnt may take any words for danger; those that we offered ourselves are none.</summary>
    [Theory]
    [InlineData("never", "never")]
    [InlineData("nevver", "never")]
    [InlineData("never, they lock us in", null)]
    public void An_alarm_that_was_only_learnt_is_silent_where_the_message_is_an_offered_answer(string text, string? answer)
    {
        var learnt = new Reading(LocaleTag.English, 0.9, "violence", 0.9, Urgency.Immediate, [DangerKind.Violence]) { Listed = Urgency.Normal };
        var talk = InForm().Say(text, learnt);

        Assert.Equal(answer, talk.State.Slots.GetValueOrDefault("paid"));
        Assert.Equal(answer is null, talk.Said.Contains("Call 112."));
        Assert.Equal(answer is null ? Urgency.Immediate : Urgency.Normal, talk.State.Urgency);
    }

    /// <summary>A sum is asked for: what was learnt must be surer than usual, and longer writing tells more than a sum.</summary>
    [Theory]
    [InlineData("about 40000", 0.4, "40000")]
    [InlineData("about 40000", 0.7, null)]
    [InlineData("he comes to my room at night", 0.4, null)]
    [InlineData("40000 rubles and he said that he comes to my room again this night", 0.4, null)]
    public void An_alarm_that_was_only_learnt_must_be_surer_inside_an_answer(string text, double alarm, string? answer)
    {
        var learnt = new Reading(LocaleTag.English, 0.9, "violence", 0.9, Urgency.Immediate, [DangerKind.Violence]) { Listed = Urgency.Normal, Alarm = alarm };
        var talk = InForm().Say("never").Say(text, learnt);

        Assert.Equal(answer, talk.State.Slots.GetValueOrDefault("owed"));
        Assert.Equal(answer is null, talk.Said.Contains("Call 112."));
    }

    [Fact]
    public void A_rule_of_danger_is_heard_even_in_an_offered_answer() => Assert.Equal("Call 112.", InForm().Say("never", DangerKind.Violence).Said[0]);

    [Fact]
    public void Danger_in_a_caption_or_an_edit_counts()
    {
        var reading = new Reading(LocaleTag.Unknown, 0, "other", 0, Urgency.Immediate, [DangerKind.Medical]);

        Assert.Equal("Call 112.", InForm().Send(new InboundFile(MediaKind.Photo, "r", "blood everywhere", null, null), reading).Said[0]);
        Assert.Equal("Call 112.", InForm().Send(new InboundEdit("blood everywhere"), reading).Said[0]);
    }

    [Fact]
    public void Only_a_human_lowers_the_urgency()
    {
        var talk = InForm().Say("they beat me", DangerKind.Violence).Say("Almaty");

        Assert.Equal(Urgency.Immediate, talk.Say("menu").Say("I am fine now").State.Urgency);
        talk.Take();
        talk.Play(new UrgencyLowered(talk.State.Case!.Id, "op1", 2, Urgency.Urgent, "she is safe"));
        Assert.Equal(Urgency.Urgent, talk.Case!.Urgency);
        Assert.Equal(["human"], talk.Case.Reasons);
        Assert.Equal(Urgency.Immediate, talk.Say("he is back", DangerKind.Violence).Case!.Urgency);
    }

    [Fact]
    public void Urgent_words_raise_the_urgency_without_the_danger_dialog()
    {
        var reading = new Reading(LocaleTag.English, 0.9, "forced_labour", 0.9, Urgency.Urgent, []);
        var talk = InForm().Say("they keep my passport", reading);

        Assert.Equal(Urgency.Urgent, talk.State.Urgency);
        Assert.Equal(["words:urgent"], talk.State.Reasons);
        Assert.Equal("wages.paid", talk.Node);
    }

    [Fact]
    public void Flood_never_holds_back_danger()
    {
        var talk = InForm();
        talk.Around = talk.Around with { RepliesPerMinute = 1 };

        Assert.Single(talk.Say("x").Said);
        Assert.Empty(talk.Say("repeat").Said);
        Assert.NotEmpty(talk.Say("they beat me", DangerKind.Violence).Said);
        talk.Now += TimeSpan.FromMinutes(2);
        Assert.NotEmpty(talk.Say("menu").Said);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("leave")]
    [InlineData("delete my data")]
    public void Flood_never_holds_back_that_the_person_has_stopped_left_or_is_erased(string words)
    {
        var talk = InForm();
        talk.Around = talk.Around with { RepliesPerMinute = 1 };
        Assert.Single(talk.Say("x").Said);
        Assert.Empty(talk.Say("repeat").Said);

        Assert.NotEmpty(talk.Say(words).Said);
        Assert.Empty(talk.Wait(TimeSpan.FromMinutes(5)).Said);
    }

    [Fact]
    public void Leaving_over_and_over_is_a_flood_like_any_other()
    {
        var talk = InForm();
        talk.Around = talk.Around with { RepliesPerMinute = 2 };

        Assert.NotEmpty(talk.Say("leave").Said);

        Assert.Contains(Enumerable.Range(0, 3).Select(_ => talk.Say("leave").Said), said => said.Count == 0);
    }

    [Fact]
    public void When_a_flood_is_over_one_message_says_where_it_stands()
    {
        var talk = InForm();
        talk.Around = talk.Around with { RepliesPerMinute = 1 };
        Assert.Single(talk.Say("x").Said);
        Assert.Empty(talk.Say("repeat").Said);
        Assert.Empty(talk.Say("repeat").Said);

        talk.Now += TimeSpan.FromMinutes(2);

        Assert.Single(talk.Wait(TimeSpan.Zero).Said);
        Assert.Empty(talk.Wait(TimeSpan.FromMinutes(5)).Said);
    }

    private static Talk Asked()
    {
        var script = WithCommonParts().Dialog("f").Ask("q", "Danger?", "safe", expect: [new Expectation.YesNo()], otherwise: "fin", urgent: "yes", keep: "said")
            .Ask("r", "More?", "r", [Pick("x", "X")], otherwise: "fin").Say("fin", "Fin.").Ask("s", "Rest?", "s", [Pick("x", "X")], otherwise: "fin");
        script.Start = new NodeRef("f", "q");
        return new Talk(script.Build()).Start();
    }

    private static Talk InForm() => new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages");
}
