using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What every <see cref="IJournal"/> holds to.</summary>
public abstract class JournalContract : RuntimeContract
{
    [Fact]
    public async Task Records_come_back_whole_and_in_the_order_of_their_commits()
    {
        var (one, two, three) = (Some.Record("e1", Aziza, Runtime.Now), Some.Record("e2", Aziza, Runtime.Now, "два"), Some.Record("e3", Aziza, Runtime.Now));
        await WriteAsync(Aziza, one, two);
        await WriteAsync(Aziza, three);
        await Runtime.RestartAsync();

        var entries = await JournalAsync(Aziza);

        Assert.Equal(["e1", "e2", "e3"], entries.Select(entry => entry.Record.Id));
        Assert.True(entries[0].Position < entries[1].Position && entries[1].Position < entries[2].Position);
        Assert.Equivalent(two, entries[1].Record, strict: true);
        Assert.Equal(Runtime.IdOf(Aziza), entries[0].Conversation);
    }

    [Fact]
    public async Task Reading_goes_on_after_a_position_and_stops_at_a_number()
    {
        await WriteAsync(Aziza, [.. Enumerable.Range(0, 10).Select(i => Some.Record($"e{i}", Aziza, Runtime.Now))]);

        var first = await JournalAsync(Aziza, max: 4);
        var rest = await JournalAsync(Aziza, after: first[^1].Position);

        Assert.Equal(["e0", "e1", "e2", "e3"], first.Select(entry => entry.Record.Id));
        Assert.Equal(["e4", "e5", "e6", "e7", "e8", "e9"], rest.Select(entry => entry.Record.Id));
    }

    [Fact]
    public async Task Trimming_removes_up_to_and_including_a_position_of_one_partition()
    {
        var elsewhere = Enumerable.Range(0, 1000).Select(i => new Address(ChannelId.Sms, $"{i}")).First(address => Partition(address) != Partition(Aziza));
        await WriteAsync(Aziza, Some.Record("e1", Aziza, Runtime.Now), Some.Record("e2", Aziza, Runtime.Now), Some.Record("e3", Aziza, Runtime.Now));
        await WriteAsync(elsewhere, Some.Record("x1", elsewhere, Runtime.Now));
        var entries = await JournalAsync(Aziza);

        await Runtime.Journal.TrimAsync(Partition(Aziza), entries[1].Position, Cancel);

        Assert.Equal(["e3"], (await JournalAsync(Aziza)).Select(entry => entry.Record.Id));
        Assert.Equal(["x1"], (await JournalAsync(elsewhere)).Select(entry => entry.Record.Id));
    }

    [Fact]
    public async Task Positions_rise_after_everything_was_trimmed_and_the_program_restarted()
    {
        await WriteAsync(Aziza, Some.Record("e1", Aziza, Runtime.Now));
        var before = Assert.Single(await JournalAsync(Aziza)).Position;
        await Runtime.Journal.TrimAsync(Partition(Aziza), before, Cancel);
        await Runtime.RestartAsync();

        await WriteAsync(Aziza, Some.Record("e2", Aziza, Runtime.Now));

        Assert.True(Assert.Single(await JournalAsync(Aziza, after: before)).Position > before);
    }

    [Fact]
    public async Task Of_an_erased_person_only_the_erasure_is_left_and_others_are_untouched()
    {
        var neighbour = Enumerable.Range(0, 10_000).Select(i => new Address(ChannelId.Sms, $"{i}")).First(address => Partition(address) == Partition(Aziza));
        await WriteAsync(Aziza, Some.Record("e1", Aziza, Runtime.Now));
        await WriteAsync(neighbour, Some.Record("n1", neighbour, Runtime.Now));
        await ReceiveAsync(Aziza, "delete my data");

        await CommitAsync(Turn(await LeaseOneAsync(), Aziza, Some.Reply("bye", Aziza)) with { Erase = true, Journal = [Some.Record("e2", Aziza, Runtime.Now)] });

        var record = Assert.IsType<ErasureRecord>(Assert.Single(await JournalAsync(Aziza)).Record);
        Assert.Equal(Runtime.Now, record.At);
        Assert.Equal("n1", Assert.Single(await JournalAsync(neighbour)).Record.Id);
    }

    [Fact]
    public async Task Waiting_ends_when_something_is_written_also_between_reading_and_waiting()
    {
        await Runtime.Journal.WaitAsync(TimeSpan.FromSeconds(0), Cancel);
        var waiting = Runtime.Journal.WaitAsync(TimeSpan.FromHours(1), Cancel);
        Assert.False(waiting.IsCompleted);
        await WriteAsync(Aziza, Some.Record("e1", Aziza, Runtime.Now));
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        await JournalAsync(Aziza);
        await WriteAsync(Aziza, Some.Record("e2", Aziza, Runtime.Now));
        await Runtime.Journal.WaitAsync(TimeSpan.FromHours(1), Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    private int Partition(Address address) => Runtime.IdOf(address).Partition(Runtime.Journal.Partitions);

    private async Task WriteAsync(Address address, params JournalRecord[] records)
    {
        await ReceiveAsync(address, "hello");
        Assert.True((await CommitAsync(Turn(await LeaseOneAsync(), address) with { Journal = records })).Committed);
    }
}
