using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What every <see cref="IOutbox"/> does with what a provider says after it had accepted a message.</summary>
public abstract class ReceiptContract : RuntimeContract
{
    [Fact]
    public async Task A_receipt_stands_in_the_journal_behind_what_it_is_about_and_survives_a_restart()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await ReportAsync(Aziza, "r1");
        Runtime.Advance(TimeSpan.FromSeconds(3));

        Assert.True(await NoteAsync(Aziza, "r1", DeliveryStatus.Delivered));
        Assert.True(await NoteAsync(Aziza, "r1", DeliveryStatus.Failed, "Телефон выключен."));
        Assert.True(await NoteAsync(Aziza, "r1", DeliveryStatus.OfPart(DeliveryStatus.Read, 2, 3)));
        var at = Runtime.Now;
        await Runtime.RestartAsync();

        var records = (await JournalAsync(Aziza)).Select(entry => entry.Record).OfType<DeliveryRecord>().ToList();
        Assert.Equal(["sent", "delivered", "failed", "read/2/3"], records.Select(record => record.Status));
        Assert.Equal(new DeliveryRecord("r1:delivered", at, "r1", "delivered", null), records[1]);
        Assert.Equal(new DeliveryRecord("r1:failed", at, "r1", "failed", "Телефон выключен."), records[2]);
    }

    [Fact]
    public async Task Whoever_waits_for_the_journal_hears_of_a_receipt()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        while (true)
        {
            var early = Runtime.Journal.WaitAsync(TimeSpan.FromHours(1), Cancel);
            if (early.IsCompleted) continue;
            await NoteAsync(Aziza, "r1", DeliveryStatus.Read);
            await early.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            break;
        }

        Assert.Equal("read", Assert.IsType<DeliveryRecord>((await JournalAsync(Aziza))[^1].Record).Status);
    }

    [Fact]
    public async Task A_receipt_for_nobody_changes_nothing()
    {
        var nobody = new Address(ChannelId.Sms, "nobody");

        Assert.False(await NoteAsync(nobody, "r1", DeliveryStatus.Delivered));
        Assert.False(await Runtime.Outbox.NoteAsync(new DeliveryMark(new ConversationId("x"), "y"), DeliveryStatus.Delivered, null, Cancel));

        Assert.Empty(await JournalAsync(nobody));
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task A_late_receipt_of_an_erased_person_changes_nothing()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await ReceiveAsync(Aziza, "delete my data");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { Erase = true });
        var before = await JournalAsync(Aziza);

        Assert.False(await NoteAsync(Aziza, "r1", DeliveryStatus.Delivered));
        await Runtime.RestartAsync();

        Assert.Equal(before.Select(entry => entry.Record.Id), (await JournalAsync(Aziza)).Select(entry => entry.Record.Id));
    }

    [Fact]
    public async Task A_receipt_costs_no_turn_and_leaves_replies_and_leases_alone()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));
        await ReportAsync(Aziza, "r1", retryAt: Runtime.Now.AddSeconds(5));
        await ReceiveAsync(Aziza, "and another thing");
        var lease = await LeaseOneAsync();

        // The provider had it although its answer was lost, and says so before the next attempt.
        Assert.True(await NoteAsync(Aziza, "r1", DeliveryStatus.Delivered));

        Assert.True((await CommitAsync(Turn(lease, Aziza))).Committed);
        Assert.Empty(await LeaseAsync());
        Runtime.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["r1"], IdsOf(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel)));
    }

    [Fact]
    public async Task A_receipt_that_overtakes_the_answer_to_our_own_call_does_not_lose_the_report()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));

        await NoteAsync(Aziza, "r1", DeliveryStatus.Read);
        Assert.Empty(await ReportAsync(Aziza, "r1"));

        Assert.Equal(["read", "sent"], (await JournalAsync(Aziza)).Select(entry => entry.Record).OfType<DeliveryRecord>().Select(record => record.Status));
    }

    private Task<bool> NoteAsync(Address who, string delivery, string status, string? words = null) =>
        Runtime.Outbox.NoteAsync(new DeliveryMark(Runtime.IdOf(who), delivery), status, words, Cancel);
}
