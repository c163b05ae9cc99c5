using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What every <see cref="IMailbox"/> holds to.</summary>
public abstract class MailboxContract : RuntimeContract
{
    private static readonly Address Box = new(ChannelId.Web, "q9Zr4w8yB2xkq0a7c1d5e3f6g8h2j4k6m8n0p2q4r6s");

    [Fact]
    public async Task Messages_wait_in_order_and_come_back_whole()
    {
        var (one, two) = (Some.Reply("d1", Box, "первое"), Some.Reply("d2", Box, "второе"));
        Assert.True(await Runtime.Mailbox.PutAsync(one, Cancel));
        Runtime.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await Runtime.Mailbox.PutAsync(two, Cancel));
        await Runtime.RestartAsync();

        var items = await ReadAsync();

        Assert.Equal(["d1", "d2"], items.Select(item => item.DeliveryId));
        Assert.True(items[0].Position < items[1].Position);
        Assert.Equal(Runtime.Now, items[1].At);
        Assert.Equivalent(two.Message, items[1].Message, strict: true);
    }

    [Fact]
    public async Task A_message_put_twice_is_there_once()
    {
        await Runtime.Mailbox.PutAsync(Some.Reply("d1", Box), Cancel);

        Assert.True(await Runtime.Mailbox.PutAsync(Some.Reply("d1", Box), Cancel));
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task Reading_goes_on_after_a_position_and_stops_at_a_number()
    {
        for (var i = 0; i < 5; i++) await Runtime.Mailbox.PutAsync(Some.Reply($"d{i}", Box), Cancel);

        var first = await Runtime.Mailbox.ReadAsync(Box, 0, 2, Cancel);

        Assert.Equal(["d0", "d1"], first.Select(item => item.DeliveryId));
        Assert.Equal(["d2", "d3", "d4"], (await ReadAsync(first[^1].Position)).Select(item => item.DeliveryId));
    }

    [Fact]
    public async Task Boxes_are_kept_apart()
    {
        await Runtime.Mailbox.PutAsync(Some.Reply("d1", Box), Cancel);

        Assert.Empty(await Runtime.Mailbox.ReadAsync(Box with { Value = "another" }, 0, 10, Cancel));
    }

    [Fact]
    public async Task Unread_messages_are_gone_after_a_day()
    {
        await Runtime.Mailbox.PutAsync(Some.Reply("d1", Box), Cancel);
        Runtime.Advance(TimeSpan.FromHours(23));
        await Runtime.Mailbox.PutAsync(Some.Reply("d2", Box), Cancel);
        Assert.Equal(2, (await ReadAsync()).Count);

        Runtime.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));

        Assert.Equal(["d2"], (await ReadAsync()).Select(item => item.DeliveryId));
    }

    [Fact]
    public async Task A_closed_box_is_empty_and_refuses_for_ever()
    {
        await Runtime.Mailbox.PutAsync(Some.Reply("d1", Box), Cancel);
        Assert.Equal(MailboxState.Open, await Runtime.Mailbox.StateAsync(Box, Cancel));

        await Runtime.Mailbox.CloseAsync(Box, Cancel);
        await Runtime.RestartAsync();

        Assert.Equal(MailboxState.Over, await Runtime.Mailbox.StateAsync(Box, Cancel));
        Assert.Empty(await ReadAsync());
        Assert.False(await Runtime.Mailbox.PutAsync(Some.Reply("d2", Box), Cancel));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task A_box_that_was_never_used_can_be_closed()
    {
        await Runtime.Mailbox.CloseAsync(Box, Cancel);

        Assert.False(await Runtime.Mailbox.PutAsync(Some.Reply("d1", Box), Cancel));
    }

    [Fact]
    public async Task Waiting_ends_when_a_message_is_put_also_between_reading_and_waiting()
    {
        Assert.Empty(await ReadAsync());
        var waiting = Runtime.Mailbox.WaitAsync(Box, TimeSpan.FromHours(1), Cancel);
        Assert.False(waiting.IsCompleted);
        await Runtime.Mailbox.PutAsync(Some.Reply("d1", Box), Cancel);
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        await ReadAsync();
        await Runtime.Mailbox.PutAsync(Some.Reply("d2", Box), Cancel);
        await Runtime.Mailbox.WaitAsync(Box, TimeSpan.FromHours(1), Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task Waiting_ends_after_the_time_that_was_named_and_when_the_box_is_closed()
    {
        var timed = Runtime.Mailbox.WaitAsync(Box, TimeSpan.FromSeconds(15), Cancel);
        Runtime.Advance(TimeSpan.FromSeconds(15));
        await timed.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        var closing = Runtime.Mailbox.WaitAsync(Box, TimeSpan.FromHours(1), Cancel);
        await Runtime.Mailbox.CloseAsync(Box, Cancel);
        await closing.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task An_erasure_empties_the_box_and_the_farewell_can_still_be_read()
    {
        await Runtime.Mailbox.PutAsync(Some.Reply("d1", Box, "before"), Cancel);
        await ReceiveAsync(Box, "delete my data");
        var farewell = Some.Reply("bye", Box, "All is deleted.");

        var result = await CommitAsync(Turn(await LeaseOneAsync(), Box, farewell) with { Erase = true });
        Assert.True(await Runtime.Mailbox.PutAsync(Assert.Single(result.ToSend).Delivery, Cancel));

        Assert.Equal("All is deleted.", Assert.Single(await ReadAsync()).Message.Text);
    }

    [Fact]
    public async Task An_erasure_without_a_word_closes_the_box_so_that_an_open_page_hears_it()
    {
        await Runtime.Mailbox.PutAsync(Some.Reply("d1", Box, "before"), Cancel);
        await ReceiveAsync(Box, "hello");
        var waiting = Runtime.Mailbox.WaitAsync(Box, TimeSpan.FromHours(1), Cancel);

        Assert.True((await CommitAsync(Turn(await LeaseOneAsync(), Box) with { Erase = true, ClosesMailbox = true })).Committed);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await Runtime.Mailbox.CloseAsync(Box, Cancel);
        await Runtime.RestartAsync();
        Assert.Equal(MailboxState.Erased, await Runtime.Mailbox.StateAsync(Box, Cancel));
        Assert.False(await Runtime.Mailbox.PutAsync(Some.Reply("d2", Box), Cancel));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task A_box_of_who_had_left_says_that_it_is_erased_once_it_is()
    {
        await ReceiveAsync(Box, "hello");
        await Runtime.Mailbox.CloseAsync(Box, Cancel);

        Assert.True((await CommitAsync(Turn(await LeaseOneAsync(), Box) with { Erase = true, ClosesMailbox = true })).Committed);

        Assert.Equal(MailboxState.Erased, await Runtime.Mailbox.StateAsync(Box, Cancel));
    }

    private Task<IReadOnlyList<MailboxItem>> ReadAsync(long after = 0) => Runtime.Mailbox.ReadAsync(Box, after, 100, Cancel);
}
