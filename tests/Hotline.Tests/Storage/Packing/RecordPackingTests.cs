using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Hotline.Tests.Contracts;

namespace Hotline.Tests.Storage.Packing;

public sealed class RecordPackingTests
{
    private static readonly Address Person = new(ChannelId.Telegram, "123456789");
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 30, 15, 250, TimeSpan.Zero);

    public static TheoryData<string> Contents => [.. AllContents().Select(content => content.GetType().Name)];

    public static TheoryData<string> Events => [.. AllEvents().Select(happened => happened.GetType().Name)];

    [Fact]
    public void Turn_comes_back_as_it_was()
    {
        var turn = Turn() with { Refused = "Somebody else has it.", Heard = "Да" };

        Same(turn, RecordPacking.ReadRecord(RecordPacking.Pack(turn)), RuntimeJson.Compact.JournalRecord);
    }

    [Fact]
    public void Window_of_the_channel_and_what_became_of_each_line_come_back_and_what_knocks_knocks()
    {
        var turn = Windowed();

        Same(turn, RecordPacking.ReadRecord(RecordPacking.Pack(turn)), RuntimeJson.Compact.JournalRecord);
        Same(Knock(), RecordPacking.ReadDelivery(RecordPacking.Pack(Knock())), RuntimeJson.Compact.Delivery);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_an_older_program_would_get_wrong_it_leaves_to_a_newer_one(byte version)
    {
        var plain = Windowed() with { Said = [new SaidLine("a", "one", [], null, null)] };
        var back = new StoredEvent("c1", new DeliveryFailed("d1", "24 hours", Gone: false) { Outside = new OutsideWindow(Reply().Message, At) });

        Assert.Equal(version, RecordPacking.Pack(plain, version)[0]);
        Assert.Equal(version, RecordPacking.Pack(Reply(), version)[0]);
        foreach (var packed in new[] { RecordPacking.Pack(Windowed(), version), RecordPacking.Pack(back, version), RecordPacking.Pack(Knock(), version) })
            Assert.Equal(RecordPacking.Version, packed[0]);
        Same(back, RecordPacking.ReadEvent(RecordPacking.Pack(back, version)), RuntimeJson.Compact.StoredEvent);
    }

    [Fact]
    public void Turn_with_nothing_in_it_comes_back_as_it_was()
    {
        var turn = Turn() with { Said = [], Case = null, Place = null };
        turn = turn with { Surroundings = turn.Surroundings with { OnShift = [], Wait = null, NextShift = null } };

        Same(turn, RecordPacking.ReadRecord(RecordPacking.Pack(turn)), RuntimeJson.Compact.JournalRecord);
    }

    [Fact]
    public void Reports_and_erasures_come_back_as_they_were()
    {
        foreach (var record in new JournalRecord[] { new DeliveryRecord("d:sent", At, "d", "sent", null), new ErasureRecord("erasure:a:1", At) })
            Same(record, RecordPacking.ReadRecord(RecordPacking.Pack(record)), RuntimeJson.Compact.JournalRecord);
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void Content_of_every_kind_comes_back_as_it_was(string kind)
    {
        var content = AllContents().Single(one => one.GetType().Name == kind);
        var stored = new StoredEvent("77", new PersonWrote(new InboundMessage(Person, "77", At, content, "ky", LanguageChosen: true)));

        Same(stored, RecordPacking.ReadEvent(RecordPacking.Pack(stored)), RuntimeJson.Compact.StoredEvent);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_of_every_kind_comes_back_as_it_was(string kind)
    {
        var stored = new StoredEvent("c1", AllEvents().Single(one => one.GetType().Name == kind));

        Same(stored, RecordPacking.ReadEvent(RecordPacking.Pack(stored)), RuntimeJson.Compact.StoredEvent);
    }

    [Fact]
    public void Every_kind_that_can_be_stored_is_tried_here()
    {
        Assert.Equal(Derived(typeof(InboundContent)), Names(AllContents()));
        Assert.Equal(Derived(typeof(ConversationEvent)), Names([.. AllEvents(), Turn().Event]));
    }

    [Fact]
    public void Delivery_comes_back_as_it_was()
    {
        var reply = Reply();

        Same(reply, RecordPacking.ReadDelivery(RecordPacking.Pack(reply)), RuntimeJson.Compact.Delivery);
    }

    [Fact]
    public void An_erasure_by_age_is_left_to_programs_that_know_its_condition()
    {
        var stored = new StoredEvent("77", new ErasureOrdered { ByAge = true });

        var packed = RecordPacking.Pack(stored);

        Assert.Equal(stored, RecordPacking.ReadEvent(packed));
        Assert.True(packed[0] > 6, "6 is the newest that a program without it reads.");
        Assert.Equal(new ErasureOrdered(), RecordPacking.ReadEvent(RecordPacking.Pack(new StoredEvent("78", new ErasureOrdered()))).Event);
    }

    [Fact]
    public void What_carries_a_file_comes_back_with_it()
    {
        var file = new Attachment("0123456789abcdef0123456789abcdef", MediaKind.Voice, "audio/ogg", 1234);
        var reply = Reply();
        reply = reply with { Message = reply.Message with { Attachment = file } };
        var turn = Turn();
        turn = turn with { Said = [.. turn.Said.Select(said => said with { Attachment = file })] };
        var stored = new StoredEvent("77", new OperatorReplied(new CaseId("7K3QD0M2XA"), "op1", 3, "click1", "") { Attachment = file });

        Assert.Equal(file, RecordPacking.ReadDelivery(RecordPacking.Pack(reply)).Message.Attachment);
        Assert.Equal(file, ((TurnRecord)RecordPacking.ReadRecord(RecordPacking.Pack(turn))).Said[0].Attachment);
        Assert.Equal(file, ((OperatorReplied)RecordPacking.ReadEvent(RecordPacking.Pack(stored)).Event).Attachment);
    }

    /// <summary>Never edit a sample: it is what stands in somebody's store.</summary>
    [Theory]
    [InlineData(1, "{\"t\":\"turn\",\"Event\":{\"t\":\"person\",\"Message\":{\"From\":{\"Channel\":\"telegram\",\"Value\":\"123456789\"},\"ProviderId\":\"e1\",\"SentAt\":\"2026-03-01T12:30:15.25+00:00\",\"Content\":{\"t\":\"text\",\"Text\":\"hello\"},\"LanguageCode\":\"ru\",\"LanguageChosen\":false}},\"Address\":{\"Channel\":\"telegram\",\"Value\":\"123456789\"},\"Publication\":\"abc123\",\"Surroundings\":{\"Channel\":{\"MaxText\":4096,\"MaxButtons\":24,\"MaxLabel\":64,\"Media\":true,\"ShortTexts\":false},\"OnShift\":[\"ru\"],\"Wait\":\"00:20:00\",\"NextShift\":\"2026-03-01T21:30:15.25+00:00\",\"Country\":\"KZ\",\"Locale\":\"ru\",\"Zone\":\"Asia/Almaty\",\"RepliesPerMinute\":20},\"Said\":[{\"DeliveryId\":\"e1-said\",\"Text\":\"Usual wait: one hour.\",\"Choices\":[\"Да\"],\"Place\":\"unpaid_wages.owed\"}],\"Case\":{\"Id\":\"7K3QD0M2XA\",\"Topic\":\"unpaid_wages\",\"Urgency\":1,\"Reasons\":[\"node:unpaid_wages.papers\"],\"Flags\":[\"F7\"],\"Language\":\"ru\",\"Summary\":[{\"Key\":\"owed\",\"Value\":\"250000\"}],\"OpenedAt\":\"2026-03-01T12:30:15.25+00:00\"},\"Mode\":1,\"Locale\":\"ru\",\"Place\":{\"Dialog\":\"unpaid_wages\",\"Node\":\"owed\"},\"Id\":\"e1\",\"At\":\"2026-03-01T12:30:15.25+00:00\"}")]
    [InlineData(2, "0202046531c0acaaa8c9e3bbde1101041074656c656772616d061231323334353637383902c0acaaa8c9e3bbde110804727500010a0a68656c6c6f04060c0c6162633132338040308001010002080180e08bb45901c0cce7a6b7f6bbde110e044b5a081016417369612f416c6d6174792802120e65312d73616964142a557375616c20776169743a206f6e6520686f75722e021608d094d0b0001822756e706169645f77616765732e6f776564011a14374b335144304d3258411c18756e706169645f776167657301021e306e6f64653a756e706169645f77616765732e7061706572730220044637080222086f776564240c323530303030c0acaaa8c9e3bbde110001081c220000")]
    public void Stored_turn_of_every_version_is_read(byte version, string stored) =>
        Same(Turn(), RecordPacking.ReadRecord(Bytes(version, stored)), RuntimeJson.Compact.JournalRecord);

    /// <summary>Never edit a sample: it is what stands in somebody's store.</summary>
    [Theory]
    [InlineData(1, "{\"EventId\":\"e1\",\"Event\":{\"t\":\"person\",\"Message\":{\"From\":{\"Channel\":\"telegram\",\"Value\":\"123456789\"},\"ProviderId\":\"e1\",\"SentAt\":\"2026-03-01T12:30:15.25+00:00\",\"Content\":{\"t\":\"text\",\"Text\":\"hello\"},\"LanguageCode\":\"ru\",\"LanguageChosen\":false}}}")]
    [InlineData(2, "020204653101041074656c656772616d061231323334353637383902c0acaaa8c9e3bbde110804727500010a0a68656c6c6f")]
    public void Stored_event_of_every_version_is_read(byte version, string stored) =>
        Same(new StoredEvent("e1", Turn().Event), RecordPacking.ReadEvent(Bytes(version, stored)), RuntimeJson.Compact.StoredEvent);

    /// <summary>Never edit a sample: it is what stands in somebody's store.</summary>
    [Theory]
    [InlineData(1, "{\"Id\":\"r1\",\"To\":{\"Channel\":\"telegram\",\"Value\":\"123456789\"},\"Message\":{\"Text\":\"Usual wait: one hour.\",\"Buttons\":[{\"Id\":\"yes\",\"Label\":\"Да\",\"Data\":\"unpaid_wages.owed:yes:3\"}],\"Importance\":2,\"Locale\":\"ru\",\"Place\":\"unpaid_wages.owed\"}}")]
    [InlineData(2, "0202047231041074656c656772616d0612313233343536373839082a557375616c20776169743a206f6e6520686f75722e020a067965730c08d094d0b00e2e756e706169645f77616765732e6f7765643a7965733a330210047275001222756e706169645f77616765732e6f776564")]
    public void Stored_reply_of_every_version_is_read(byte version, string stored) =>
        Same(Reply(), RecordPacking.ReadDelivery(Bytes(version, stored)), RuntimeJson.Compact.Delivery);

    /// <summary>Never edit a sample: it is what stands in somebody's store.</summary>
    [Theory]
    [InlineData("0302046531c0acaaa8c9e3bbde1101041074656c656772616d061231323334353637383902c0acaaa8c9e3bbde110804727500010a0a68656c6c6f04060c0c6162633132338040308001010002080180e08bb45901c0cce7a6b7f6bbde110e044b5a081016417369612f416c6d617479280612026114066f6e65000000160262180674776f001a066f7031001c02631e0a746872656500002006782e79012214374b335144304d3258412418756e706169645f7761676573010226306e6f64653a756e706169645f77616765732e706170657273022804463708022a086f7765642c0c323530303030c0acaaa8c9e3bbde11000108242a00008080cea6a532000102", "0302047231041074656c656772616d0612313233343536373839082a557375616c20776169743a206f6e6520686f75722e020a067965730c08d094d0b00e2e756e706169645f77616765732e6f7765643a7965733a330210047275001222756e706169645f77616765732e6f77656401")]
    public void Stored_turn_and_reply_with_a_window_are_read(string turn, string reply)
    {
        Same(Windowed(), RecordPacking.ReadRecord(Convert.FromHexString(turn)), RuntimeJson.Compact.JournalRecord);
        Same(Knock(), RecordPacking.ReadDelivery(Convert.FromHexString(reply)), RuntimeJson.Compact.Delivery);
    }

    [Fact]
    public void What_a_newer_program_wrote_is_left_alone()
    {
        byte[] newer = [RecordPacking.Newest + 1, 1, 2, 3];

        Assert.Throws<NewerFormatException>(() => RecordPacking.ReadRecord(newer));
        Assert.Throws<NewerFormatException>(() => RecordPacking.ReadEvent(newer));
        Assert.Throws<NewerFormatException>(() => RecordPacking.ReadDelivery(newer));
    }

    [Fact]
    public void A_reply_that_was_held_is_read_as_it_was_and_an_older_one_under_the_old_name()
    {
        var plain = new OutboundMessage("Позвоните 102.", [], Importance.Danger, LocaleTag.Russian);
        foreach (var message in new[] { plain with { WasHeld = true }, plain with { WasHeld = true, LastTry = true } })
        {
            var reply = new Delivery("d1", Person, message);
            Assert.Equal(5, RecordPacking.Pack(reply, 1)[0]);
            Same(reply, RecordPacking.ReadDelivery(RecordPacking.Pack(reply)), RuntimeJson.Compact.Delivery);
        }

        const string Stored = """{"Id":"d1","To":{"Channel":"telegram","Value":"123456789"},"Message":{"Text":"Позвоните 102.","Buttons":[],"Importance":2,"Locale":"ru","Again":true}}""";
        Same(new Delivery("d1", Person, plain with { LastTry = true }), RecordPacking.ReadDelivery([5, .. Encoding.UTF8.GetBytes(Stored)]), RuntimeJson.Compact.Delivery);
    }

    [Fact]
    public void Orders_that_an_older_program_does_not_know_are_left_by_it_to_a_newer_one()
    {
        foreach (var happened in AllEvents().OfType<CaseReopened>().Append<ConversationEvent>(new OperatorReplied(new CaseId("7K3QD0M2XA"), "op1", 3, "click2", "Здравствуйте") { To = Elsewhere }))
        {
            var (turn, stored) = (Turn() with { Event = happened }, new StoredEvent("c1", happened));
            Assert.Equal((8, 8), (RecordPacking.Pack(turn, 1)[0], RecordPacking.Pack(stored, 1)[0]));
            Same(turn, RecordPacking.ReadRecord(RecordPacking.Pack(turn)), RuntimeJson.Compact.JournalRecord);
            Same(stored, RecordPacking.ReadEvent(RecordPacking.Pack(stored)), RuntimeJson.Compact.StoredEvent);
            Assert.Throws<NewerFormatException>(() => RecordPacking.ReadEvent(RecordPacking.Pack(stored), known: 2));
        }
    }

    [Fact]
    public void Words_that_want_no_answer_are_left_by_an_older_program_to_a_newer_one()
    {
        var aside = new InboundMessage(Person, "77", At, new InboundAside("HELP"));
        foreach (var content in new[] { aside.Content, new InboundKin(Other, Elsewhere, aside), new InboundUnclaimed(aside, Elsewhere) })
        {
            var happened = new PersonWrote(aside with { Content = content });
            var (turn, stored) = (Turn() with { Event = happened }, new StoredEvent("77", happened));
            Assert.Equal((6, 6), (RecordPacking.Pack(turn, 1)[0], RecordPacking.Pack(stored, 1)[0]));
            Same(turn, RecordPacking.ReadRecord(RecordPacking.Pack(turn)), RuntimeJson.Compact.JournalRecord);
            Same(stored, RecordPacking.ReadEvent(RecordPacking.Pack(stored)), RuntimeJson.Compact.StoredEvent);
            Assert.Throws<NewerFormatException>(() => RecordPacking.ReadEvent(RecordPacking.Pack(stored), known: 2));
        }
    }

    /// <summary>Never edit a sample: it is what stands in somebody's store.</summary>
    [Fact]
    public void Stored_words_that_want_no_answer_are_read()
    {
        const string Stored = """{"EventId":"e1","Event":{"t":"person","Message":{"From":{"Channel":"telegram","Value":"123456789"},"ProviderId":"e1","SentAt":"2026-03-01T12:30:15.25+00:00","Content":{"t":"aside","Text":"HELP"},"LanguageCode":"ru","LanguageChosen":false}}}""";

        Same(new StoredEvent("e1", new PersonWrote(new InboundMessage(Person, "e1", At, new InboundAside("HELP"), "ru"))), RecordPacking.ReadEvent([6, .. Encoding.UTF8.GetBytes(Stored)]), RuntimeJson.Compact.StoredEvent);
    }

    [Fact]
    public void What_is_written_for_an_older_program_is_read_by_it()
    {
        var happened = new StoredEvent("77", Turn().Event);

        Same(Turn(), RecordPacking.ReadRecord(RecordPacking.Pack(Turn(), 1), known: 1), RuntimeJson.Compact.JournalRecord);
        Same(happened, RecordPacking.ReadEvent(RecordPacking.Pack(happened, 1), known: 1), RuntimeJson.Compact.StoredEvent);
        Same(Reply(), RecordPacking.ReadDelivery(RecordPacking.Pack(Reply(), 1), known: 1), RuntimeJson.Compact.Delivery);
        Assert.Throws<NewerFormatException>(() => RecordPacking.ReadRecord(RecordPacking.Pack(Turn()), known: 1));
        Same(Turn(), RecordPacking.ReadRecord(RecordPacking.Pack(Turn(), 2), known: 2), RuntimeJson.Compact.JournalRecord);
        Same(happened, RecordPacking.ReadEvent(RecordPacking.Pack(happened, 2), known: 2), RuntimeJson.Compact.StoredEvent);
        Same(Reply(), RecordPacking.ReadDelivery(RecordPacking.Pack(Reply(), 2), known: 2), RuntimeJson.Compact.Delivery);
    }

    [Fact]
    public void The_newest_format_writes_and_knows_the_newest_version_of_the_records() =>
        Assert.Equal((RecordPacking.Newest, RecordPacking.Newest), (new RuntimeFormat(RuntimeFormat.Newest).Record, new RuntimeFormat(RuntimeFormat.Newest).KnownRecord));

    [Fact]
    public void What_a_turn_adds_to_the_funnels_comes_back_costs_a_few_bytes_and_is_left_out_for_an_older_program()
    {
        var (turn, owed) = (Windowed() with { Said = [new SaidLine("a", "one", [], null, "unpaid_wages.owed")] }, new NodeRef("unpaid_wages", "owed"));
        var counted = turn with { Funnel = [new FunnelStep(new NodeRef("unpaid_wages", "paid_last"), FunnelKind.Answered, LocaleTag.English), new FunnelStep(owed, FunnelKind.Reached, LocaleTag.Russian)] };
        var (packed, before) = (RecordPacking.Pack(counted), RecordPacking.Pack(turn));

        Assert.Equal((RecordPacking.WithFunnel, RecordPacking.Version), (packed[0], before[0]));
        Same(counted, RecordPacking.ReadRecord(packed), RuntimeJson.Compact.JournalRecord);
        Assert.InRange(packed.Length - before.Length, 1, 40);
        Same(turn, RecordPacking.ReadRecord(RecordPacking.Pack(counted, new RuntimeFormat(RuntimeFormat.WithAccounts).Record), known: RecordPacking.Version), RuntimeJson.Compact.JournalRecord);
        Assert.Throws<NewerFormatException>(() => RecordPacking.ReadRecord(packed, known: RecordPacking.Version));
        foreach (var rare in new[] { counted with { OnlyThanks = true }, counted with { Addresses = [] } }) Same(rare, RecordPacking.ReadRecord(RecordPacking.Pack(rare)), RuntimeJson.Compact.JournalRecord);
        for (var length = 0; length < packed.Length; length++) Assert.Throws<SealedDataException>(() => RecordPacking.ReadRecord(packed.AsSpan(0, length)));
    }

    /// <summary>Never edit a sample: it is what stands in somebody's store.</summary>
    [Fact]
    public void Stored_turn_with_a_funnel_is_read() => Same(
        Windowed() with { Funnel = [new FunnelStep(new NodeRef("unpaid_wages", "paid_last"), FunnelKind.Answered, LocaleTag.English), new FunnelStep(new NodeRef("unpaid_wages", "owed"), FunnelKind.Reached, LocaleTag.Russian)] },
        RecordPacking.ReadRecord(Convert.FromHexString("0902046531C0ACAAA8C9E3BBDE1101041074656C656772616D061231323334353637383902C0ACAAA8C9E3BBDE110804727500010A0A68656C6C6F04060C0C6162633132338040308001010002080180E08BB45901C0CCE7A6B7F6BBDE110E044B5A081016417369612F416C6D617479280612026114066F6E65000000160262180674776F001A066F7031001C02631E0A746872656500002006782E79012214374B335144304D3258412418756E706169645F7761676573010226306E6F64653A756E706169645F77616765732E706170657273022804463708022A086F7765642C0C323530303030C0ACAAA8C9E3BBDE11000108242A00008080CEA6A53200010204012E2C756E706169645F77616765732E706169645F6C6173743004656E003222756E706169645F77616765732E6F77656408")),
        RuntimeJson.Compact.JournalRecord);

    [Fact]
    public void What_was_cut_short_is_damaged_at_every_length()
    {
        var (turn, happened, reply) = (RecordPacking.Pack(Turn()), RecordPacking.Pack(new StoredEvent("e1", new ErasureOrdered())), RecordPacking.Pack(Reply()));

        for (var length = 0; length < turn.Length; length++) Assert.Throws<SealedDataException>(() => RecordPacking.ReadRecord(turn.AsSpan(0, length)));
        for (var length = 0; length < happened.Length; length++) Assert.Throws<SealedDataException>(() => RecordPacking.ReadEvent(happened.AsSpan(0, length)));
        for (var length = 0; length < reply.Length; length++) Assert.Throws<SealedDataException>(() => RecordPacking.ReadDelivery(reply.AsSpan(0, length)));
        Assert.Throws<SealedDataException>(() => RecordPacking.ReadRecord([.. turn, 0]));
    }

    private static TurnRecord Turn() => Some.Record("e1", Person, At);

    private static Delivery Reply() => Some.Reply("r1", Person, importance: Importance.Danger);

    private static TurnRecord Windowed()
    {
        var turn = Turn();
        return turn with
        {
            Surroundings = turn.Surroundings with { Channel = turn.Surroundings.Channel with { Window = TimeSpan.FromHours(24) } },
            Said = [new SaidLine("a", "one", [], null, null), new SaidLine("b", "two", [], "op1", null) { Fate = LineFate.Held }, new SaidLine("c", "three", [], null, "x.y") { Fate = LineFate.Dropped }],
        };
    }

    private static Delivery Knock()
    {
        var reply = Reply();
        return reply with { Message = reply.Message with { Knock = true } };
    }

    private static byte[] Bytes(byte version, string stored) => version == 1 ? [1, .. Encoding.UTF8.GetBytes(stored)] : Convert.FromHexString(stored);

    private static void Same<T>(T expected, T actual, JsonTypeInfo<T> type) => Assert.Equal(JsonSerializer.Serialize(expected, type), JsonSerializer.Serialize(actual, type));

    private static IEnumerable<string> Derived(Type type) => type.Assembly.GetTypes().Where(one => one.BaseType == type).Select(one => one.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names(IEnumerable<object> values) => values.Select(one => one.GetType().Name).Order(StringComparer.Ordinal);

    private static readonly ConversationId Other = new("bcdefghijklmnopqrstuvwxyza");
    private static readonly Address Elsewhere = new(ChannelId.WhatsApp, "+77011112233");

    private static InboundContent[] AllContents() =>
    [
        new InboundText("Здравствуйте"), new InboundTap("wages.paid_last:never:4"), new InboundStart("leaflet"), new InboundLocation(43.25, 76.9) { Words = "Сайран" }, new InboundPhone("+77001234567", true),
        new InboundFile(MediaKind.Photo, "ref", "My papers", 1234, "image/jpeg"), new InboundEdit("No, three months"), new InboundLeft(), new InboundReturned(), new InboundUnsupported("dice"), new InboundAside("HELP"),
        new InboundCode(Other), new InboundSecret("hash"), new InboundMoved(Elsewhere), new InboundBound(Other, Brings: true),
        new InboundKin(Other, Elsewhere, new InboundMessage(Elsewhere, "m1", At, new InboundText("Это я"))) { Unplayed = true },
        new InboundUnclaimed(new InboundMessage(Elsewhere, "m1", At, new InboundText("Это я")), Elsewhere),
    ];

    private static ConversationEvent[] AllEvents()
    {
        var about = new CaseId("7K3QD0M2XA");
        return
        [
            new CaseTaken(about, "op1", "Aigul", 3), new CaseReturned(about, null, 4), new CaseEscalated(about, 4, EscalationStep.Coordinator, At, At.AddHours(2)),
            new OperatorReplied(about, "op1", 3, "click1", "Здравствуйте"), new CaseClosed(about, "op1", 3, "advised"),
            new CaseReopened(new CaseSnapshot(about, "unpaid_wages", Urgency.Urgent, ["words:urgent"], ["W1"], LocaleTag.Russian, [new("owed", "250000")], At), "op1", "Aigul", 5),
            new UrgencyLowered(about, "op1", 3, Urgency.Normal, "settled"), new ErasureOrdered(), new DeliveryFailed("d1", "It was refused.", Gone: true) { Lost = new Undeliverable(Elsewhere, Reply().Message) }, new FileRefused("f1", MediaRefusal.Size), new TimersDue(),
            new BoxOpened(Other, At, "hash"), new BoxClosed(), new CodeTyped(Other, Other, Elsewhere), new CodeUnknown(Other), new SecretTyped(Other, Elsewhere, "hash"), new CodeAsks(Other), new CodeRefused(Again: true),
            new Joined(Other, Elsewhere), new Brought(Urgency.Urgent, "unpaid_wages", InCase: true, ["words:urgent"], ["F7"], [new("owed", "250000")], [new KnownAddress(Elsewhere, At, Other, Agreed: true)]), new ErasedElsewhere(),
        ];
    }
}
