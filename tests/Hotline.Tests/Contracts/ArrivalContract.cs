using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What every <see cref="IConversationStore"/> holds to when a message is taken in and leased at once.</summary>
public abstract class ArrivalContract : RuntimeContract
{
    [Fact]
    public async Task An_idle_conversation_is_leased_with_its_message()
    {
        var message = new InboundMessage(Aziza, "m1", Runtime.Now.AddSeconds(-1), new InboundText("one"), "ru");

        var arrival = await Runtime.Conversations.AcceptAndLeaseAsync(message, Worker, Cancel);

        Assert.Equal(Acceptance.Stored, arrival.Acceptance);
        var lease = Leased(arrival);
        Assert.Equal(Runtime.IdOf(Aziza), lease.Id);
        Assert.Equal(Runtime.Now + RuntimeLimits.Lease, lease.Until);
        Assert.Null(lease.State);
        var waiting = Assert.Single(lease.Events);
        Assert.Equal(("m1", new PersonWrote(message), Runtime.Now), (waiting.EventId, waiting.Event, waiting.AcceptedAt));
        Assert.Empty(await LeaseAsync(worker: Other));
        Assert.Equal(["r1"], IdsOf((await CommitAsync(Turn(lease, Aziza, Some.Reply("r1", Aziza)))).ToSend));
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task The_state_of_the_last_turn_comes_with_the_next_message_and_fences_rise()
    {
        var state = Some.State(Aziza, Some.Timer(Runtime.Now.AddHours(20)));
        var first = Leased(await ArriveAsync("one"));
        await CommitAsync(Turn(first, Aziza) with { State = state });

        var second = Leased(await ArriveAsync("two"));

        Assert.Equivalent(state, second.State, strict: true);
        Assert.True(second.Fence > first.Fence);
        Assert.False(second.TimerDue);
        await CommitAsync(Turn(second, Aziza) with { State = state });
        Runtime.Advance(TimeSpan.FromHours(20));
        Assert.True(Leased(await ArriveAsync("three")).TimerDue);
    }

    [Fact]
    public async Task While_somebody_holds_the_conversation_a_message_waits_for_the_next_lease()
    {
        var held = Leased(await ArriveAsync("one"));

        var arrival = await ArriveAsync("two");

        Assert.Equal((Acceptance.Stored, null), (arrival.Acceptance, arrival.Lease));
        Assert.True((await CommitAsync(Turn(held, Aziza))).Committed);
        Assert.Equal(["two"], TextsOf(await LeaseOneAsync(Other)));
    }

    [Fact]
    public async Task A_message_never_overtakes_an_earlier_one_that_waits()
    {
        await ReceiveAsync(Aziza, "one");

        Assert.Null((await ArriveAsync("two")).Lease);

        Assert.Equal(["one", "two"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task A_message_that_only_waits_ends_the_waiting_for_work()
    {
        var held = Leased(await ArriveAsync("one"));
        await ArriveAsync("two");
        Assert.Empty(await LeaseAsync());
        var waiting = Runtime.Conversations.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);
        Assert.False(waiting.IsCompleted);

        await CommitAsync(Turn(held, Aziza));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task What_came_before_or_too_often_or_too_late_is_not_leased()
    {
        await CommitAsync(Turn(Leased(await ArriveAsync("one", "m1")), Aziza));
        Assert.Equal(new Arrival(Acceptance.Duplicate, null), await ArriveAsync("one", "m1"));
        await CommitAsync(Turn(Leased(await ArriveAsync("delete my data")), Aziza) with { Erase = true });
        Assert.Equal(new Arrival(Acceptance.Erased, null), await ArriveAsync("late", sentAt: Runtime.Now.AddSeconds(-5)));
        for (var i = 0; i < MessagingLimits.WaitingPerConversation; i++) await ReceiveAsync(Bek, "flood");

        Assert.Equal(new Arrival(Acceptance.Full, null), await ArriveAsync("more", from: Bek));
    }

    [Fact]
    public async Task A_lease_that_is_never_used_runs_out_and_somebody_hears_of_it()
    {
        Assert.Empty(await LeaseAsync());
        var lost = Leased(await ArriveAsync("one"));
        var waiting = Runtime.Conversations.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);

        Runtime.Advance(RuntimeLimits.Lease);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(["one"], TextsOf(await LeaseOneAsync(Other)));
        Assert.False((await CommitAsync(Turn(lost, Aziza))).Committed);
    }

    [Fact]
    public async Task Of_many_that_arrive_at_once_one_is_leased_and_all_are_stored_in_order()
    {
        var arrivals = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ArriveAsync($"text {i}")));

        Assert.All(arrivals, arrival => Assert.Equal(Acceptance.Stored, arrival.Acceptance));
        var lease = Assert.Single(arrivals, arrival => arrival.Lease is not null).Lease!;
        await CommitAsync(Turn(lease, Aziza));
        Assert.Equal(9, (await LeaseOneAsync()).Events.Count);
    }

    private static LeasedConversation Leased(Arrival arrival)
    {
        Assert.NotNull(arrival.Lease);
        return arrival.Lease;
    }

    private int arrived;

    private Task<Arrival> ArriveAsync(string text, string? id = null, DateTimeOffset? sentAt = null, Address? from = null) =>
        Runtime.Conversations.AcceptAndLeaseAsync(
            new InboundMessage(from ?? Aziza, id ?? $"arrival-{++arrived}", sentAt ?? Runtime.Now, new InboundText(text)), Worker, Cancel);
}
