using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Server.Workers;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Workers;

/// <summary>A reply whose answer was lost, and of which the provider then tells by itself that it has it. On the real stores.</summary>
public sealed class SettledDoubtTests : IAsyncLifetime
{
    private readonly ScriptedChannel channel = new(new ProviderRates(0, 0, 1)) { TellsLater = true, Answers = _ => new SendResult.Unknown("lost") };
    private CaseOnChannel people = null!;

    public async ValueTask InitializeAsync()
    {
        people = await CaseOnChannel.OpenAsync(channel, new Address(ChannelId.Telegram, "700100200"));
        await people.ReplyAsync("one");
        channel.Answers = delivery => new SendResult.Sent(delivery.Id);
    }

    public ValueTask DisposeAsync() => people.DisposeAsync();

    [Theory]
    [InlineData(ReceiptStage.Sent, false, "sent")]
    [InlineData(ReceiptStage.Delivered, false, "delivered")]
    [InlineData(ReceiptStage.Delivered, true, "delivered")]
    [InlineData(ReceiptStage.Read, true, "read")]
    public async Task Is_not_sent_again_and_the_next_one_goes(ReceiptStage stage, bool elsewhere, string shown)
    {
        await NoteAsync(channel.Calls.Single().Mark, stage, elsewhere);
        await people.ReplyAsync("two");
        await PassAsync();

        Assert.Equal(["one", "two"], people.Sent);
        Assert.Equal([("one", shown), ("two", "sent")], (await people.OursAsync()).Select(line => (line.Text, line.Delivery)));
    }

    [Fact]
    public async Task Is_sent_again_when_nothing_is_told_of_it_at_this_time()
    {
        var mark = channel.Calls.Single().Mark;
        await NoteAsync(mark with { Attempt = "1" }, ReceiptStage.Sent);
        await NoteAsync(mark with { DeliveryId = "other" }, ReceiptStage.Sent);
        await PassAsync();

        Assert.Equal(["one", "one"], people.Sent);
    }

    [Fact]
    public async Task Is_sent_without_the_parts_that_the_provider_has()
    {
        await NoteAsync(channel.Calls.Single().Mark.OfPart(1, 2), ReceiptStage.Sent);
        await PassAsync();

        Assert.Equal([(1, 2)], channel.Calls.Last().Try!.Arrived);
    }

    [Fact]
    public void What_is_remembered_is_bounded_and_the_youngest_stay()
    {
        var taken = new TakenMarks();
        var marks = Enumerable.Range(0, 3 * TakenMarks.Most).Select(i => new DeliveryMark(new("aziza"), $"d{i}") { Attempt = "1" }).ToList();
        foreach (var mark in marks) taken.Add(mark);

        Assert.Empty(taken.PartsOf(marks[0]));
        Assert.Equal([DeliveryTry.Whole], taken.PartsOf(marks[^TakenMarks.Most]));
        Assert.Equal([DeliveryTry.Whole], taken.PartsOf(marks[^1]));
    }

    private Task NoteAsync(DeliveryMark mark, ReceiptStage stage, bool elsewhere = false) => people.NoteAsync(new DeliveryReceipt(mark, stage, people.Clock.GetUtcNow()), elsewhere);

    private async Task PassAsync()
    {
        people.Clock.Advance(TimeSpan.FromSeconds(3));
        await people.RunAsync();
    }
}
