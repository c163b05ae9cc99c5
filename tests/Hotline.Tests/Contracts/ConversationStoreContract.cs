using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What every <see cref="IConversationStore"/> holds to.</summary>
public abstract class ConversationStoreContract : RuntimeContract
{
    [Fact]
    public async Task Messages_are_leased_in_the_order_of_their_arrival()
    {
        foreach (var text in new[] { "one", "two", "three" }) await ReceiveAsync(Aziza, text);

        var lease = await LeaseOneAsync();

        Assert.Equal(["one", "two", "three"], TextsOf(lease));
        Assert.True(lease.Events[0].Sequence < lease.Events[1].Sequence && lease.Events[1].Sequence < lease.Events[2].Sequence);
        Assert.Null(lease.State);
        Assert.False(lease.Corrupt);
        Assert.Equal(Runtime.Now + RuntimeLimits.Lease, lease.Until);
    }

    [Fact]
    public async Task One_conversation_is_in_one_worker_s_hands_at_a_time()
    {
        await ReceiveAsync(Aziza, "one");
        await LeaseOneAsync();
        await ReceiveAsync(Aziza, "two");

        Assert.Empty(await LeaseAsync(worker: Other));
    }

    [Fact]
    public async Task The_longest_waiting_conversation_comes_first()
    {
        await ReceiveAsync(Aziza, "first");
        Runtime.Advance(TimeSpan.FromSeconds(1));
        await ReceiveAsync(Bek, "second");
        Runtime.Advance(TimeSpan.FromSeconds(1));
        await ReceiveAsync(Aziza, "third");

        Assert.Equal(Runtime.IdOf(Aziza), Assert.Single(await LeaseAsync(max: 1)).Id);
        Assert.Equal(Runtime.IdOf(Bek), Assert.Single(await LeaseAsync(max: 1)).Id);
    }

    [Fact]
    public async Task The_state_comes_back_as_it_was_committed()
    {
        await ReceiveAsync(Aziza, "one");
        var state = Some.State(Aziza, Some.Timer(Runtime.Now.AddHours(20)));
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = state });
        await Runtime.RestartAsync();
        await ReceiveAsync(Aziza, "two");

        var lease = await LeaseOneAsync();

        Assert.Equal(["two"], TextsOf(lease));
        Assert.NotNull(lease.State);
        Assert.Equivalent(state, lease.State, strict: true);
    }

    [Fact]
    public async Task A_conversation_is_found_as_its_last_turn_left_it_without_a_lease()
    {
        Assert.Null(await FindAsync(Aziza));
        await ReceiveAsync(Aziza, "one");
        Assert.Null(await FindAsync(Aziza));
        var state = Some.State(Aziza, Some.Timer(Runtime.Now.AddHours(20)));
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = state });
        Assert.Equivalent(state, await FindAsync(Aziza), strict: true);

        await ReceiveAsync(Aziza, "two");
        var held = await LeaseOneAsync();
        Assert.Equivalent(state, await FindAsync(Aziza), strict: true);
        await CommitAsync(Turn(held, Aziza) with { State = state with { Topic = "detention" } });
        await Runtime.RestartAsync();

        Assert.Equal("detention", (await FindAsync(Aziza))?.Topic);
        Assert.Null(await FindAsync(Bek));
    }

    [Fact]
    public async Task Looking_for_a_conversation_takes_nothing_from_whoever_works_on_it_and_an_erased_one_is_not_found()
    {
        await SayAsync(Aziza);
        await ReceiveAsync(Aziza, "delete my data");
        var lease = await LeaseOneAsync();

        Assert.NotNull(await FindAsync(Aziza));
        Assert.Empty(await LeaseAsync(worker: Other));
        Assert.True((await CommitAsync(Turn(lease, Aziza) with { Erase = true })).Committed);

        Assert.Null(await FindAsync(Aziza));
        await Runtime.RestartAsync();
        Assert.Null(await FindAsync(Aziza));
    }

    [Fact]
    public async Task A_turn_consumes_only_what_it_dealt_with()
    {
        await ReceiveAsync(Aziza, "one");
        await ReceiveAsync(Aziza, "two");
        var lease = await LeaseOneAsync();
        await ReceiveAsync(Aziza, "three");

        await CommitAsync(Turn(lease, Aziza) with { Through = lease.Events[0].Sequence });

        Assert.Equal(["two", "three"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task A_lease_hands_over_a_bounded_number_of_events_and_the_rest_follows()
    {
        for (var i = 0; i < RuntimeLimits.EventsPerLease + 3; i++) await ReceiveAsync(Aziza, $"text {i}");
        var lease = await LeaseOneAsync();
        Assert.Equal(RuntimeLimits.EventsPerLease, lease.Events.Count);

        await CommitAsync(Turn(lease, Aziza));

        Assert.Equal(["text 16", "text 17", "text 18"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task A_lost_lease_commits_nothing()
    {
        await ReceiveAsync(Aziza, "one");
        var lost = await LeaseOneAsync();
        Runtime.Advance(RuntimeLimits.Lease + TimeSpan.FromSeconds(1));
        var held = await LeaseOneAsync(Other);
        Assert.True(held.Fence > lost.Fence);

        var refused = await CommitAsync(Turn(lost, Aziza, Some.Reply("lost", Aziza)) with { Journal = [Some.Record("lost", Aziza, Runtime.Now)] });

        Assert.False(refused.Committed);
        Assert.Empty(refused.ToSend);
        Assert.Empty(await JournalAsync(Aziza));
        var committed = await CommitAsync(Turn(held, Aziza, Some.Reply("kept", Aziza)) with { Worker = Other });
        Assert.True(committed.Committed);
        Assert.Equal(["kept"], IdsOf(committed.ToSend));
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task A_turn_is_committed_once()
    {
        await ReceiveAsync(Aziza, "one");
        var turn = Turn(await LeaseOneAsync(), Aziza, Some.Reply("r1", Aziza));

        Assert.True((await CommitAsync(turn)).Committed);
        Assert.False((await CommitAsync(turn)).Committed);
    }

    [Fact]
    public async Task A_lease_ends_by_the_store_s_clock()
    {
        await ReceiveAsync(Aziza, "one");
        await LeaseOneAsync();

        Runtime.Advance(RuntimeLimits.Lease - TimeSpan.FromSeconds(1));
        Assert.Empty(await LeaseAsync(worker: Other));

        Runtime.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["one"], TextsOf(await LeaseOneAsync(Other)));
    }

    [Fact]
    public async Task A_crash_before_the_commit_repeats_the_turn()
    {
        await ReceiveAsync(Aziza, "one");
        var before = await LeaseOneAsync();
        await Runtime.RestartAsync();
        Runtime.Advance(RuntimeLimits.Lease + TimeSpan.FromSeconds(1));

        var again = await LeaseOneAsync();

        Assert.Equal(["one"], TextsOf(again));
        Assert.True(again.Fence > before.Fence);
        Assert.False((await CommitAsync(Turn(before, Aziza))).Committed);
        Assert.True((await CommitAsync(Turn(again, Aziza))).Committed);
    }

    [Fact]
    public async Task A_crash_after_the_commit_repeats_nothing()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await Runtime.RestartAsync();
        Runtime.Advance(RuntimeLimits.Lease + TimeSpan.FromSeconds(1));

        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task Fences_rise_over_restarts_and_erasures()
    {
        await ReceiveAsync(Aziza, "one");
        var first = await LeaseOneAsync();
        await CommitAsync(Turn(first, Aziza) with { Erase = true });
        await Runtime.RestartAsync();
        Runtime.Advance(TimeSpan.FromSeconds(1));
        await ReceiveAsync(Aziza, "again");

        Assert.True((await LeaseOneAsync()).Fence > first.Fence);
    }

    [Fact]
    public async Task A_released_conversation_is_leased_again_at_once()
    {
        await ReceiveAsync(Aziza, "one");
        var lease = await LeaseOneAsync();

        await Runtime.Conversations.ReleaseAsync(lease, Cancel);

        Assert.Equal(["one"], TextsOf(await LeaseOneAsync(Other)));
        Assert.False((await CommitAsync(Turn(lease, Aziza))).Committed);
    }

    [Fact]
    public async Task Releasing_a_lost_lease_does_not_touch_the_new_one()
    {
        await ReceiveAsync(Aziza, "one");
        var lost = await LeaseOneAsync();
        Runtime.Advance(RuntimeLimits.Lease + TimeSpan.FromSeconds(1));
        await LeaseOneAsync(Other);

        await Runtime.Conversations.ReleaseAsync(lost, Cancel);

        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task A_kept_lease_goes_on_for_the_next_event_and_its_time_starts_anew()
    {
        await ReceiveAsync(Aziza, "one");
        await ReceiveAsync(Aziza, "two");
        var lease = await LeaseOneAsync();
        Runtime.Advance(TimeSpan.FromSeconds(20));

        await CommitAsync(Turn(lease, Aziza) with { Through = lease.Events[0].Sequence, KeepLease = true });
        Runtime.Advance(TimeSpan.FromSeconds(20));

        Assert.Empty(await LeaseAsync(worker: Other));
        Assert.True((await CommitAsync(Turn(lease, Aziza))).Committed);
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task A_timer_wakes_its_conversation_when_it_is_due_and_not_before()
    {
        await ReceiveAsync(Aziza, "one");
        var due = Runtime.Now.AddHours(20);
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = Some.State(Aziza, Some.Timer(due.AddHours(4)), Some.Timer(due)) });

        Runtime.Advance(TimeSpan.FromHours(20) - TimeSpan.FromSeconds(1));
        Assert.Empty(await LeaseAsync());

        Runtime.Advance(TimeSpan.FromSeconds(1));
        var lease = await LeaseOneAsync();
        Assert.True(lease.TimerDue);
        Assert.Empty(lease.Events);
    }

    [Fact]
    public async Task A_timer_that_fell_due_while_nothing_ran_fires_once_after_the_start()
    {
        await ReceiveAsync(Aziza, "one");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = Some.State(Aziza, Some.Timer(Runtime.Now.AddHours(1))) });
        Runtime.Advance(TimeSpan.FromHours(5));
        await Runtime.RestartAsync();

        var lease = await LeaseOneAsync();
        Assert.True(lease.TimerDue);
        await CommitAsync(Turn(lease, Aziza) with { State = Some.State(Aziza) });

        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task Timers_that_fell_due_while_nothing_ran_fire_once_among_many_workers()
    {
        var people = Enumerable.Range(0, 30).Select(i => new Address(ChannelId.Sms, $"+7701{i:D7}")).ToArray();
        foreach (var person in people)
        {
            await ReceiveAsync(person, "hello");
            await CommitAsync(Turn(await LeaseOneAsync(), person) with { State = Some.State(person, Some.Timer(Runtime.Now.AddHours(1))) });
        }

        Runtime.Advance(TimeSpan.FromHours(5));
        await Runtime.RestartAsync();
        var fired = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => FireAsync(new WorkerId($"w{i}"), people)));

        Assert.Equal(people.Select(person => Runtime.IdOf(person).Value).Order(), fired.SelectMany(ids => ids).Select(id => id.Value).Order());
        Runtime.Advance(RuntimeLimits.Lease + TimeSpan.FromSeconds(1));
        Assert.Empty(await LeaseAsync(max: 100));
    }

    [Fact]
    public async Task A_message_is_leased_before_a_timer_of_the_same_conversation_is_due()
    {
        await ReceiveAsync(Aziza, "one");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = Some.State(Aziza, Some.Timer(Runtime.Now.AddHours(1))) });

        await ReceiveAsync(Aziza, "two");

        var lease = await LeaseOneAsync();
        Assert.False(lease.TimerDue);
        Assert.Equal(["two"], TextsOf(lease));
    }

    [Fact]
    public async Task Waiting_for_work_ends_when_a_message_comes()
    {
        Assert.Empty(await LeaseAsync());
        var waiting = Runtime.Conversations.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);
        Assert.False(waiting.IsCompleted);

        await ReceiveAsync(Aziza, "one");

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await LeaseOneAsync();
    }

    [Fact]
    public async Task A_message_that_came_between_leasing_and_waiting_is_not_missed()
    {
        Assert.Empty(await LeaseAsync());
        await ReceiveAsync(Aziza, "one");

        await Runtime.Conversations.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task Waiting_for_work_ends_when_a_timer_or_a_lost_lease_is_due()
    {
        await ReceiveAsync(Aziza, "one");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = Some.State(Aziza, Some.Timer(Runtime.Now.AddMinutes(10))) });
        Assert.Empty(await LeaseAsync());
        var timer = Runtime.Conversations.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);
        Assert.False(timer.IsCompleted);
        Runtime.Advance(TimeSpan.FromMinutes(10));
        await timer.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        await LeaseOneAsync();
        Assert.Empty(await LeaseAsync());
        var lost = Runtime.Conversations.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);
        Assert.False(lost.IsCompleted);
        Runtime.Advance(RuntimeLimits.Lease);
        await lost.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await LeaseOneAsync(Other);
    }

    [Fact]
    public async Task Waiting_for_work_ends_after_the_time_that_was_named()
    {
        Assert.Empty(await LeaseAsync());
        var waiting = Runtime.Conversations.WaitForWorkAsync(TimeSpan.FromSeconds(5), Cancel);

        Runtime.Advance(TimeSpan.FromSeconds(5));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_is_replaced_and_the_conversation_goes_on()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await Runtime.DamageKeyAsync(Runtime.IdOf(Aziza));
        await ReceiveAsync(Aziza, "hello?");

        var lease = await LeaseOneAsync();
        Assert.True(lease.Corrupt);
        var result = await CommitAsync(Turn(lease, Aziza, Some.Reply("r2", Aziza)));

        Assert.Equal(["r2"], IdsOf(result.ToSend));
        await ReceiveAsync(Aziza, "and now?");
        Assert.NotNull((await LeaseOneAsync()).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_second_turn_of_a_lease_that_brought_a_new_key_leaves_the_replies_of_the_first_alone(bool damaged)
    {
        if (damaged)
        {
            await SayAsync(Aziza, Some.Reply("r0", Aziza));
            await Runtime.DamageKeyAsync(Runtime.IdOf(Aziza));
        }

        await ReceiveAsync(Aziza, "one");
        await ReceiveAsync(Aziza, "two");
        var lease = await LeaseOneAsync();
        await CommitAsync(Turn(lease, Aziza, Some.Reply("r1", Aziza)) with { Through = lease.Events[0].Sequence, KeepLease = true });

        var second = await CommitAsync(Turn(lease, Aziza, Some.Reply("r2", Aziza)));

        Assert.Empty(second.ToSend);
        Assert.Equal(["r2"], IdsOf(await ReportAsync(Aziza, "r1")));
        await Runtime.RestartAsync();
        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Equal(["r2"], IdsOf(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel)));
    }

    [Fact]
    public async Task Many_workers_at_once_never_hold_the_same_conversation()
    {
        for (var i = 0; i < 60; i++) await ReceiveAsync(new Address(ChannelId.Sms, $"+7701{i:D7}"), "hello");

        var leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => LeaseAsync(max: 5, worker: new WorkerId($"w{i}"))));

        var ids = leases.SelectMany(lease => lease).Select(lease => lease.Id).ToArray();
        Assert.Equal(60, ids.Length);
        Assert.Equal(60, ids.Distinct().Count());
    }

    /// <summary>Plays timers as one worker does, until it finds none; returns whose.</summary>
    private async Task<List<ConversationId>> FireAsync(WorkerId worker, Address[] people)
    {
        var fired = new List<ConversationId>();
        while (await LeaseAsync(max: 2, worker) is { Count: > 0 } leases)
        {
            foreach (var lease in leases)
            {
                Assert.True(lease.TimerDue);
                var person = people.Single(one => Runtime.IdOf(one) == lease.Id);
                if ((await CommitAsync(Turn(lease, person) with { Worker = worker, State = Some.State(person) })).Committed) fired.Add(lease.Id);
            }
        }

        return fired;
    }

    private Task<ConversationState?> FindAsync(Address address) => Runtime.Conversations.FindAsync(Runtime.IdOf(address), Cancel);
}
