using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Tests.Dialogs;

public sealed class CaseTests
{
    [Fact]
    public void Reply_is_accepted_only_from_the_holder_of_this_version_of_this_case()
    {
        var talk = Waits().Take("op1", 3);

        Assert.Equal(["I am here"], talk.Reply("I am here", "op1", 3).Said);
        Assert.Equal(Importance.Operator, talk.Messages[0].Importance);
        Assert.Contains(talk.Effects, e => e is Effect.CancelRoutine);
        Assert.Contains("Somebody else", Refused(talk.Reply("x", "op2", 3)), StringComparison.Ordinal);
        Assert.Contains("changed", Refused(talk.Reply("x", "op1", 2)), StringComparison.Ordinal);
        Assert.Contains("no text", Refused(talk.Reply("  ", "op1", 3)), StringComparison.Ordinal);
        Assert.Contains("no such open case", Refused(talk.Play(new OperatorReplied(new("OTHER"), "op1", 3, "c", "x"))), StringComparison.Ordinal);
        Assert.Contains("asked us to stop", Refused(talk.Say("stop").Reply("x", "op1", 3)), StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_persons_words_are_confirmed_once_and_the_status_comes_again_only_when_something_changed()
    {
        var talk = Waits();

        Assert.Equal(["[PassedOn]"], talk.Say("it was in spring").Said);
        Assert.Empty(talk.Say("are you there").Said);
        talk.Now += TimeSpan.FromMinutes(31);
        Assert.Equal(["[WaitingStatus] 15 min"], talk.Say("are you there").Said);
        Assert.Empty(talk.Say("are you there").Said);
        talk.Around = talk.Around with { OnShift = [] };
        Assert.Equal(["[WaitingNobody]"], talk.Say("are you there").Said);
        talk.Around = talk.Around with { OnShift = [LocaleTag.English] };
        Assert.Equal(["[WaitingStatus] 15 min"], talk.Say("are you there").Said);
        Assert.Equal(["Aigul is here."], talk.Take().Said);
        Assert.Equal(["[OperatorLeft]", "[WaitingStatus] 15 min"], talk.Play(new CaseReturned(talk.State.Case!.Id, "op1", 2)).Said);
        Assert.Equal(["[PassedOn]"], talk.Say("it was in spring").Said);
        Assert.Empty(talk.Say("are you there").Said);
    }

    [Fact]
    public void Who_waits_too_long_hears_since_when_and_by_when_and_that_is_a_status()
    {
        var talk = Waits();
        var since = talk.Now;
        talk.Now += TimeSpan.FromHours(1);

        talk.Play(new CaseEscalated(talk.State.Case!.Id, 1, EscalationStep.Coordinator, since, since.AddHours(2)));
        Assert.Equal(["[WaitingCoordinator] 15:00 (Almaty) 17:00 (Almaty)"], talk.Said);
        Assert.Equal(["[PassedOn]"], talk.Say("it was in spring").Said);
        talk.Now += TimeSpan.FromDays(2);
        talk.Play(new CaseEscalated(talk.State.Case!.Id, 1, EscalationStep.Everyone, since, null));
        Assert.Equal(["[WaitingEveryone] 02.03 15:00 (Almaty)"], talk.Said);
    }

    [Fact]
    public void Of_a_wait_that_is_over_or_another_case_nothing_is_said()
    {
        var talk = Waits();
        var late = new CaseEscalated(talk.State.Case!.Id, 1, EscalationStep.OnCall, talk.Now, null);

        Assert.Empty(talk.Play(late with { Case = new("OTHER") }).Said);
        talk.Take();
        Assert.Empty(talk.Play(late).Effects);
        talk.Play(new CaseReturned(talk.State.Case!.Id, "op1", 3));
        Assert.Empty(talk.Play(late).Effects);
        Assert.NotEmpty(talk.Play(late with { Version = 3 }).Said);
    }

    [Fact]
    public void The_usual_wait_is_that_of_the_urgency_and_where_nobody_knows_it_that_is_said()
    {
        var talk = new Talk(ScriptBuilder.WithCommonParts().Build());
        talk.Around = talk.Around with { Wait = null, Waits = new UsualWaits(TimeSpan.FromMinutes(90), null, TimeSpan.FromMinutes(5)) };
        talk.Start().Press("no").Press("wages").Press("never").Say("250000");

        talk.Now += TimeSpan.FromMinutes(31);
        Assert.Equal(["[WaitingStatus] 1 h 30 min"], talk.Say("are you there").Said);
        talk.State = talk.State with { Urgency = Urgency.Immediate, StatusTold = null };
        Assert.Equal(["[WaitingStatus] 5 min"], talk.Say("are you there").Said);
        talk.State = talk.State with { Urgency = Urgency.Urgent, StatusTold = null };
        Assert.Contains("[WaitUnknown]", Assert.Single(talk.Say("are you there").Said), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_goes_where_the_operator_chose_if_the_person_agreed_to_that_and_where_they_are_else()
    {
        var talk = Waits().Take("op1", 3);
        var (here, phone, left) = (talk.State.Address, new Address(ChannelId.Sms, "+77010000001"), new Address(ChannelId.WhatsApp, "+77010000002"));
        talk.State = talk.State with
        {
            Ties = Ties.None with { Addresses = [new KnownAddress(left, null) { End = AddressEnd.Declined }, new KnownAddress(phone, talk.Now, Agreed: true), new KnownAddress(here, talk.Now)] },
        };
        OperatorReplied To(Address to) => new(talk.State.Case!.Id, "op1", 3, "c-" + to.Channel, "I am here") { To = to };

        Assert.NotEmpty(Refused(talk.Play(To(left))));
        Assert.NotEmpty(Refused(talk.Play(To(new Address(ChannelId.Sms, "+77010000009")))));
        Assert.Equal(("I am here", here), (Assert.Single(talk.Play(To(here)).Said), talk.State.Address));
        Assert.Equal(("I am here", phone), (Assert.Single(talk.Play(To(phone)).Said), talk.State.Address));
        talk.Play(new PersonWrote(new InboundMessage(here, "m-9", talk.Now, new InboundText("I read it in the chat"))), Reading.Nothing);
        Assert.Equal(here, talk.State.Address);
    }

    [Fact]
    public void An_operator_opens_a_case_again_that_the_conversation_has_let_go_with_its_answers_and_codes()
    {
        var talk = new Talk(ScriptBuilder.WithCommonParts().Build()).Start();
        var old = new CaseSnapshot(new("7K3QD0M2XA"), "wages", Urgency.Urgent, ["words:urgent"], ["W1", "F7"], LocaleTag.English, [new("owed", "250000"), new("paid_last", "never")], talk.Now.AddDays(-60));

        Assert.Equal(["Aigul is here."], talk.Play(new CaseReopened(old, "op1", "Aigul", 5)).Said);

        Assert.Equal((ConversationMode.Human, "op1", 5L), (talk.State.Mode, talk.State.Case?.Holder, talk.State.Case!.Version));
        Assert.Equal((old.Id, old.Topic, old.Urgency, old.OpenedAt), (talk.Case!.Id, talk.Case.Topic, talk.Case.Urgency, talk.Case.OpenedAt));
        Assert.Equal(old.Summary, talk.Case.Summary);
        Assert.Equal(old.Flags, talk.Case.Flags);
        Assert.Equal(["I am here"], talk.Reply("I am here", "op1", 5).Said);
    }

    [Fact]
    public void What_the_person_opened_again_themselves_an_operator_takes_by_opening_it_and_a_late_one_is_refused()
    {
        var talk = Waits();
        var open = Handoffs.Standing(talk.State)!;

        Assert.NotEmpty(Refused(talk.Play(new CaseReopened(open with { Id = new("OTHER") }, "op1", "Aigul", 5))));
        Assert.Equal(["Aigul is here."], talk.Play(new CaseReopened(open, "op1", "Aigul", 5)).Said);
        Assert.NotEmpty(Refused(talk.Play(new CaseReopened(open, "op2", "Bolot", 4))));
        Assert.Equal("op1", talk.State.Case!.Holder);
    }

    [Fact]
    public void A_closed_case_opens_again_for_thirty_days_and_then_is_let_go()
    {
        var talk = Waits();
        var before = talk.State.Case!.Id;
        talk.Take().Close();
        talk.Now += TimeSpan.FromDays(30);
        Assert.Equal("[AboutYourCase]", talk.Say("hello").Said[^1]);
        talk.Say("The same");
        Assert.Equal((ConversationMode.Waiting, before), (talk.State.Mode, talk.State.Case!.Id));

        talk.Take("op1", 5).Close("op1", 6);
        talk.Now += TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1);
        talk.Say("hello");
        Assert.DoesNotContain("[AboutYourCase]", talk.Said);
        Assert.Equal((ConversationMode.Bot, null), (talk.State.Mode, talk.State.Case));
        talk.Say("operator");
        Assert.NotEqual(before, talk.State.Case!.Id);
    }

    [Fact]
    public void Who_asks_whether_anybody_is_there_is_answered_at_once_and_not_again_within_minutes()
    {
        var talk = Waits();

        Assert.Equal(["[WaitingStatus] 15 min"], talk.Say("where are you", Call).Said);
        Assert.Equal(["[PassedOn]"], talk.Say("where are you", Call).Said);
        Assert.Empty(talk.Say("help", Call).Said);
        talk.Now += TimeSpan.FromMinutes(4);
        Assert.Empty(talk.Say("anybody there?", Call).Said);
        talk.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(["[WaitingStatus] 15 min"], talk.Say("anybody there?", Call).Said);
        Assert.Empty(talk.Say("it was in spring").Said);
        talk.Around = talk.Around with { OnShift = [] };
        Assert.Equal(["[WaitingNobody]"], talk.Say("anybody there?", Call).Said);
    }

    [Fact]
    public void Help_while_waiting_is_a_call_and_the_command_still_names_the_words()
    {
        Assert.Equal(["[WaitingStatus] 15 min"], Waits().Say("help", Call).Said);
        Assert.Equal(["You can write menu."], Waits().Say("/help", Call).Said);
    }

    [Fact]
    public void Call_at_an_open_question_while_waiting_is_answered_and_is_no_answer_to_it()
    {
        var talk = new Talk(ScriptBuilder.WithCommonParts().Build()).Start().Press("yes");
        Assert.Equal("danger.where", talk.Node);

        Assert.Equal(["[WaitingStatus] 15 min", "Where are you?"], talk.Say("where are you", Call).Said);
        Assert.Equal("danger.where", talk.Node);
        Assert.DoesNotContain("where", talk.State.Slots.Keys);
    }

    private static Reading Call => Reading.Nothing with { Calls = true };

    [Fact]
    public void Older_news_about_the_holder_are_refused()
    {
        var talk = Waits().Take("op1", 5);

        Assert.NotEmpty(Refused(talk.Play(new CaseReturned(talk.State.Case!.Id, "op1", 4))));
        Assert.NotEmpty(Refused(talk.Play(new CaseClosed(talk.State.Case!.Id, "op2", 6, "advised"))));
        Assert.Equal(ConversationMode.Human, talk.State.Mode);
    }

    [Fact]
    public void After_closing_yes_opens_the_same_case_again_and_no_leads_to_the_menu()
    {
        var closed = Waits().Take().Close();
        var id = closed.State.Case!.Id;

        var again = closed.Say("hello again");
        Assert.Equal(["[AboutYourCase]"], again.Said);
        again.Press("yes");
        Assert.Equal(ConversationMode.Waiting, again.State.Mode);
        Assert.Equal(id, again.Case!.Id);
        Assert.Equal(2, again.Case.Summary.Count);

        var other = Waits().Take().Close().Say("hello").Say("Something new");
        Assert.Equal("menu.topic", other.Node);
        Assert.Null(other.State.Case);
        Assert.DoesNotContain("paid", other.State.Slots.Keys);
        Assert.NotEqual(id, other.Say("operator").Case!.Id);
    }

    [Fact]
    public void Unclear_answers_after_closing_are_taken_as_the_same_case()
    {
        var talk = Waits().Take().Close().Say("hello").Say("he called me today").Say("he called me today");

        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
    }

    [Fact]
    public void Answers_given_while_waiting_are_added_to_the_case()
    {
        var talk = Waits().Say("menu").Press("wages").Say("back");

        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
        Assert.Equal("never", talk.State.Slots["paid"]);
    }

    [Fact]
    public void Start_keeps_an_open_case()
    {
        var talk = Waits();
        var id = talk.State.Case!.Id;

        Assert.Equal(id, talk.Start().State.Case!.Id);
        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
        Assert.Equal("start.safe", talk.Node);
    }

    [Fact]
    public void Operator_sees_that_words_did_not_arrive()
    {
        var talk = Waits().Play(new DeliveryFailed("d", "blocked", Gone: true));

        Assert.Contains("delivery:gone", talk.Case!.Reasons);
        Assert.Empty(talk.Said);
    }

    [Fact]
    public void Words_that_wait_for_their_later_try_get_it_also_when_something_else_says_that_the_person_is_gone()
    {
        var talk = Waits();
        var words = new OutboundMessage("come on Monday", [], Importance.Operator, LocaleTag.English);
        talk.Play(new DeliveryFailed("d1", "off", Gone: false) { Later = new LaterTry(words, talk.Now.AddMinutes(5)) });
        talk.Play(new DeliveryFailed("d2", "gone", Gone: true));

        talk.Now += TimeSpan.FromMinutes(5);
        var tried = Assert.Single(talk.Play(new TimersDue()).Effects.OfType<Effect.Release>()).Reply;

        Assert.Equal(("d1", "come on Monday", true, true), (tried.DeliveryId, tried.Message.Text, tried.Message.LastTry, tried.Message.WasHeld));
    }

    private static string Refused(Talk talk)
    {
        Assert.Empty(talk.Said);
        return Assert.Single(talk.Effects.OfType<Effect.CommandRefused>()).Words;
    }

    private static Talk Waits() => new Talk(ScriptBuilder.WithCommonParts().Build()).Start().Press("no").Press("wages").Press("never").Say("250000");
}
