using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Workers;
using Hotline.Tests.Contracts;

namespace Hotline.Tests.Server.Workers;

public sealed class SendOrderTests
{
    private static readonly Address Aziza = new(ChannelId.Telegram, "1");
    private static readonly ConversationId Id = new("c1");
    private readonly SendOrder order = new();

    [Fact]
    public void A_batch_behind_another_goes_when_that_one_is_finished()
    {
        var (first, second, third) = (Batch(null, "r1", "r2"), Batch("r2", "r3"), Batch("r3", "r4"));
        Assert.True(order.MayGo(first));
        Assert.False(order.MayGo(second));
        Assert.False(order.MayGo(third));

        Assert.Same(second, order.Next(first, finished: true, out _));
        Assert.Same(third, order.Next(second, finished: true, out _));
        Assert.Null(order.Next(third, finished: true, out _));
    }

    [Fact]
    public void A_batch_that_comes_when_the_one_before_it_is_finished_goes_at_once()
    {
        var first = Batch(null, "r1");
        order.MayGo(first);
        order.Next(first, finished: true, out _);

        Assert.True(order.MayGo(Batch("r1", "r2")));
    }

    [Fact]
    public void Behind_one_that_must_wait_nothing_goes_whenever_it_comes()
    {
        var first = Batch(null, "r1");
        order.MayGo(first);
        order.MayGo(Batch("r1", "r2"));

        Assert.Null(order.Next(first, finished: false, out _));

        Assert.False(order.MayGo(Batch("r2", "r3")));
        Assert.False(order.MayGo(Batch("r1", "r2")));
        Assert.True(order.MayGo(Batch(null, "r1")));
    }

    [Fact]
    public void Behind_one_that_is_not_known_here_nothing_goes() => Assert.False(order.MayGo(Batch("r7", "r8")));

    [Fact]
    public void A_batch_that_does_not_follow_the_last_in_line_does_not_go()
    {
        var first = Batch(null, "r1");
        order.MayGo(first);
        order.MayGo(Batch("r9", "r10"));

        Assert.Null(order.Next(first, finished: true, out _));
    }

    [Fact]
    public void Routine_batches_with_a_more_important_one_behind_them_are_overtaken()
    {
        var (first, second, third, danger, last) = (Batch(null, "r1"), Batch("r1", "r2", "r3"), Batch("r3", "r4"), Batch("r4", Importance.Danger, "d5"), Batch("d5", "r6"));
        foreach (var batch in (SendBatch[])[first, second, third, danger, last]) order.MayGo(batch);

        Assert.Same(danger, order.Next(first, finished: true, out var overtaken));

        Assert.Equal(["r2", "r3", "r4"], overtaken.Select(entry => entry.Delivery.Id));
        Assert.Same(last, order.Next(danger, finished: true, out overtaken));
        Assert.Empty(overtaken);
    }

    private static SendBatch Batch(string? after, params string[] ids) => Batch(after, Importance.Routine, ids);

    private static SendBatch Batch(string? after, Importance importance, params string[] ids) =>
        new([.. ids.Select((id, i) => new OutboxEntry(Id, Some.Reply(id, Aziza, importance: importance), 1, DateTimeOffset.UnixEpoch, i == 0 ? after : null))], Since: 0);
}
