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

        Assert.Same(second, order.Next(first, finished: true));
        Assert.Same(third, order.Next(second, finished: true));
        Assert.Null(order.Next(third, finished: true));
    }

    [Fact]
    public void A_batch_that_comes_when_the_one_before_it_is_finished_goes_at_once()
    {
        var first = Batch(null, "r1");
        order.MayGo(first);
        order.Next(first, finished: true);

        Assert.True(order.MayGo(Batch("r1", "r2")));
    }

    [Fact]
    public void Behind_one_that_must_wait_nothing_goes_whenever_it_comes()
    {
        var first = Batch(null, "r1");
        order.MayGo(first);
        order.MayGo(Batch("r1", "r2"));

        Assert.Null(order.Next(first, finished: false));

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

        Assert.Null(order.Next(first, finished: true));
    }

    private static OutboxEntry[] Batch(string? after, params string[] ids) =>
        [.. ids.Select((id, i) => new OutboxEntry(Id, Some.Reply(id, Aziza), 1, DateTimeOffset.UnixEpoch, i == 0 ? after : null))];
}
