using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Workers;
using Hotline.Tests.Contracts;

namespace Hotline.Tests.Server.Workers;

/// <summary>Replies that wait in this process for a free sender.</summary>
public sealed class SendLineTests
{
    private readonly List<SendBatch> left = [];

    [Fact]
    public async Task Important_ones_overtake_and_every_eighth_is_a_routine_one()
    {
        var line = new SendLine(left.Add);
        for (var i = 0; i < 20; i++) await AddAsync(line, Importance.Routine);
        for (var i = 0; i < 20; i++) await AddAsync(line, Importance.Danger);

        var order = string.Concat((await TakeAsync(line, 40)).Select(batch => batch.Entries[0].Delivery.Message.Importance == Importance.Routine ? 'r' : 'D'));

        Assert.Equal("DDDDDDDrDDDDDDDrDDDDDD" + new string('r', 18), order);
    }

    [Fact]
    public async Task What_comes_after_the_end_is_left_to_the_outbox()
    {
        var line = new SendLine(left.Add);
        await AddAsync(line, Importance.Routine, "before");
        line.Complete();
        await AddAsync(line, Importance.Routine, "after");

        Assert.Equal("before", Assert.Single(await TakeAsync(line, 2)).Entries[0].Delivery.Id);
        Assert.Equal("after", Assert.Single(left).Entries[0].Delivery.Id);
    }

    [Fact]
    public async Task A_full_line_holds_up_whoever_adds_and_loses_nothing()
    {
        var line = new SendLine(left.Add);
        for (var i = 0; i < SendLine.Capacity; i++) await AddAsync(line, Importance.Routine);
        var more = AddAsync(line, Importance.Routine, "more").AsTask();
        Assert.False(more.IsCompleted);

        Assert.Equal("more", (await TakeAsync(line, SendLine.Capacity + 1))[^1].Entries[0].Delivery.Id);
        await more;
    }

    private ValueTask AddAsync(SendLine line, Importance importance, string id = "r")
    {
        var to = new Address(ChannelId.Telegram, "1");
        var entry = new OutboxEntry(new ConversationId("c"), Some.Reply(id, to, importance: importance), 1, DateTimeOffset.MaxValue);
        return line.AddAsync(new SendBatch([entry], Since: 0), TestContext.Current.CancellationToken);
    }

    private static async Task<List<SendBatch>> TakeAsync(SendLine line, int count)
    {
        var taken = new List<SendBatch>();
        await foreach (var batch in line.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            taken.Add(batch);
            if (taken.Count == count) break;
        }

        return taken;
    }
}
