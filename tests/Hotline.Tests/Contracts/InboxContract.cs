using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What every <see cref="IInbox"/> holds to.</summary>
public abstract class InboxContract : RuntimeContract
{
    [Fact]
    public async Task A_message_is_stored_and_has_its_turn()
    {
        var message = new InboundMessage(Aziza, "m1", Runtime.Now.AddSeconds(-1), new InboundText("Мне не платят 👷"), "ru", LanguageChosen: true);

        Assert.Equal(Acceptance.Stored, await Runtime.Inbox.AcceptAsync(message, Cancel));

        var lease = await LeaseOneAsync();
        var waiting = Assert.Single(lease.Events);
        Assert.Equal(Runtime.IdOf(Aziza), lease.Id);
        Assert.Equal("m1", waiting.EventId);
        Assert.Equal(new PersonWrote(message), waiting.Event);
        Assert.Equal(Runtime.Now, waiting.AcceptedAt);
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Every_kind_of_content_comes_back_as_it_went_in(InboundContent content)
    {
        var message = new InboundMessage(Aziza, "m1", Runtime.Now, content);

        await Runtime.Inbox.AcceptAsync(message, Cancel);

        Assert.Equal(new PersonWrote(message), Assert.Single((await LeaseOneAsync()).Events).Event);
    }

    public static TheoryData<InboundContent> Contents() =>
    [
        new InboundText("\"кавычки\" <b>&\n\0 конец"),
        new InboundTap("unpaid_wages.owed:yes:3"),
        new InboundStart("poster-7"),
        new InboundStart(null),
        new InboundLocation(43.238949, 76.889709),
        new InboundLocation(43.238949, 76.889709) { Words = "Сайран, пр. Толе би 294" },
        new InboundPhone("+77010000001", Own: true),
        new InboundFile(MediaKind.Voice, "file-1", "подпись", 12345, "audio/ogg"),
        new InboundEdit("исправлено"),
        new InboundLeft(),
        new InboundReturned(),
        new InboundUnsupported("poll"),
        new InboundAside("HELP"),
        new InboundText("слух") { Forwarded = Forwarding.Often },
        new InboundPhone("+77010000002", Own: false) { Card = "Ахмед\n+77010000002" },
        new InboundFile(MediaKind.Document, "file-2", null, null, null) { Name = "договор.pdf", Forwarded = Forwarding.Once },
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_comes_back_as_it_went_in(ConversationEvent command)
    {
        Assert.Equal(Acceptance.Stored, await Runtime.Inbox.AcceptAsync(new InboxEvent(Runtime.IdOf(Aziza), "c1", command), Cancel));

        Assert.Equal(command, Assert.Single((await LeaseOneAsync()).Events).Event);
    }

    public static TheoryData<ConversationEvent> Commands() =>
    [
        new CaseTaken(new("7K3QD0M2XA"), "op-1", "Dana", 2),
        new CaseReturned(new("7K3QD0M2XA"), null, 3),
        new OperatorReplied(new("7K3QD0M2XA"), "op-1", 2, "click-1", "Здравствуйте"),
        new CaseClosed(new("7K3QD0M2XA"), "op-1", 4, "advised"),
        new UrgencyLowered(new("7K3QD0M2XA"), "op-1", 2, Core.Cases.Urgency.Normal, "спокойно"),
        new ErasureOrdered(),
        new DeliveryFailed("d1", "blocked", Gone: true),
    ];

    [Fact]
    public async Task Second_delivery_of_one_message_is_ignored()
    {
        await ReceiveAsync(Aziza, "one", "m1");

        Assert.Equal(Acceptance.Duplicate, await ReceiveAsync(Aziza, "one", "m1"));
        Assert.Equal(["one"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task A_duplicate_is_known_after_its_turn_and_after_a_restart()
    {
        await ReceiveAsync(Aziza, "one", "m1");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza));
        await Runtime.RestartAsync();

        Assert.Equal(Acceptance.Duplicate, await ReceiveAsync(Aziza, "one", "m1"));
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task Ids_are_remembered_for_seven_days_and_then_forgotten()
    {
        await ReceiveAsync(Aziza, "one", "m1");

        Runtime.Advance(MessagingLimits.DuplicateMemory - TimeSpan.FromSeconds(2));
        Assert.Equal(Acceptance.Duplicate, await ReceiveAsync(Aziza, "one", "m1"));

        Runtime.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "one", "m1"));
    }

    [Fact]
    public async Task Ids_need_no_order()
    {
        await ReceiveAsync(Aziza, "late", "9");

        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "early", "3"));
        Assert.Equal(Acceptance.Duplicate, await ReceiveAsync(Aziza, "late", "9"));
        Assert.Equal(["late", "early"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task What_an_older_program_stored_without_its_account_is_known_again()
    {
        await ReceiveAsync(Aziza, "one", "7");

        Assert.Equal(Acceptance.Duplicate, await FromBotAsync("111", "7"));
        Assert.Equal(["one"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task The_same_id_of_another_account_is_another_message()
    {
        Assert.Equal(Acceptance.Stored, await FromBotAsync("111", "7"));

        Assert.Equal(Acceptance.Duplicate, await FromBotAsync("111", "7"));
        Assert.Equal(Acceptance.Stored, await FromBotAsync("222", "7"));
        Assert.Equal(Acceptance.Duplicate, await FromBotAsync("222", "7"));
        Assert.Equal(["111.7", "222.7"], (await LeaseOneAsync()).Events.Select(waiting => waiting.EventId));
    }

    [Fact]
    public async Task An_account_is_known_also_behind_many_messages_and_in_the_same_round_trip_as_the_lease()
    {
        await ReceiveAsync(Aziza, "old", "7");
        await FromBotAsync("111", "8");
        for (var i = 0; i < 60; i++) await ReceiveAsync(Aziza, "many", $"f{i}");

        Assert.Equal(Acceptance.Duplicate, await FromBotAsync("111", "7"));
        Assert.Equal(Acceptance.Duplicate, (await Runtime.Conversations.AcceptAndLeaseAsync(OfBot("111", "8"), Worker, Cancel)).Acceptance);
        Assert.Equal(Acceptance.Stored, (await Runtime.Conversations.AcceptAndLeaseAsync(OfBot("222", "8"), Worker, Cancel)).Acceptance);
    }

    private Task<Acceptance> FromBotAsync(string account, string id) => Runtime.Inbox.AcceptAsync(OfBot(account, id), Cancel);

    private InboundMessage OfBot(string account, string id) => new(Aziza, $"{account}.{id}", Runtime.Now, new InboundText("text")) { FormerId = id };

    [Fact]
    public async Task The_same_id_from_another_person_or_as_a_command_is_another_event()
    {
        await ReceiveAsync(Aziza, "one", "1");

        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Bek, "one", "1"));
        Assert.Equal(Acceptance.Stored, await Runtime.Inbox.AcceptAsync(new InboxEvent(Runtime.IdOf(Aziza), "1", new ErasureOrdered()), Cancel));
        Assert.Equal(Acceptance.Duplicate, await Runtime.Inbox.AcceptAsync(new InboxEvent(Runtime.IdOf(Aziza), "1", new ErasureOrdered()), Cancel));
    }

    [Fact]
    public async Task Beyond_the_limit_a_conversation_is_full_and_the_refused_message_may_come_again()
    {
        for (var i = 0; i < MessagingLimits.WaitingPerConversation; i++) Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "flood", $"f{i}"));

        Assert.Equal(Acceptance.Full, await ReceiveAsync(Aziza, "one more", "last"));
        Assert.Equal(Acceptance.Duplicate, await ReceiveAsync(Aziza, "flood", "f0"));
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Bek, "another person"));

        var lease = (await LeaseAsync()).Single(lease => lease.Id == Runtime.IdOf(Aziza));
        await CommitAsync(Turn(lease, Aziza));
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "one more", "last"));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Whoever_wants_to_stop_leave_or_be_erased_is_let_in_although_the_conversation_is_full(ConversationEvent ending)
    {
        for (var i = 0; i < MessagingLimits.WaitingPerConversation; i++) await ReceiveAsync(Aziza, "flood", $"f{i}");

        Assert.Equal(Acceptance.Stored, await EndAsync(ending, "end"));
        Assert.Equal(Acceptance.Duplicate, await EndAsync(ending, "end"));
        Assert.Equal(Acceptance.Full, await ReceiveAsync(Aziza, "one more", "last"));
        Assert.Equal(Acceptance.Full, await EndAsync(new PersonWrote(new InboundMessage(Aziza, "menu", Runtime.Now, new InboundTap("_always:menu"))), "menu"));
        for (var i = 1; i < MessagingLimits.WaitingEndings; i++) Assert.Equal(Acceptance.Stored, await EndAsync(ending, $"end {i}"));
        Assert.Equal(Acceptance.Full, await EndAsync(ending, "one ending more"));
    }

    public static TheoryData<ConversationEvent> Endings() =>
    [
        new ErasureOrdered(),
        new PersonWrote(new InboundMessage(Aziza, "", DateTimeOffset.UnixEpoch, new InboundTap("_always:stop"))),
        new PersonWrote(new InboundMessage(Aziza, "", DateTimeOffset.UnixEpoch, new InboundTap("_always:leave"))),
        new PersonWrote(new InboundMessage(Aziza, "", DateTimeOffset.UnixEpoch, new InboundTap("_always:erase"))),
        new PersonWrote(new InboundMessage(Aziza, "", DateTimeOffset.UnixEpoch, new InboundLeft())),
    ];

    [Fact]
    public async Task A_thousand_messages_at_once_are_all_stored_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i =>
            ReceiveAsync(new Address(ChannelId.Sms, $"+7701{i % 100:D7}"), $"text {i}", $"id {i}")));

        Assert.All(answers, answer => Assert.Equal(Acceptance.Stored, answer));
        var leases = await LeaseAsync(max: 200);
        Assert.Equal(100, leases.Count);
        Assert.Equal(1000, leases.Sum(lease => lease.Events.Count));
        Assert.Equal(1000, leases.SelectMany(TextsOf).Distinct().Count());
    }

    private Task<Acceptance> EndAsync(ConversationEvent ending, string id) => ending is PersonWrote wrote
        ? Runtime.Inbox.AcceptAsync(wrote.Message with { ProviderId = id, SentAt = Runtime.Now }, Cancel)
        : Runtime.Inbox.AcceptAsync(new InboxEvent(Runtime.IdOf(Aziza), id, ending), Cancel);
}
