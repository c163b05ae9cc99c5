using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Tests.Dialogs;

namespace Hotline.Tests.Conversations;

public sealed class StateCodecTests
{
    [Fact]
    public void What_is_held_keeps_its_file()
    {
        var (state, file) = (Waited(), new Attachment("0123456789abcdef0123456789abcdef", MediaKind.Voice, "audio/ogg", 1234));
        state = state with { Held = [.. state.Held, new HeldReply("d9", new OutboundMessage("", [], Importance.Operator, LocaleTag.Russian) { Attachment = file })] };

        var known = Assert.IsType<Unpacked.Known>(StateCodec.Unpack(StateCodec.Pack(state, StateCodec.Oldest)));

        Assert.Equal(3, known.Version);
        Assert.Equal(file, known.State.Held[^1].Message.Attachment);
        Assert.All(known.State.Held.SkipLast(1), held => Assert.Null(held.Message.Attachment));
    }

    [Fact]
    public void Full_state_comes_back_as_it_was()
    {
        var state = Full();
        var packed = StateCodec.Pack(state);

        var known = Assert.IsType<Unpacked.Known>(StateCodec.Unpack(packed));

        Assert.Equal(packed, StateCodec.Pack(known.State));
        Assert.Equal(state.Address, known.State.Address);
        Assert.Equal(state.Slots, known.State.Slots);
        Assert.Equal(state.Case!.SummarySlots, known.State.Case!.SummarySlots);
        Assert.Equal(state.Interrupted!.Question, known.State.Interrupted!.Question);
        Assert.Equal(state.Timers, known.State.Timers);
        Assert.Equal(StateCodec.Oldest, packed[0]);
    }

    [Fact]
    public void What_is_held_and_when_the_person_wrote_come_back_as_they_were()
    {
        var state = Waited();
        var packed = StateCodec.Pack(state);

        var known = Assert.IsType<Unpacked.Known>(StateCodec.Unpack(packed));

        Assert.Equal(2, packed[0]);
        Assert.Equal((state.LastWrote, true), (known.State.LastWrote, known.State.Knocked));
        Assert.Equivalent(state.Held, known.State.Held, strict: true);
        Assert.Equal(packed, StateCodec.Pack(known.State));
        Assert.Equal(new Unpacked.Newer(2), StateCodec.Unpack(packed, known: 1));
    }

    [Fact]
    public void For_older_programs_only_the_time_is_left_out_and_never_somebody_s_words()
    {
        var wrote = Full() with { LastWrote = Waited().LastWrote };

        Assert.Equal(StateCodec.Pack(Full()), StateCodec.Pack(wrote, StateCodec.Oldest));
        Assert.Equal(StateCodec.Pack(Waited()), StateCodec.Pack(Waited(), StateCodec.Oldest));
        Assert.InRange(StateCodec.Pack(wrote).Length - StateCodec.Pack(Full()).Length, 1, 12);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_a_waiting_person_was_told_comes_back(bool answered, bool passedOn)
    {
        var packed = StateCodec.Pack(Full() with { StatusOnShift = false, CallAnswered = answered, WordsPassedOn = passedOn });

        var known = Assert.IsType<Unpacked.Known>(StateCodec.Unpack(packed)).State;

        Assert.Equal((false, answered, passedOn), (known.StatusOnShift, known.CallAnswered, known.WordsPassedOn));
    }

    [Fact]
    public void Other_addresses_and_the_box_of_a_code_come_back()
    {
        var known = Assert.IsType<Unpacked.Known>(StateCodec.Unpack(StateCodec.Pack(Tied())));

        Assert.Equal(4, known.Version);
        Assert.Equal(Tied().Ties!.Addresses, known.State.Ties!.Addresses);
        Assert.Equal(Tied().Ties! with { Addresses = [] }, known.State.Ties with { Addresses = [] });
        Assert.Equal(Tied().Box, known.State.Box);
    }

    private static ConversationState Tied()
    {
        var (at, other) = (new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero), new ConversationId("bcdefghijklmnopqrstuvwxyza"));
        return Full() with
        {
            Ties = new Ties
            {
                Addresses =
                [
                    new KnownAddress(new Address(ChannelId.Telegram, "123456789"), null, Agreed: true),
                    new KnownAddress(new Address(ChannelId.WhatsApp, "+77011112233"), at, other) { End = AddressEnd.Changed, Until = at.AddDays(1) },
                ],
                Main = other,
                CodeMadeBy = "m7",
                Asking = other,
                WrongTries = 3,
                TriesSince = at,
                Erasing = true,
            },
            Box = new CodeBox { For = other, Until = at.AddDays(7), Secret = "hash", Wrong = 2, Used = true },
        };
    }

    /// <summary>Never edit a sample: it is what stands in somebody's store.</summary>
    [Theory]
    [InlineData(1, "01021074656c656772616d0412313233343536373839060474670701082030313233343536373839616263646566020a0c68656c7065720c0c616772656564010e0a776167657310086f776564010e10180201120a706c616365140c726567696f6e020e100118040e1608706169640e100610180c323530303030161a0a6e657665721c0a73746f72791e64d09cd0b0d0bed18820d0bdd0b0d0bcd0b5d0b4d0b8d2b3d0b0d0bdd0b42c20d181d0b520d0bcd0bed2b320d188d183d0b42e2018756e706169645f7761676573010222226e6f64653a77616765732e706170657273042404573126044637048ec0a9acc3babcde110e10188ec0d2eabea7bdde1128086e6578742a0c72656d696e6400012c14374b335144304d325841200102220424260416108ec0e8f6ce90bcde112e066f70310e04018ec0e8f6ce90bcde11018ef899c2c190bcde118ec0e8f6ce90bcde1108")]
    [InlineData(2, "02021074656c656772616d0412313233343536373839060474670701082030313233343536373839616263646566020a0c68656c7065720c0c616772656564010e0a776167657310086f776564010e10180201120a706c616365140c726567696f6e020e100118040e1608706169640e100610180c323530303030161a0a6e657665721c0a73746f72791e64d09cd0b0d0bed18820d0bdd0b0d0bcd0b5d0b4d0b8d2b3d0b0d0bdd0b42c20d181d0b520d0bcd0bed2b320d188d183d0b42e2018756e706169645f7761676573010222226e6f64653a77616765732e706170657273042404573126044637048ec0a9acc3babcde110e10188ec0d2eabea7bdde1128086e6578742a0c72656d696e6400012c14374b335144304d325841200102220424260416108ec0e8f6ce90bcde112e066f70310e04018ec0e8f6ce90bcde11018ef899c2c190bcde118ec0e8f6ce90bcde11080180f088c2a3ddbbde11010430283030313132323333343435353636373738383939328201d09ad0bed180d184d0b0d180d0bcd0be20d180d0bed0b7d3a320d188d183d0b42c20d0bad0b820d0bfd0b0d180d0b4d0bed185d18220d0bad183d0bdd0b0d0b42e000106000034283939383837373636353534343333323231313030361243616c6c203131322e0238067965733a065965733c2264616e6765722e736166653a7965733a3302063e06313132401c64616e6765722e6e756d62657273")]
    [InlineData(4, "04021074656c656772616d0412313233343536373839060474670701082030313233343536373839616263646566020a0c68656c7065720c0c616772656564010e0a776167657310086f776564010e10180201120a706c616365140c726567696f6e020e100118040e1608706169640e100610180c323530303030161a0a6e657665721c0a73746f72791e64d09cd0b0d0bed18820d0bdd0b0d0bcd0b5d0b4d0b8d2b3d0b0d0bdd0b42c20d181d0b520d0bcd0bed2b320d188d183d0b42e2018756e706169645f7761676573010222226e6f64653a77616765732e706170657273042404573126044637048ec0a9acc3babcde110e10188ec0d2eabea7bdde1128086e6578742a0c72656d696e6400012c14374b335144304d325841200102220424260416108ec0e8f6ce90bcde112e066f70310e04018ec0e8f6ce90bcde11018ef899c2c190bcde118ec0e8f6ce90bcde11080000000104020400000100003010776861747361707032182b37373031313131323233330180c0e8f6ce90bcde11343462636465666768696a6b6c6d6e6f707172737475767778797a6100020180c0b69df4c2bcde113436046d37340680c0e8f6ce90bcde1101013480c08a85d4f0bede113808686173680401")]
    public void Stored_sample_of_every_version_is_read(byte version, string hex)
    {
        var known = Assert.IsType<Unpacked.Known>(StateCodec.Unpack(Convert.FromHexString(hex)));

        Assert.Equal(version, known.Version);
        Assert.Equal(StateCodec.Pack(version switch { 1 => Full(), 2 => Waited(), _ => Tied() }), StateCodec.Pack(known.State));
    }

    [Fact]
    public void Half_way_through_a_form_a_state_takes_a_few_hundred_bytes()
    {
        var talk = new Talk(ScriptBuilder.WithCommonParts().Build()).Start().Press("no").Press("wages").Press("never");

        Assert.InRange(StateCodec.Pack(talk.State).Length, 20, 300);
        Assert.InRange(StateCodec.Pack(Full()).Length, 100, 700);
    }

    [Fact]
    public void Newer_version_is_recognised_and_left_alone()
    {
        var packed = StateCodec.Pack(Full());
        packed[0] = StateCodec.Version + 1;

        Assert.Equal(new Unpacked.Newer(StateCodec.Version + 1), StateCodec.Unpack(packed));
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        Prop.ForAll<byte[]>(bytes =>
        {
            _ = StateCodec.Unpack(bytes);
            _ = StateCodec.Unpack([StateCodec.Version, .. bytes]);
            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Damage_to_any_byte_is_corrupt_or_another_state_and_never_an_exception()
    {
        var packed = StateCodec.Pack(Waited());
        for (var at = 0; at < packed.Length; at++)
        {
            foreach (var value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
            {
                var damaged = (byte[])packed.Clone();
                damaged[at] = value;
                if (StateCodec.Unpack(damaged) is Unpacked.Known { State: var state }) _ = StateCodec.Pack(state);
            }
        }
    }

    [Fact]
    public void State_that_ends_too_early_or_goes_on_too_long_is_corrupt()
    {
        var packed = StateCodec.Pack(Waited());

        for (var length = 0; length < packed.Length; length++) Assert.IsType<Unpacked.Corrupt>(StateCodec.Unpack(packed.AsSpan(0, length)));
        Assert.IsType<Unpacked.Corrupt>(StateCodec.Unpack([.. packed, 0]));
        Assert.IsType<Unpacked.Corrupt>(StateCodec.Unpack(new byte[DialogLimits.PackedState + 1]));
    }

    /// <summary>Of somebody who has not written for days, with words that wait.</summary>
    private static ConversationState Waited() => Full() with
    {
        LastWrote = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero),
        Knocked = true,
        Held =
        [
            new HeldReply("00112233445566778899", new OutboundMessage("Корфармо розӣ шуд, ки пардохт кунад.", [], Importance.Operator, new LocaleTag("tg"))),
            new HeldReply("99887766554433221100", new OutboundMessage("Call 112.", [new Button("yes", "Yes", "danger.safe:yes:3")], Importance.Danger, new LocaleTag("tg"), "112", "danger.numbers")),
        ],
    };

    internal static ConversationState Full()
    {
        var at = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero).AddTicks(7);
        var place = new NodeRef("wages", "owed");
        return new ConversationState
        {
            Address = new Address(ChannelId.Telegram, "123456789"),
            Locale = new LocaleTag("tg"),
            LocaleChosen = true,
            LocaleKnown = true,
            Mode = ConversationMode.Waiting,
            Publication = "0123456789abcdef",
            Stack = [new NodeRef("helper", "agreed")],
            Place = place,
            Open = new OpenQuestion(place, 12, 1),
            Interrupted = new InterruptedForm(new NodeRef("place", "region"), [place], WhileWaiting: true),
            Step = 12,
            Trail = [new NodeRef("wages", "paid"), place],
            Slots = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string> { ["paid"] = "never", ["owed"] = "250000", ["story"] = "Маош намедиҳанд, се моҳ шуд." }),
            Topic = "unpaid_wages",
            Urgency = Urgency.Urgent,
            Reasons = ["node:wages.papers"],
            Flags = ["W1", "F7"],
            Timers = [new ConversationTimer(at.AddHours(20), place, 12), new ConversationTimer(at.AddDays(3), new NodeRef("next", "remind"), 0)],
            Case = new CaseState(new CaseId("7K3QD0M2XA"), "unpaid_wages", Urgency.Urgent, ["node:wages.papers"], ["W1", "F7"], ["paid", "owed"], at, "op1", 7),
            CasesOpened = 2,
            StatusTold = at,
            StatusOnShift = true,
            DangerTold = at.AddMinutes(-3),
            FloodSince = at,
            FloodReplies = 4,
        };
    }
}
