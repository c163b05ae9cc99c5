using Hotline.Channels.WhatsApp;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Tests.Dialogs;

/// <summary>Channels whose provider takes free text only for a day after the person's last message.</summary>
public sealed class ReplyWindowTests
{
    private static readonly TimeSpan Open = TimeSpan.FromHours(24) - DialogLimits.WindowMargin;

    [Fact]
    public void Margin_leaves_time_for_every_attempt() => Assert.True(DialogLimits.WindowMargin > RuntimeLimits.RetryHorizon);

    [Fact]
    public void Operator_s_words_go_out_inside_the_window_and_are_held_outside_it()
    {
        var talk = Human();

        talk.Now += Open - TimeSpan.FromSeconds(1);
        Assert.Equal(["I am here"], Sent(talk.Reply()));
        talk.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(["[Knock]"], Sent(talk.Reply("Come on Monday.")));

        Assert.Equal((LineFate.Held, "op1"), (Says(talk)[0].Fate, Says(talk)[0].Operator));
        var knock = Says(talk)[1].Message;
        Assert.Equal((true, Importance.Operator, talk.State.Locale, null), (knock.Knock, knock.Importance, knock.Locale, knock.Place));
        Assert.Empty(talk.Effects.OfType<Effect.CommandRefused>());
    }

    [Fact]
    public void When_the_person_writes_what_was_held_goes_first_in_order_and_the_knock_is_forgotten()
    {
        var talk = Human();
        talk.Now += TimeSpan.FromDays(2);
        talk.Reply("one");
        var first = DeliveryIds.Of(Talk.Id, talk.EventId, 0);
        Assert.Empty(Sent(talk.Reply("two")));

        talk.Say("hello?");

        Assert.Equal(["one", "two"], Sent(talk));
        Assert.Equal(first, talk.Effects.OfType<Effect.Release>().First().Reply.DeliveryId);
        Assert.Empty(talk.State.Held);
        Assert.Equal(["three"], Sent(talk.Reply("three")));
        talk.Now += TimeSpan.FromDays(2);
        Assert.Equal(["[Knock]"], Sent(talk.Reply("four")));
    }

    [Fact]
    public void Who_waits_gets_what_was_held_and_then_the_answer_to_what_they_wrote()
    {
        var talk = Human();
        talk.Now += TimeSpan.FromDays(2);
        talk.Reply("Come on Monday.").Play(new CaseReturned(talk.State.Case!.Id, "op1", 2));
        Assert.Empty(Sent(talk));

        Assert.Equal(["Come on Monday.", "[WaitingStatus] 15 min"], Sent(talk.Say("hello?")));
    }

    [Fact]
    public void Reminders_and_status_are_dropped_and_leave_a_line_in_the_transcript()
    {
        var talk = WhatsApp().Start().Press("no");
        talk.State = talk.State with { Timers = [new ConversationTimer(talk.Now.AddDays(3), new NodeRef("wages", "advice"), talk.State.Open!.Step)] };

        talk.Wait(TimeSpan.FromDays(3));

        Assert.Empty(Sent(talk));
        Assert.Equal([LineFate.Dropped], Says(talk).Select(say => say.Fate));
        Assert.False(talk.State.Knocked);
    }

    [Fact]
    public void A_question_that_nobody_saw_is_not_open()
    {
        var talk = WhatsApp().Start().Press("no");
        var seen = talk.State.Open;
        talk.State = talk.State with { Timers = [new ConversationTimer(talk.Now.AddDays(3), new NodeRef("wages", "paid"), seen!.Step)] };

        talk.Wait(TimeSpan.FromDays(3));

        Assert.Empty(Sent(talk));
        Assert.Equal(seen, talk.State.Open);
        Assert.Equal("wages.paid", talk.Say("wages").Node);
    }

    [Fact]
    public void A_message_that_comes_days_late_is_answered_and_opens_nothing_more()
    {
        var talk = WhatsApp();
        Assert.Contains("Is anyone in danger?", Sent(Late(talk, "hello", [])));

        talk.State = talk.State with { Timers = [new ConversationTimer(talk.Now.AddMinutes(1), new NodeRef("wages", "advice"), talk.State.Open!.Step)] };
        Assert.Empty(Sent(talk.Wait(TimeSpan.FromMinutes(1))));
    }

    [Fact]
    public void When_the_provider_does_not_take_the_late_answer_the_person_is_asked_to_write_back_and_begins_anew()
    {
        var talk = Late(WhatsApp(), "hello", []);
        var asked = Says(talk).Single(say => say.Message.Place == talk.State.Open!.Node.ToString()).Message;

        talk.Play(GivenBack(talk, asked));

        Assert.Equal(["[Knock]"], Sent(talk));
        Assert.Contains("Is anyone in danger?", Sent(talk.Say("yes")));
        Assert.Null(talk.State.Case);
    }

    [Fact]
    public void Danger_in_a_message_that_comes_days_late_is_answered_at_once_and_held_when_the_provider_does_not_take_it()
    {
        var talk = Late(WhatsApp(), "they beat me", [DangerKind.Violence]);
        var numbers = Says(talk)[0].Message;
        Assert.Equal("Call 112.", numbers.Text);
        Assert.NotNull(talk.Case);

        talk.Play(GivenBack(talk, numbers));

        Assert.Equal(["[Knock]"], Sent(talk));
        Assert.Equal(Importance.Danger, Says(talk)[^1].Message.Importance);
        Assert.Equal("Call 112.", Sent(talk.Say("I am here"))[0]);
    }

    [Fact]
    public void Who_stops_is_not_written_to_any_more()
    {
        var talk = Human();
        talk.Now += TimeSpan.FromDays(2);
        talk.Reply("one");
        var id = Assert.Single(talk.State.Held).DeliveryId;

        talk.Say("stop");

        Assert.Equal(["We stop."], Sent(talk));
        Assert.Equal((id, DeliveryStatus.Cancelled), Assert.Single(talk.Effects.OfType<Effect.Noted>().Select(noted => (noted.DeliveryId, noted.Status))));
        Assert.Empty(talk.State.Held);
    }

    [Fact]
    public void As_much_is_held_as_has_room_and_the_operator_is_told_of_the_rest()
    {
        var talk = Human();
        talk.Now += TimeSpan.FromDays(2);
        for (var i = 0; i < DialogLimits.HeldReplies; i++) Assert.Empty(talk.Reply($"reply {i}").Effects.OfType<Effect.CommandRefused>());

        Assert.Single(talk.Reply("one too many").Effects.OfType<Effect.CommandRefused>());
        Assert.Equal(DialogLimits.HeldReplies, talk.State.Held.Length);

        var long_ = Human();
        long_.Now += TimeSpan.FromDays(2);
        Assert.Empty(long_.Reply(new string('я', DialogLimits.Text)).Effects.OfType<Effect.CommandRefused>());
        Assert.Single(long_.Reply(new string('ю', DialogLimits.Text)).Effects.OfType<Effect.CommandRefused>());
    }

    [Fact]
    public void What_the_provider_gives_back_is_held_once_and_what_comes_after_it_stands_behind_it()
    {
        var talk = Human().Reply("one");
        var refused = GivenBack(talk, "one");

        Assert.Equal(["[Knock]"], Sent(talk.Play(refused)));
        Assert.Empty(talk.Play(refused).Effects);
        Assert.Empty(Sent(talk.Reply("two")));

        Assert.Equal(["one", "two"], Sent(talk.Later().Say("hello?")));
    }

    [Fact]
    public void What_the_provider_gives_back_goes_at_once_when_the_person_has_written_since_and_not_in_a_circle()
    {
        var talk = Human().Reply("one");
        var refused = GivenBack(talk, "one");
        talk.Now += TimeSpan.FromMinutes(1);
        talk.Say("hello?");

        Assert.Equal(["one"], Sent(talk.Play(refused)));
        var again = refused with { Outside = refused.Outside! with { TriedAt = talk.Now.AddSeconds(1) } };
        Assert.Equal(["[Knock]"], Sent(talk.Play(again)));
    }

    [Fact]
    public void Routine_words_that_are_given_back_are_not_worth_a_knock_and_those_of_the_danger_dialog_are()
    {
        var routine = new OutboundMessage("Are you still there?", [], Importance.Routine, LocaleTag.English, Place: "wages.paid");
        DeliveryFailed Back(OutboundMessage? message) => new("d1", "24 hours", Gone: false) { Outside = new OutsideWindow(message, DateTimeOffset.MaxValue) };

        var talk = Human();
        Assert.Equal([new Effect.Noted("d1", DeliveryStatus.Failed, "24 hours")], talk.Play(Back(routine)).Effects);
        Assert.Equal(["[Knock]"], Sent(talk.Reply("but now we know")));
        Assert.Equal(["[Knock]"], Sent(Human().Play(Back(routine with { Place = "danger.numbers" }))));
        var unknown = Human().Play(Back(null));
        Assert.Empty(Sent(unknown));
        Assert.Contains("delivery:failed", unknown.Case!.Reasons);
    }

    [Fact]
    public void A_conversation_without_a_window_keeps_nothing_for_it()
    {
        var talk = new Talk(ScriptBuilder.WithCommonParts().Build()).Start().Press("no");

        Assert.Null(talk.State.LastWrote);
        Assert.Equal(StateCodec.Oldest, StateCodec.Pack(talk.State)[0]);
    }

    /// <summary>Operators write, time passes, the person writes or does not, and the provider refuses what it likes.</summary>
    [Fact]
    public void Whatever_happens_each_of_the_operator_s_words_is_sent_once_or_the_operator_knows()
    {
        for (var seed = 0; seed < 200; seed++) PlayAtRandom(new Random(seed), seed);
    }

    private static void PlayAtRandom(Random random, int seed)
    {
        var talk = Human();
        var (accepted, arrived, texts, given) = (new List<string>(), new List<string>(), new Dictionary<string, OutboundMessage>(), new Queue<DeliveryFailed>());
        var knocked = false;
        for (var step = 0; step < 40; step++)
        {
            talk.Now += TimeSpan.FromMinutes(random.Next(3) == 0 ? random.Next(3000) : random.Next(30));
            switch (random.Next(4))
            {
                case 0: talk.Say("hello?"); knocked = false; break;
                case 1 when given.Count > 0: talk.Play(given.Dequeue()); break;
                default:
                    talk.Reply($"words {step}");
                    if (!talk.Effects.OfType<Effect.CommandRefused>().Any()) accepted.Add($"words {step}");
                    break;
            }

            Deliver(refuses: random.Next(3) == 0);
        }

        while (given.TryDequeue(out var back)) { talk.Play(back); Deliver(refuses: false); }
        talk.Later().Say("hello?");
        Deliver(refuses: false);
        Assert.True(accepted.Order().SequenceEqual(arrived.Order()), $"Seed {seed}: accepted {string.Join(", ", accepted)}; arrived {string.Join(", ", arrived)}.");
        Assert.Empty(talk.State.Held);

        void Deliver(bool refuses)
        {
            var index = 0;
            foreach (var effect in talk.Effects)
            {
                if (effect is Effect.Say { Message.Knock: true }) { Assert.False(knocked, $"Seed {seed}: two knocks."); knocked = true; index++; }
                else if (effect is Effect.Say say) Try(DeliveryIds.Of(Talk.Id, talk.EventId, index++), say.Fate == LineFate.Said ? say.Message : null, refuses);
                else if (effect is Effect.Release held) Try(held.Reply.DeliveryId, held.Reply.Message, refuses);
                else if (effect is Effect.Noted { Status: DeliveryStatus.Cancelled, Words: not null } told) arrived.Add(texts[told.DeliveryId].Text);
            }
        }

        void Try(string id, OutboundMessage? message, bool refuses)
        {
            if (message is not { Importance: Importance.Operator }) return;
            if (texts.TryAdd(id, message) || texts[id].Text == message.Text)
            {
                if (refuses) given.Enqueue(new DeliveryFailed(id, "24 hours", Gone: false) { Outside = new OutsideWindow(message, talk.Now) });
                else arrived.Add(message.Text);
            }
        }
    }

    private static DeliveryFailed GivenBack(Talk talk, string text) => GivenBack(talk, new OutboundMessage(text, [], Importance.Operator, talk.State.Locale));

    private static DeliveryFailed GivenBack(Talk talk, OutboundMessage message) => new(DeliveryIds.Of(Talk.Id, talk.EventId, 0), "The 24 hours are over.", Gone: false)
    {
        Outside = new OutsideWindow(message, talk.Now),
    };

    private static Talk Late(Talk talk, string text, DangerKind[] danger) => talk.Play(
        new PersonWrote(new InboundMessage(talk.State.Address, "late", talk.Now.AddDays(-3), new InboundText(text))),
        new Reading(LocaleTag.Unknown, 0, "other", 0, Hotline.Core.Cases.Urgency.Normal, danger));

    private static Talk Human() => WhatsApp().Start().Press("no").Press("wages").Press("never").Say("250000").Take();

    private static Talk WhatsApp()
    {
        var talk = new Talk(ScriptBuilder.WithCommonParts().Build(), ChannelId.WhatsApp);
        talk.Around = talk.Around with { Channel = WhatsAppModule.Shows };
        return talk;
    }

    private static IReadOnlyList<Effect.Say> Says(Talk talk) => [.. talk.Effects.OfType<Effect.Say>()];

    /// <summary>What goes out, in order.</summary>
    private static IReadOnlyList<string> Sent(Talk talk) => [.. talk.Effects.Select(effect => effect switch
    {
        Effect.Say { Fate: LineFate.Said } say => say.Message.Text,
        Effect.Release held => held.Reply.Message.Text,
        _ => null,
    }).OfType<string>()];
}
