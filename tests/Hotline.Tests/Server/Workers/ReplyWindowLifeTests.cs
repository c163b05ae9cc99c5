using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Workers;

/// <summary>An operator's words on a channel with the 24-hour rule, from the desk's command to the person's phone and into the casebook, on the real stores.</summary>
public sealed class ReplyWindowLifeTests : IAsyncLifetime
{
    private CaseOnChannel people = null!;

    public async ValueTask InitializeAsync() => people = await CaseOnChannel.OpenAsync(WhatsAppModule.Shows);

    public ValueTask DisposeAsync() => people.DisposeAsync();

    [Fact]
    public async Task Held_words_go_out_when_the_person_writes_and_stand_in_one_line_all_the_way()
    {
        people.Clock.Advance(TimeSpan.FromDays(2));
        await people.ReplyAsync("Приходите в понедельник.");
        await people.ReplyAsync("В девять.");
        Assert.Equal(["(knock)"], people.Sent);
        Assert.Equal(["held", "held", "sent"], (await people.OursAsync()).Select(line => line.Delivery).Order());

        people.Clock.Advance(TimeSpan.FromHours(1));
        await people.WriteAsync("я здесь");
        await people.RunAsync();

        Assert.Equal(["(knock)", "Приходите в понедельник.", "В девять."], people.Sent);
        var lines = await people.OursAsync();
        Assert.Equal(["sent", "sent", "sent"], lines.Select(line => line.Delivery));
        Assert.Equal(2, lines.Count(line => line.Author == LineAuthor.Operator));
        await people.NoteAsync(people.Channel.Calls.Last().Id, ReceiptStage.Delivered);
        Assert.Single(await people.OursAsync(), line => line is { Text: "В девять.", Delivery: "delivered" });
    }

    [Fact]
    public async Task Words_that_the_provider_gives_back_are_not_lost()
    {
        people.Channel.Answers = delivery => delivery.Message.Knock ? new SendResult.Sent("k") : new SendResult.NeedsTemplate("24 hours");
        await people.ReplyAsync("Приходите в понедельник.");
        Assert.Equal(["Приходите в понедельник.", "(knock)"], people.Sent);
        Assert.Equal(["held", "sent"], (await people.OursAsync()).Select(line => line.Delivery));
        Assert.Empty(await people.Outbox.DeadLettersAsync(10, TestContext.Current.CancellationToken));

        people.Channel.Answers = delivery => new SendResult.Sent(delivery.Id);
        people.Clock.Advance(TimeSpan.FromHours(1));
        await people.WriteAsync("я здесь");
        await people.RunAsync();

        Assert.Equal(["Приходите в понедельник.", "(knock)", "Приходите в понедельник."], people.Sent);
        Assert.Equal(["sent", "sent"], (await people.OursAsync()).Select(line => line.Delivery));
    }

    [Fact]
    public async Task Words_that_come_back_with_a_receipt_are_not_lost()
    {
        await people.ReplyAsync("Приходите в понедельник.");
        await people.OursAsync();
        await people.NoteAsync(people.Channel.Calls.Last().Id, ReceiptStage.Failed, new SendResult.NeedsTemplate("24 hours"));
        await people.RunAsync();
        Assert.Equal(["Приходите в понедельник.", "(knock)"], people.Sent);
        Assert.Equal(["held", "sent"], (await people.OursAsync()).Select(line => line.Delivery));

        people.Clock.Advance(TimeSpan.FromHours(1));
        await people.WriteAsync("я здесь");
        await people.RunAsync();

        Assert.Equal(["Приходите в понедельник.", "(knock)", "Приходите в понедельник."], people.Sent);
        Assert.Equal(["sent", "sent"], (await people.OursAsync()).Select(line => line.Delivery));
    }

    [Fact]
    public async Task Words_that_come_back_before_their_line_stands_in_the_casebook_are_not_lost()
    {
        await people.OursAsync();
        await people.ReplyAsync("Приходите в понедельник.");
        await people.NoteAsync(people.Channel.Calls.Last().Id, ReceiptStage.Failed, new SendResult.NeedsTemplate("24 hours"));
        await people.RunAsync();
        Assert.Equal(["Приходите в понедельник.", "(knock)"], people.Sent);
        Assert.Equal(["held", "sent"], (await people.OursAsync()).Select(line => line.Delivery));

        await people.WriteAsync("я здесь");
        await people.RunAsync();
        Assert.Equal(["Приходите в понедельник.", "(knock)", "Приходите в понедельник."], people.Sent);
    }

    [Fact]
    public async Task Without_a_template_the_operator_reads_that_the_person_must_write()
    {
        people.Channel.Answers = delivery => delivery.Message.Knock ? new SendResult.Refused("no_template", SendResult.NoTemplate) : new SendResult.Sent(delivery.Id);
        people.Clock.Advance(TimeSpan.FromDays(2));
        await people.ReplyAsync("Приходите в понедельник.");

        var lines = await people.OursAsync();
        Assert.Equal([("held", null), ("failed", SendResult.NoTemplate)], lines.Select(line => (line.Delivery, line.Words)));
        await people.WriteAsync("я здесь");
        await people.RunAsync();
        Assert.Equal(["(knock)", "Приходите в понедельник."], people.Sent);
    }
}
