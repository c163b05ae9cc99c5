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
        for (var i = 0; i < ReturnCode.TriesOfAll; i++)
        {
            Assert.Equal(new TellTarget.Conversation(Box), Told(Play(ref state, Gate, new CodeTyped(Box, new($"p{i}"), new Address(ChannelId.Sms, $"{i}")), Noon)).To);
            Play(ref state, Gate, new CodeUnknown(new($"p{i}")), Noon);
        }

        var right = new CodeTyped(Box, new("me"), new Address(ChannelId.Sms, "me"));
        Assert.Equal(new CodeRefused(Again: false), Told(Play(ref state, Gate, right, Noon.AddMinutes(59))).Event);
        Assert.Equal(right, Told(Play(ref state, Gate, right, Noon.AddMinutes(61))).Event);
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
