using Hotline.Channels.Twilio;
using Hotline.Core.Channels;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Workers;

/// <summary>An operator's words that did not get through at once: to a phone that is off one later try, on the real stores.</summary>
public sealed class LaterTryTests : IAsyncLifetime
{
    private static readonly SendResult Off = new SendResult.RetryAfter(TimeSpan.FromMinutes(5), "The phone is off.");
    private CaseOnChannel people = null!;

    public async ValueTask InitializeAsync() => people = await CaseOnChannel.OpenAsync(TwilioModule.ShowsSms);

    public ValueTask DisposeAsync() => people.DisposeAsync();

    [Fact]
    public async Task Words_are_tried_once_more_and_no_third_time()
    {
        await people.ReplyAsync("Приходите в понедельник.");
        await LostAsync();
        Assert.Equal(["Приходите в понедельник."], people.Sent);
        Assert.Equal([("held", "The phone is off. It is tried once more.")], (await people.OursAsync()).Select(line => (line.Delivery, line.Words)));

        people.Clock.Advance(TimeSpan.FromMinutes(5));
        await people.RunAsync();
        Assert.Equal(["Приходите в понедельник.", "Приходите в понедельник."], people.Sent);
        Assert.Equal(["sent"], (await people.OursAsync()).Select(line => line.Delivery));

        await LostAsync();
        await LostAsync();
        people.Clock.Advance(TimeSpan.FromHours(1));
        await people.RunAsync();
        Assert.Equal(2, people.Sent.Count());
        Assert.Equal([("undelivered", "The phone is off.")], (await people.OursAsync()).Select(line => (line.Delivery, line.Words)));
    }

    [Fact]
    public async Task Whoever_writes_before_hears_them_at_once_and_only_once()
    {
        await people.ReplyAsync("Приходите в понедельник.");
        await LostAsync();
        // The same receipt once more: it still waits, and is shown so.
        await LostAsync();
        Assert.Equal(["held"], (await people.OursAsync()).Select(line => line.Delivery));
        await people.ReplyAsync("В девять.");
        Assert.Equal(["Приходите в понедельник.", "В девять."], people.Sent);

        await people.WriteAsync("я здесь");
        await people.RunAsync();
        people.Clock.Advance(TimeSpan.FromHours(1));
        await people.RunAsync();
        Assert.Equal(["Приходите в понедельник.", "В девять.", "Приходите в понедельник."], people.Sent);
    }

    [Fact]
    public async Task What_is_said_meanwhile_puts_the_later_try_off_no_further()
    {
        await people.ReplyAsync("Приходите в понедельник.");
        await LostAsync();
        people.Clock.Advance(TimeSpan.FromMinutes(3));
        await people.ReplyAsync("В девять.");
        await LostAsync(words: "В девять.");

        people.Clock.Advance(TimeSpan.FromMinutes(2));
        await people.RunAsync();

        Assert.Equal(["Приходите в понедельник.", "В девять.", "Приходите в понедельник.", "В девять."], people.Sent);
    }

    [Fact]
    public async Task Parts_that_do_not_get_through_together_are_one_failure_and_the_operator_reads_which()
    {
        await people.ReplyAsync("Приходите в понедельник.");
        foreach (var part in new[] { 2, 3 }) await LostAsync(part);
        Assert.Equal([("held", "Part 2 of 3: The phone is off. It is tried once more.")], (await people.OursAsync()).Select(line => (line.Delivery, line.Words)));

        people.Clock.Advance(TimeSpan.FromMinutes(5));
        await people.RunAsync();
        var again = people.Channel.Calls.Last().Mark;
        await people.NoteAsync(new DeliveryReceipt(again.OfPart(1, 3), ReceiptStage.Delivered, people.Clock.GetUtcNow()));
        await LostAsync(3);
        await people.NoteAsync(new DeliveryReceipt(again.OfPart(2, 3), ReceiptStage.Delivered, people.Clock.GetUtcNow()));
        Assert.Equal([("undelivered", "Part 3 of 3: The phone is off.")], (await people.OursAsync()).Select(line => (line.Delivery, line.Words)));

        await people.NoteAsync(new DeliveryReceipt(again.OfPart(3, 3), ReceiptStage.Delivered, people.Clock.GetUtcNow()));
        Assert.Equal([("delivered", null)], (await people.OursAsync()).Select(line => (line.Delivery, line.Words)));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_is_held_goes_without_the_parts_that_arrived_however_long_the_casebook_takes_to_hear_of_them(bool projected, bool writes)
    {
        await people.ReplyAsync("Приходите в понедельник.");
        var mark = people.Channel.Calls.Last().Mark;
        Assert.Empty(people.Channel.Calls.Last().Try!.Arrived);
        await people.NoteAsync(new DeliveryReceipt(mark.OfPart(1, 3), ReceiptStage.Delivered, people.Clock.GetUtcNow()));
        await LostAsync(2);
        await people.NoteAsync(new DeliveryReceipt(mark.OfPart(3, 3), ReceiptStage.Read, people.Clock.GetUtcNow()));
        if (projected) await people.ReadAsync();

        if (writes) await people.WriteAsync("я здесь");
        else people.Clock.Advance(TimeSpan.FromMinutes(5));
        await people.RunAsync();

        var again = people.Channel.Calls.Last(call => call.Message.Text == "Приходите в понедельник.");
        Assert.Equal((mark.DeliveryId, !writes), (again.Id, again.Mark.IsLast));
        Assert.Equal([(1, 3), (3, 3)], again.Try!.Arrived.Order());
        await people.NoteAsync(new DeliveryReceipt(again.Mark.OfPart(2, 3), ReceiptStage.Delivered, people.Clock.GetUtcNow()));
        Assert.Equal("delivered", Assert.Single(await people.OursAsync(), line => line.Text == "Приходите в понедельник.").Delivery);
    }

    [Fact]
    public async Task Parts_that_fail_of_different_things_are_one_failure()
    {
        await people.ReplyAsync("Приходите в понедельник.");
        var mark = people.Channel.Calls.Last().Mark;
        await LostAsync(1);
        await people.NoteAsync(new DeliveryReceipt(mark.OfPart(2, 3), ReceiptStage.Failed, people.Clock.GetUtcNow(), new SendResult.ContactGone("The person blocked us.")));
        await people.NoteAsync(new DeliveryReceipt(mark.OfPart(3, 3), ReceiptStage.Failed, people.Clock.GetUtcNow(), new SendResult.NeedsTemplate("The 24 hours are over.")));
        people.Clock.Advance(TimeSpan.FromMinutes(5));
        await people.RunAsync();
        people.Clock.Advance(TimeSpan.FromDays(1));
        await people.RunAsync();

        Assert.Equal(["Приходите в понедельник.", "Приходите в понедельник."], people.Sent);
    }

    [Fact]
    public async Task A_channel_is_told_since_when_a_message_was_tried_whichever_process_tried_it()
    {
        var began = people.Clock.GetUtcNow();
        people.Channel.Answers = _ => new SendResult.Unknown("lost");
        await people.ReplyAsync("Приходите в понедельник.");
        people.Clock.Advance(TimeSpan.FromSeconds(3));
        people.Channel.Answers = delivery => new SendResult.Sent(delivery.Id);
        await people.RunAsync();
        Assert.Equal([null, began], people.Channel.Calls.Select(call => call.Try!.Since));
    }

    /// <summary>The provider says of the newest time that it could not bring the words, or a part of three.</summary>
    private async Task LostAsync(int part = 0, string words = "Приходите в понедельник.")
    {
        var mark = people.Channel.Calls.Last(call => call.Message.Text == words).Mark;
        await people.NoteAsync(new DeliveryReceipt(part == 0 ? mark : mark.OfPart(part, 3), ReceiptStage.Failed, people.Clock.GetUtcNow(), Off));
        await people.RunAsync();
    }
}
