using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Storage.Protection;

namespace Hotline.Tests.Dialogs;

/// <summary>How codes are written, read and guarded. What they lead to stands in <c>AddressContract</c>.</summary>
public sealed class ReturnCodeTests
{
    private static readonly ConversationId Gate = new("gate");
    private static readonly ConversationId Box = new("box");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("K7M2X94TPA")]
    [InlineData("k7m2x-94tpa")]
    [InlineData(" K7M2X 94TPA ")]
    [InlineData("к7м2х 94тра")]
    [InlineData("K7MZX94TPA")]
    [InlineData("К7М2Х—Ч4ТРА", "K7M2X44TPA")]
    public void A_code_is_read_however_it_is_typed(string typed, string code = "K7M2X94TPA") => Assert.Equal(code, ReturnCode.Read(typed));

    [Theory]
    [InlineData("87011234567")]
    [InlineData("+7 701 123 45 67")]
    [InlineData("паспорт")]
    [InlineData("K7M2X94TP")]
    [InlineData("K7M2X94TPAA")]
    [InlineData("my code is K7M2X94TPA")]
    [InlineData("MAXMAXMAXM")]
    [InlineData("без света 3 ч")]
    [InlineData("света нет 3ч")]
    [InlineData("раненых 23")]
    [InlineData("света вечер")]
    [InlineData("")]
    public void Nothing_else_is_taken_for_a_code(string text) => Assert.Null(ReturnCode.Read(text));

    [Fact]
    public void Codes_have_forty_bits_and_more_and_no_two_signs_that_look_alike()
    {
        Assert.True(Math.Log2(ReturnCode.Alphabet.Length) * ReturnCode.Length > 41);
        Assert.DoesNotContain(ReturnCode.Alphabet, c => "01OILSZBDQ".Contains(c, StringComparison.Ordinal));
        Assert.Equal(ReturnCode.Alphabet.Length, ReturnCode.Alphabet.Distinct().Count());
    }

    [Fact]
    public void The_same_event_makes_the_same_code_and_every_other_another()
    {
        var keys = Keys();
        var made = Enumerable.Range(0, 2000).Select(i => keys.Make(Talk.Id, $"e{i}")).ToList();

        Assert.Equal(made[7], keys.Make(Talk.Id, "e7"));
        Assert.Equal(made.Count, made.Distinct().Count());
        Assert.All(made, code => Assert.Equal(code, ReturnCode.Read(ReturnCode.Show(code))));
        Assert.Equal(ReturnCode.Alphabet.Order(), made.SelectMany(code => code).Distinct().Order());
        Assert.NotEqual(made[7], Keys().Make(Talk.Id, "e7"));
    }

    [Fact]
    public void A_secret_word_fits_in_any_letters_and_only_its_own_code()
    {
        var keys = Keys();

        Assert.Equal(keys.HashOf(Box, "Ромашка"), keys.HashOf(Box, " РОМАШКА! "));
        Assert.NotEqual(keys.HashOf(Box, "Ромашка"), keys.HashOf(Gate, "Ромашка"));
    }

    [Fact]
    public void Whoever_guesses_from_many_addresses_gets_no_further_than_the_limit_of_all()
    {
        var state = new ConversationState { Address = new Address(new ChannelId("none"), "") };
        Play(ref state, Gate, new CodeUnknown(new("p")), Noon);
        state = state with { Box = state.Box! with { Wrong = ReturnCode.TriesOfAll - 3 } };
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(new TellTarget.Conversation(Box), Told(Play(ref state, Gate, new CodeTyped(Box, new($"p{i}"), new Address(ChannelId.Sms, $"{i}")), Noon)).To);
            Play(ref state, Gate, new CodeUnknown(new($"p{i}")), Noon);
        }

        var right = new CodeTyped(Box, new("me"), new Address(ChannelId.Sms, "me"));
        Assert.Equal(new CodeRefused(Again: false) { Unread = true }, Told(Play(ref state, Gate, right, Noon.AddMinutes(59))).Event);
        Assert.Equal(right, Told(Play(ref state, Gate, right, Noon.AddMinutes(61))).Event);
    }

    [Fact]
    public void A_code_that_nobody_looked_at_is_no_wrong_try()
    {
        var talk = new Talk(Shipped.Publication).Start();

        talk.Play(new CodeRefused(Again: false) { Unread = true });
        Assert.Equal(0, talk.State.Ties!.WrongTries);
        talk.Play(new CodeRefused(Again: false));
        Assert.Equal(1, talk.State.Ties!.WrongTries);
    }

    [Fact]
    public void Danger_in_what_was_taken_for_a_code_is_answered_first()
    {
        var talk = new Talk(Shipped.Publication).Start();

        talk.Send(new InboundCode(Box), new Hotline.Core.Understanding.Reading(LocaleTag.Unknown, 0, "other", 0, Urgency.Immediate, [Hotline.Core.Understanding.DangerKind.Violence]));

        Assert.Contains(talk.State.Reasons, reason => reason.StartsWith("danger:", StringComparison.Ordinal));
        Assert.DoesNotContain(talk.Effects, effect => effect is Effect.Tell);
    }

    [Fact]
    public void Of_what_is_written_to_a_human_at_most_one_message_is_taken_for_a_secret_word()
    {
        var talk = new Talk(Shipped.Publication).Start().Say("operator").Take();
        talk.Play(new CodeAsks(Box));
        talk.Send(new InboundSecret("hash"));
        talk.Play(new CodeRefused(Again: true));
        Assert.Null(talk.State.Open);

        talk.Play(new CodeAsks(Box));
        talk.Say("I have to tell you something");
        Assert.Null(talk.State.Open);
    }

    [Fact]
    public void A_receipt_that_names_no_address_ends_none_of_several()
    {
        var talk = new Talk(Shipped.Publication).Start().Say("operator");
        var other = new Address(ChannelId.Sms, "+77010000000");
        talk.Play(new Joined(new("other"), other)).Press("yes");

        talk.Play(new DeliveryFailed("d", "Gone.", Gone: true) { Lost = new Undeliverable(At: null, null) });

        Assert.Equal(other, talk.State.Address);
        Assert.Equal(AddressEnd.None, talk.State.Ties!.Find(other)!.End);
        Assert.Contains("delivery:failed", talk.State.Reasons);
    }

    [Fact]
    public void Words_about_danger_that_come_back_are_said_elsewhere_as_such()
    {
        var talk = new Talk(Shipped.Publication).Start().Say("operator");
        var (former, other) = (talk.State.Address, new Address(ChannelId.Sms, "+77010000000"));
        talk.Play(new Joined(new("other"), other)).Press("yes");
        var numbers = new OutboundMessage("Call 112.", [], Importance.Routine, LocaleTag.English, Place: $"{Shipped.Publication.Settings.Danger.Dialog}.numbers");

        talk.Play(new DeliveryFailed("d", "Gone.", Gone: true) { Lost = new Undeliverable(other, numbers) });

        Assert.Equal(former, talk.State.Address);
        Assert.Equal(Importance.Danger, Assert.Single(talk.Effects.OfType<Effect.Say>()).Message.Importance);
    }

    [Fact]
    public void What_is_brought_keeps_its_danger_and_what_the_person_left()
    {
        var left = new KnownAddress(new Address(ChannelId.Sms, "+77010000000"), Noon) { End = AddressEnd.Declined, Until = Noon };
        var elsewhere = new Talk(Shipped.Publication).Start();
        elsewhere.State = elsewhere.State with { Urgency = Urgency.Immediate, Reasons = ["danger:violence"], Ties = Ties.None.With(left, last: false) };
        elsewhere.Send(new InboundBound(new("main"), Brings: true));
        var brought = Assert.Single(elsewhere.Effects.OfType<Effect.Tell>(), tell => tell.Event is Brought).Event;

        var talk = new Talk(Shipped.Publication).Start().Play(brought);

        Assert.NotNull(talk.State.Case);
        Assert.Equal((AddressEnd.Declined, Noon), (talk.State.Ties!.Find(left.Address)!.End, talk.State.Ties.Find(left.Address)!.Until));
    }

    [Fact]
    public void A_changed_number_brings_what_was_told_there()
    {
        var talk = new Talk(Shipped.Publication).Start();

        talk.Send(new InboundMoved(new Address(ChannelId.Telegram, "43")));

        var bound = Assert.IsType<PersonWrote>(Assert.Single(talk.Effects.OfType<Effect.Tell>()).Event).Message.Content;
        Assert.True(Assert.IsType<InboundBound>(bound).Brings);
    }

    [Fact]
    public void An_operator_reads_that_the_person_goes_on_in_another_case()
    {
        var talk = new Talk(Shipped.Publication).Start().Say("operator").Take();
        talk.Send(new InboundBound(new("main"), Brings: true)).Reply();

        Assert.Contains("another case", Assert.Single(talk.Effects.OfType<Effect.CommandRefused>()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_is_gone_when_its_week_is_over()
    {
        var state = new ConversationState { Address = new Address(new ChannelId("none"), "") };
        Play(ref state, Box, new BoxOpened(Talk.Id, Noon + ReturnCode.Good, Secret: null), Noon);

        Assert.Equal(Noon + ReturnCode.Good, Assert.Single(state.Timers).Due);
        Assert.Contains(Play(ref state, Box, new TimersDue(), Noon + ReturnCode.Good).Effects, effect => effect is Effect.Erase);
    }

    [Fact]
    public void Neither_the_code_nor_the_word_is_in_what_a_turn_is_made_of()
    {
        var talk = new Talk(Shipped.Publication).Start();
        talk.Send(new InboundTap("_always:code"));
        talk.Send(new InboundSecret("hash"));

        var said = Assert.Single(talk.Messages, message => message.ReturnCode is not null);
        Assert.Contains(ReturnCode.Mark, said.Text, StringComparison.Ordinal);
        Assert.Contains(talk.Effects, effect => effect is Effect.Tell { To: TellTarget.Box, Event: BoxOpened { Secret: "hash" } });
        Assert.Equal(talk.EventId, said.ReturnCode);
    }

    [Fact]
    public void A_form_goes_on_after_the_code_was_given()
    {
        var talk = new Talk(Shipped.Publication).Start();
        var question = talk.Node;

        talk.Send(new InboundTap("_always:code")).Press("no_secret");

        Assert.Equal(question, talk.Node);
    }

    [Fact]
    public void While_a_human_talks_a_code_is_given_without_a_question()
    {
        var talk = new Talk(Shipped.Publication).Start().Say("operator").Take();

        talk.Send(new InboundTap("_always:code"));

        Assert.Single(talk.Messages, message => message.ReturnCode is not null);
        Assert.Equal(ConversationMode.Human, talk.State.Mode);
    }

    private static Turn Play(ref ConversationState state, ConversationId id, ConversationEvent happened, DateTimeOffset now)
    {
        var around = new Talk(Shipped.Publication).Around;
        var turn = DialogEngine.Advance(Publications.Of(Shipped.Publication), state, id, "e", happened, null, around, now);
        state = Assert.IsType<Unpacked.Known>(StateCodec.Unpack(StateCodec.Pack(turn.State))).State;
        Assert.True(turn.Unrecorded);
        return turn;
    }

    private static Effect.Tell Told(Turn turn) => Assert.IsType<Effect.Tell>(Assert.Single(turn.Effects));

    private static ReturnCodeKeys Keys()
    {
        var master = MasterKey.FromText(MasterKey.NewText(), "test");
        return new ReturnCodeKeys(master, new Pseudonyms(master));
    }
}
