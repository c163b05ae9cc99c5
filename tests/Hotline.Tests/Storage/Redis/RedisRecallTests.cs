using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Redis;
using Hotline.Tests.Contracts;

namespace Hotline.Tests.Storage.Redis;

/// <summary>A conversation that had its last turn in this process: message and turn are stored in one round trip, or nothing is.</summary>
public sealed class RedisRecallTests(RedisHouse house) : RuntimeContract
{
    private RedisUnderTest Store => (RedisUnderTest)Runtime;

    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());

    [Fact]
    public async Task Nothing_is_at_hand_before_the_first_turn_and_in_a_new_process()
    {
        Assert.Null(Runtime.Conversations.Recall(Message("m1")));
        await RememberedAsync();
        await using var other = await Store.AnotherAsync();

        Assert.Null(other.Conversations.Recall(Message("m2")));
    }

    [Fact]
    public async Task A_recalled_turn_stores_its_message_state_replies_and_journal()
    {
        var first = await RememberedAsync();
        var state = Some.State(Aziza, Some.Timer(Runtime.Now.AddHours(2)));
        var lease = Recalled("m2");

        var result = await CommitAsync(Turn(lease, Aziza, Some.Reply("r2", Aziza)) with { State = state, Journal = [Some.Record("e2", Aziza, Runtime.Now)] });

        Assert.Equal((true, Acceptance.Stored), (result.Committed, result.Taken));
        Assert.Equal(["r2"], IdsOf(result.ToSend));
        Assert.Empty(await LeaseAsync());
        Assert.Equal(Acceptance.Duplicate, await ReceiveAsync(Aziza, "again", "m2"));
        Assert.Equivalent(state, await Runtime.Conversations.FindAsync(Runtime.IdOf(Aziza), Cancel), strict: true);
        Assert.Equal(["e2"], (await JournalAsync(Aziza)).Select(e => e.Record.Id));
        var next = await Runtime.Conversations.AcceptAndLeaseAsync(Message("m3"), Worker, Cancel);
        Assert.True(next.Lease!.Fence > result.Fence && result.Fence > first);
    }

    [Fact]
    public async Task A_recalled_turn_about_danger_makes_due_what_waits_for_a_later_try()
    {
        await RememberedAsync();
        var first = Turn(Recalled("m2"), Aziza, Some.Reply("words", Aziza, importance: Importance.Operator));
        Runtime.Conversations.Remember(first, await CommitAsync(first));
        await ReportAsync(Aziza, "words", retryAt: Runtime.Now.AddSeconds(60));

        var result = await CommitAsync(Turn(Recalled("m3"), Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger)));

        Assert.Equal((true, 0), (result.Committed, result.ToSend.Count));
        Assert.Equal(["words"], IdsOf(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel)));
        Assert.Equal(["danger"], IdsOf(await ReportAsync(Aziza, "words", retryAt: Runtime.Now.AddSeconds(60))));
    }

    [Fact]
    public async Task One_turn_follows_the_other_without_a_lease()
    {
        await RememberedAsync();
        for (var i = 2; i < 60; i++)
        {
            var result = await PlayAsync($"m{i}");
            Assert.Equal(Acceptance.Stored, result.Taken);
        }

        foreach (var id in (string[])["m1", "m2", "m30", "m59"]) Assert.Equal(Acceptance.Duplicate, await ReceiveAsync(Aziza, "again", id));
    }

    [Fact]
    public async Task A_second_delivery_writes_nothing_and_leaves_the_conversation_at_hand()
    {
        await RememberedAsync();
        await PlayAsync("m2");

        var again = await CommitAsync(Turn(Recalled("m2"), Aziza, Some.Reply("r-again", Aziza)));

        Assert.Equal((false, Acceptance.Duplicate), (again.Committed, again.Taken));
        Assert.Empty(again.ToSend);
        Assert.Equal(Acceptance.Stored, (await PlayAsync("m3")).Taken);
    }

    [Fact]
    public async Task A_recalled_turn_knows_its_message_by_the_name_without_the_account_too()
    {
        await RememberedAsync();
        await PlayAsync("m2");
        var message = Message("111.m2") with { FormerId = "m2" };

        var again = await CommitAsync(Turn(Assert.IsType<LeasedConversation>(Runtime.Conversations.Recall(message)), Aziza));
        Assert.Equal((false, Acceptance.Duplicate), (again.Committed, again.Taken));

        var other = await CommitAsync(Turn(Assert.IsType<LeasedConversation>(Runtime.Conversations.Recall(message with { ProviderId = "111.m3", FormerId = "m3" })), Aziza));
        Assert.Equal((true, Acceptance.Stored), (other.Committed, other.Taken));
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "of another bot", "222.m3"));
    }

    [Fact]
    public async Task Only_one_is_given_a_conversation_and_the_other_message_waits_its_turn()
    {
        await RememberedAsync();
        var lease = Recalled("m2");

        Assert.Null(Runtime.Conversations.Recall(Message("m3")));

        var second = await Runtime.Conversations.AcceptAndLeaseAsync(Message("m3"), Worker, Cancel);
        Assert.NotNull(second.Lease);
        var refused = await CommitAsync(Turn(lease, Aziza));
        Assert.Equal((false, null), (refused.Committed, refused.Taken));
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "two", "m2"));
    }

    [Fact]
    public async Task What_another_process_did_meanwhile_is_seen_and_nothing_is_written()
    {
        await RememberedAsync();
        await using var other = await Store.AnotherAsync();
        var elsewhere = await other.Conversations.AcceptAndLeaseAsync(Message("m2"), Other, Cancel);
        Assert.Null((await CommitAsync(Turn(Recalled("m3"), Aziza))).Taken);

        await other.Conversations.CommitAsync(Turn(elsewhere.Lease!, Aziza) with { Worker = Other }, Cancel);

        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "three", "m3"));
    }

    [Fact]
    public async Task A_message_or_a_timer_that_waits_goes_first()
    {
        await RememberedAsync(Some.State(Aziza, Some.Timer(Runtime.Now.AddMinutes(1))));
        Runtime.Advance(TimeSpan.FromMinutes(1) - RecentConversations.Age);
        Runtime.Advance(RecentConversations.Age);
        await RememberedAsync(Some.State(Aziza, Some.Timer(Runtime.Now.AddSeconds(1))), "m2");
        Runtime.Advance(TimeSpan.FromSeconds(2));
        Assert.Null((await CommitAsync(Turn(Recalled("m3"), Aziza))).Taken);

        await RememberedAsync(Some.State(Aziza), "m3");
        await ReceiveAsync(Aziza, "waits", "m4");

        Assert.Null((await CommitAsync(Turn(Recalled("m5"), Aziza))).Taken);
    }

    [Fact]
    public async Task After_a_while_nothing_is_at_hand_any_more()
    {
        await RememberedAsync();
        Runtime.Advance(RecentConversations.Age);
        Runtime.Advance(RecentConversations.Age);

        Assert.Null(Runtime.Conversations.Recall(Message("m2")));
    }

    [Fact]
    public async Task An_erasure_takes_the_usual_way_and_leaves_nothing_at_hand()
    {
        await RememberedAsync();
        var refused = await CommitAsync(Turn(Recalled("m2"), Aziza) with { Erase = true });
        Assert.Equal((false, null), (refused.Committed, refused.Taken));
        await RememberedAsync(id: "m3");
        var lease = (await Runtime.Conversations.AcceptAndLeaseAsync(Message("m4"), Worker, Cancel)).Lease!;

        var erased = Turn(lease, Aziza) with { Erase = true };
        Runtime.Conversations.Remember(erased, await CommitAsync(erased));

        Assert.Null(Runtime.Conversations.Recall(Message("m5")));
    }

    [Fact]
    public async Task Replies_behind_one_that_is_being_sent_here_go_into_the_same_hands_in_order()
    {
        await RememberedAsync();
        await PlayAsync("m2", "r2");

        var behind = await PlayAsync("m3", "r3", "r4");
        var last = await PlayAsync("m4", "r5");

        Assert.Equal(["r3", "r4"], IdsOf(behind.ToSend));
        Assert.Equal(["r2", null], behind.ToSend.Select(e => e.After));
        Assert.Equal("r4", Assert.Single(last.ToSend).After);
        Assert.Empty(await Runtime.Outbox.LeaseAsync(Other, 10, Cancel));
        foreach (var id in (string[])["r2", "r3", "r4", "r5"]) Assert.Empty(await ReportAsync(Aziza, id));
        Assert.Equal(["r2:sent", "r3:sent", "r4:sent", "r5:sent"], (await JournalAsync(Aziza)).Select(e => e.Record.Id));
        Assert.Null(Assert.Single((await PlayAsync("m5", "r6")).ToSend).After);
    }

    [Fact]
    public async Task When_the_first_must_wait_those_behind_it_are_taken_back_and_come_again_in_order()
    {
        await RememberedAsync();
        await PlayAsync("m2", "r2");
        await PlayAsync("m3", "r3");

        await ReportAsync(Aziza, "r2", "waiting", Runtime.Now.AddSeconds(5));

        Assert.Empty((await PlayAsync("m4", "r4")).ToSend);
        Assert.Empty(await Runtime.Outbox.LeaseAsync(Other, 10, Cancel));
        Runtime.Advance(TimeSpan.FromSeconds(5));
        foreach (var id in (string[])["r2", "r3", "r4"])
        {
            var entry = Assert.Single(id == "r2" ? await Runtime.Outbox.LeaseAsync(Other, 10, Cancel) : await Runtime.Outbox.ReportAsync(Other, [Sent(Before(id))], Cancel));
            Assert.Equal((id, id == "r2" ? 2 : 1), (entry.Delivery.Id, entry.Attempt));
        }
    }

    [Fact]
    public async Task Replies_in_other_hands_are_waited_for()
    {
        await using var other = await Store.AnotherAsync();
        var lease = (await other.Conversations.AcceptAndLeaseAsync(Message("m1"), Other, Cancel)).Lease!;
        await other.Conversations.CommitAsync(Turn(lease, Aziza, Some.Reply("r1", Aziza)) with { Worker = Other }, Cancel);
        await RememberedAsync(id: "m2");

        Assert.Empty((await PlayAsync("m3", "r3")).ToSend);

        Assert.Equal(["r3"], IdsOf(await other.Outbox.ReportAsync(Other, [Sent("r1")], Cancel)));
    }

    private static string Before(string id) => $"r{id[1] - '0' - 1}";

    private SendReport Sent(string delivery) => new(Runtime.IdOf(Aziza), delivery, "sent", null, null);

    private InboundMessage Message(string id) => new(Aziza, id, Runtime.Now, new InboundText("words"));

    private LeasedConversation Recalled(string id)
    {
        var lease = Runtime.Conversations.Recall(Message(id));
        Assert.NotNull(lease);
        Assert.True(lease.Recalled);
        return lease;
    }

    /// <summary>A turn in the usual way, after which the conversation is at hand. Returns its fence.</summary>
    private async Task<long> RememberedAsync(ConversationState? state = null, string id = "m1")
    {
        var lease = (await Runtime.Conversations.AcceptAndLeaseAsync(Message(id), Worker, Cancel)).Lease;
        Assert.NotNull(lease);
        var turn = Turn(lease, Aziza) with { State = state ?? Some.State(Aziza) };
        Runtime.Conversations.Remember(turn, await CommitAsync(turn));
        return lease.Fence;
    }

    private async Task<CommitResult> PlayAsync(string id, params string[] replies)
    {
        var turn = Turn(Recalled(id), Aziza, [.. replies.Select(reply => Some.Reply(reply, Aziza))]);
        var result = await CommitAsync(turn);
        Runtime.Conversations.Remember(turn, result);
        return result;
    }
}
