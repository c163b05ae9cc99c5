using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>
/// What every runtime store holds to while versions change: an older program leaves alone what a newer one wrote, loses none of it, and the newer one goes on with it.
/// </summary>
public abstract class VersionContract : RuntimeContract
{
    /// <summary>The newest format that the older program of these tests knows.</summary>
    private const int Old = 1;

    [Fact]
    public async Task A_message_of_a_newer_format_waits_for_a_newer_program_with_all_that_comes_after_it()
    {
        await SayAsync(Aziza);
        await ReceiveAsync(Aziza, "one");
        await Runtime.RestartAsync(Old);

        Assert.Empty(await LeaseAsync());
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "two"));
        Assert.Null((await ArriveAsync(Aziza, "three")).Lease);
        Runtime.Advance(RuntimeLimits.Lease);
        Assert.Empty(await LeaseAsync());
        await Runtime.RestartAsync();

        var lease = await LeaseOneAsync();
        Assert.Equal(["one", "two", "three"], TextsOf(lease));
        Assert.False(lease.Corrupt);
        Assert.NotNull(lease.State);
        Assert.True((await CommitAsync(Turn(lease, Aziza))).Committed);
    }

    [Fact]
    public async Task Others_are_served_while_a_conversation_waits_for_a_newer_program()
    {
        await ReceiveAsync(Aziza, "one");
        await Runtime.RestartAsync(Old);
        await ReceiveAsync(Bek, "hello");

        var lease = await LeaseOneAsync();

        Assert.Equal(Runtime.IdOf(Bek), lease.Id);
        Assert.True((await CommitAsync(Turn(lease, Bek))).Committed);
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task A_reply_of_a_newer_format_is_sent_by_a_newer_program_and_nothing_goes_before_it()
    {
        var reply = Some.Reply("r1", Aziza, "первый");
        await SayAsync(Aziza, reply, Some.Reply("r2", Aziza));
        await Runtime.RestartAsync(Old);
        Runtime.Advance(RuntimeLimits.SendLease);

        Assert.Empty(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel));
        Assert.Empty(await Runtime.Outbox.DeadLettersAsync(10, Cancel));
        await Runtime.RestartAsync();
        Runtime.Advance(TimeSpan.FromSeconds(1));

        Assert.Equivalent(reply with { Conversation = Runtime.IdOf(Aziza) }, Assert.Single(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel)).Delivery, strict: true);
        Assert.Equal(["r2"], IdsOf(await ReportAsync(Aziza, "r1")));
    }

    [Fact]
    public async Task The_journal_stops_before_a_record_of_a_newer_format_and_passes_over_nothing()
    {
        await TurnAsync("newer");
        await Runtime.RestartAsync(Old);
        await TurnAsync("older");

        Assert.Empty(await JournalAsync(Aziza));
        await Runtime.RestartAsync();

        Assert.Equal(["newer", "older"], (await JournalAsync(Aziza)).Select(entry => entry.Record.Id));
    }

    [Fact]
    public async Task A_message_of_a_newer_format_in_a_mailbox_waits_and_none_behind_it_is_shown_first()
    {
        await Runtime.Mailbox.PutAsync(Some.Reply("d1", Aziza), Cancel);
        await Runtime.RestartAsync(Old);
        Runtime.Advance(TimeSpan.FromSeconds(1));
        await Runtime.Mailbox.PutAsync(Some.Reply("d2", Aziza), Cancel);

        Assert.Empty(await Runtime.Mailbox.ReadAsync(Aziza, 0, 10, Cancel));
        await Runtime.RestartAsync();

        Assert.Equal(["d1", "d2"], (await Runtime.Mailbox.ReadAsync(Aziza, 0, 10, Cancel)).Select(item => item.DeliveryId));
    }

    [Fact]
    public async Task What_an_older_program_wrote_is_read_by_a_newer_one()
    {
        await Runtime.RestartAsync(Old);
        await TurnAsync("older", Some.Reply("r1", Aziza));
        await Runtime.Mailbox.PutAsync(Some.Reply("d1", Aziza), Cancel);
        await ReceiveAsync(Aziza, "one");
        await Runtime.RestartAsync();
        Runtime.Advance(RuntimeLimits.SendLease);

        var lease = await LeaseOneAsync();
        Assert.Equal(["one"], TextsOf(lease));
        Assert.NotNull(lease.State);
        Assert.Equal(["r1"], IdsOf(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel)));
        Assert.Equal(["older"], (await JournalAsync(Aziza)).Select(entry => entry.Record.Id));
        Assert.Single(await Runtime.Mailbox.ReadAsync(Aziza, 0, 10, Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Words_that_are_held_wait_for_a_newer_program_and_none_is_lost(int old)
    {
        await ReceiveAsync(Aziza, "hello");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = Waiting(Aziza) });
        await Runtime.RestartAsync(old);

        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "I am here"));
        Assert.Empty(await LeaseAsync());
        await Runtime.RestartAsync();

        var lease = await LeaseOneAsync();
        Assert.Equal(["I am here"], TextsOf(lease));
        Assert.Equivalent(Waiting(Aziza).Held, lease.State?.Held, strict: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_written_while_an_older_program_lives_it_reads_without_the_time(int old)
    {
        await Runtime.RestartAsync(old);
        await ReceiveAsync(Aziza, "hello");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = Waiting(Aziza) with { Held = [], Knocked = false } });
        await ReceiveAsync(Aziza, "I am here");

        Assert.Null((await LeaseOneAsync()).State?.LastWrote);
    }

    private ConversationState Waiting(Address who) => Some.State(who) with
    {
        LastWrote = Runtime.Now.AddDays(-2),
        Knocked = true,
        Held = [new HeldReply("d1", new OutboundMessage("Приходите в понедельник.", [], Importance.Operator, LocaleTag.Russian))],
    };

    private async Task TurnAsync(string record, params Hotline.Core.Channels.Delivery[] replies)
    {
        await ReceiveAsync(Aziza, "hello");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza, replies) with { Journal = [Some.Record(record, Aziza, Runtime.Now)] });
    }

    private Task<Arrival> ArriveAsync(Address from, string text) =>
        Runtime.Conversations.AcceptAndLeaseAsync(new InboundMessage(from, $"arrival-{text}", Runtime.Now, new InboundText(text)), Worker, Cancel);
}
