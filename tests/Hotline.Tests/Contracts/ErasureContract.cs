using Hotline.Core.Conversations;

namespace Hotline.Tests.Contracts;

/// <summary>What an erasure leaves, and how a person comes back after one.</summary>
public abstract class ErasureContract : RuntimeContract
{
    [Fact]
    public async Task An_erasure_leaves_no_state_no_message_and_no_reply()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await ReportAsync(Aziza, "r1", "dead", words: "Refused.");
        await SayAsync(Aziza, Some.Reply("r2", Aziza));
        await ReceiveAsync(Aziza, "delete my data");
        var lease = await LeaseOneAsync();
        await ReceiveAsync(Aziza, "and this too");

        var result = await CommitAsync(Turn(lease, Aziza, Some.Reply("bye", Aziza)) with { Erase = true });

        Assert.True(result.Committed);
        Assert.Equal(["bye"], IdsOf(result.ToSend));
        Assert.Equal(1, result.ToSend[0].Attempt);
        Runtime.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await LeaseAsync());
        Assert.Empty(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel));
        Assert.Empty(await Runtime.Outbox.DeadLettersAsync(10, Cancel));
    }

    [Fact]
    public async Task The_farewell_is_tried_once_and_its_report_is_nothing_to_nobody()
    {
        await EraseAsync();

        Assert.Empty(await ReportAsync(Aziza, "bye", retryAt: Runtime.Now.AddSeconds(5)));

        Runtime.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel));
        Assert.Single(await JournalAsync(Aziza));
    }

    [Fact]
    public async Task What_was_sent_before_the_erasure_and_comes_late_is_dropped()
    {
        var before = Runtime.Now.AddSeconds(-1);
        await EraseAsync();
        await Runtime.RestartAsync();
        Runtime.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Acceptance.Erased, await ReceiveAsync(Aziza, "late", sentAt: before));
        Assert.Equal(Acceptance.Erased, await Runtime.Inbox.AcceptAsync(new InboxEvent(Runtime.IdOf(Aziza), "c1", new ErasureOrdered()), Cancel));
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task Who_writes_again_later_starts_anew_and_late_messages_are_still_dropped()
    {
        await EraseAsync();
        Runtime.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "hello again", "m1"));
        Assert.Equal(Acceptance.Erased, await ReceiveAsync(Aziza, "late", sentAt: Runtime.Now.AddMinutes(-2)));

        var lease = await LeaseOneAsync();
        Assert.Null(lease.State);
        Assert.False(lease.Corrupt);
        Assert.Equal(["hello again"], TextsOf(lease));
        var result = await CommitAsync(Turn(lease, Aziza, Some.Reply("r1", Aziza)) with { Journal = [Some.Record("e9", Aziza, Runtime.Now)] });
        Assert.Equal(["r1"], IdsOf(result.ToSend));
        await Runtime.RestartAsync();
        Assert.IsType<ErasureRecord>((await JournalAsync(Aziza))[0].Record);
        Assert.Equal("e9", (await JournalAsync(Aziza))[1].Record.Id);
        await ReceiveAsync(Aziza, "and more");
        Assert.NotNull((await LeaseOneAsync()).State);
    }

    [Fact]
    public async Task A_second_erasure_erases_the_second_life()
    {
        await EraseAsync();
        Runtime.Advance(TimeSpan.FromMinutes(1));
        await ReceiveAsync(Aziza, "hello again");
        await EraseAsync();
        await Runtime.RestartAsync();
        Runtime.Advance(TimeSpan.FromSeconds(1));

        await ReceiveAsync(Aziza, "third");

        Assert.Null((await LeaseOneAsync()).State);
    }

    [Fact]
    public async Task An_erasure_under_a_lost_lease_erases_nothing()
    {
        await SayAsync(Aziza);
        await ReceiveAsync(Aziza, "delete my data");
        var lost = await LeaseOneAsync();
        Runtime.Advance(RuntimeLimits.Lease + TimeSpan.FromSeconds(1));
        var held = await LeaseOneAsync(Other);

        Assert.False((await CommitAsync(Turn(lost, Aziza) with { Erase = true })).Committed);

        Assert.NotNull(held.State);
        Assert.True((await CommitAsync(Turn(held, Aziza))).Committed);
    }

    [Fact]
    public async Task Others_are_untouched()
    {
        await SayAsync(Bek, Some.Reply("b1", Bek));

        await EraseAsync();

        await ReceiveAsync(Bek, "still here");
        Assert.NotNull((await LeaseOneAsync()).State);
        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Equal(["b1"], IdsOf(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel)));
    }

    [Fact]
    public async Task Whom_the_casebook_knows_as_erased_since_is_erased_again_in_a_store_that_was_put_back()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await SayAsync(Bek);
        await ReceiveAsync(Aziza, "from the backup");
        Runtime.Advance(TimeSpan.FromMinutes(1));
        var erased = (Runtime.IdOf(Aziza), Runtime.Now);

        Assert.Equal(1, await Runtime.EraseAgainAsync(erased));
        Assert.Equal(0, await Runtime.EraseAgainAsync(erased));
        await Runtime.RestartAsync();
        Assert.Equal(0, await Runtime.EraseAgainAsync(erased));

        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Empty(await LeaseAsync());
        Assert.Empty(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel));
        Assert.Equal(Acceptance.Erased, await ReceiveAsync(Aziza, "late", sentAt: Runtime.Now.AddMinutes(-5)));
        await ReceiveAsync(Aziza, "hello again");
        Assert.Null((await LeaseOneAsync()).State);
        await ReceiveAsync(Bek, "still here");
        Assert.NotNull((await LeaseOneAsync()).State);
    }

    [Fact]
    public async Task Who_wrote_anew_after_an_erasure_that_is_known_is_left_alone()
    {
        await EraseAsync();
        var erased = (Runtime.IdOf(Aziza), Runtime.Now);
        Runtime.Advance(TimeSpan.FromMinutes(1));
        await SayAsync(Aziza);

        Assert.Equal(0, await Runtime.EraseAgainAsync(erased));

        await ReceiveAsync(Aziza, "still here");
        Assert.NotNull((await LeaseOneAsync()).State);
    }

    [Fact]
    public async Task Of_somebody_whom_the_store_does_not_know_late_messages_are_dropped()
    {
        Assert.Equal(0, await Runtime.EraseAgainAsync((Runtime.IdOf(Aziza), Runtime.Now)));

        Assert.Equal(Acceptance.Erased, await ReceiveAsync(Aziza, "late", sentAt: Runtime.Now.AddMinutes(-1)));
    }

    private async Task EraseAsync()
    {
        await ReceiveAsync(Aziza, "delete my data");
        Assert.True((await CommitAsync(Turn(await LeaseOneAsync(), Aziza, Some.Reply("bye", Aziza)) with { Erase = true })).Committed);
    }
}
