using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Pacing;
using Hotline.Storage.Protection;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Server.Workers;

/// <summary>An operator's words on a channel with the 24-hour rule, from the desk's command to the person's phone and into the casebook, on the real stores.</summary>
public sealed class ReplyWindowLifeTests : IAsyncLifetime
{
    private static readonly Address Aziza = new(ChannelId.Telegram, "700100200");
    private static readonly WorkerId Worker = new("worker");
    private static readonly CaseId Held = new("7K3QD0M2XA");

    private readonly HotlineMetrics metrics = new();
    private readonly ScriptedChannel channel = new(rates: null) { Abilities = ChannelAbilities.WhatsAppCloud };
    private CasebookRig rig = null!;
    private int clicks;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ConversationId Id => rig.Get<Pseudonyms>().Of(Aziza);

    private IEnumerable<string> Sent => channel.Calls.Select(call => call.Message.Knock ? "(knock)" : call.Message.Text);

    public async ValueTask InitializeAsync()
    {
        rig = await CasebookRig.StartAsync(runtime: true);
        await WriteAsync("помогите");
        var lease = Assert.Single(await rig.Get<IConversationStore>().LeaseAsync(Worker, 1, Cancel));
        var state = new ConversationState
        {
            Address = Aziza,
            Locale = LocaleTag.Russian,
            Mode = ConversationMode.Human,
            Publication = Shipped.Publication.Structure,
            Case = new CaseState(Held, "unpaid_wages", Urgency.Normal, [], [], [], rig.Clock.GetUtcNow(), "op1", 3),
            LastWrote = rig.Clock.GetUtcNow(),
        };
        var opened = Turns.Wrote("m0", "помогите", rig.Clock.GetUtcNow()).WithCase(Turns.Case(Held.Value), ConversationMode.Human) with { Address = Aziza };
        await rig.Get<IConversationStore>().CommitAsync(new TurnCommit(lease, Worker, lease.Events[^1].Sequence, state, [], [opened], CancelRoutine: false, KeepLease: false, Erase: false), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        metrics.Dispose();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task Held_words_go_out_when_the_person_writes_and_stand_in_one_line_all_the_way()
    {
        rig.Clock.Advance(TimeSpan.FromDays(2));
        await ReplyAsync("Приходите в понедельник.");
        await ReplyAsync("В девять.");
        Assert.Equal(["(knock)"], Sent);
        Assert.Equal(["held", "held", "sent"], (await OursAsync()).Select(line => line.Delivery).Order());

        rig.Clock.Advance(TimeSpan.FromHours(1));
        await WriteAsync("я здесь");
        await RunAsync();

        Assert.Equal(["(knock)", "Приходите в понедельник.", "В девять."], Sent);
        var lines = await OursAsync();
        Assert.Equal(["sent", "sent", "sent"], lines.Select(line => line.Delivery));
        Assert.Equal(2, lines.Count(line => line.Author == LineAuthor.Operator));
        await NoteAsync(channel.Calls.Last().Id, ReceiptStage.Delivered);
        Assert.Single(await OursAsync(), line => line is { Text: "В девять.", Delivery: "delivered" });
    }

    [Fact]
    public async Task Words_that_the_provider_gives_back_are_not_lost()
    {
        channel.Answers = delivery => delivery.Message.Knock ? new SendResult.Sent("k") : new SendResult.NeedsTemplate("24 hours");
        await ReplyAsync("Приходите в понедельник.");
        Assert.Equal(["Приходите в понедельник.", "(knock)"], Sent);
        Assert.Equal(["held", "sent"], (await OursAsync()).Select(line => line.Delivery));
        Assert.Empty(await rig.Get<IOutbox>().DeadLettersAsync(10, Cancel));

        channel.Answers = delivery => new SendResult.Sent(delivery.Id);
        rig.Clock.Advance(TimeSpan.FromHours(1));
        await WriteAsync("я здесь");
        await RunAsync();

        Assert.Equal(["Приходите в понедельник.", "(knock)", "Приходите в понедельник."], Sent);
        Assert.Equal(["sent", "sent"], (await OursAsync()).Select(line => line.Delivery));
    }

    [Fact]
    public async Task Words_that_come_back_with_a_receipt_are_not_lost()
    {
        await ReplyAsync("Приходите в понедельник.");
        await OursAsync();
        await NoteAsync(channel.Calls.Last().Id, ReceiptStage.Failed, new SendResult.NeedsTemplate("24 hours"));
        await RunAsync();
        Assert.Equal(["Приходите в понедельник.", "(knock)"], Sent);
        Assert.Equal(["held", "sent"], (await OursAsync()).Select(line => line.Delivery));

        rig.Clock.Advance(TimeSpan.FromHours(1));
        await WriteAsync("я здесь");
        await RunAsync();

        Assert.Equal(["Приходите в понедельник.", "(knock)", "Приходите в понедельник."], Sent);
        Assert.Equal(["sent", "sent"], (await OursAsync()).Select(line => line.Delivery));
    }

    [Fact]
    public async Task Without_a_template_the_operator_reads_that_the_person_must_write()
    {
        channel.Answers = delivery => delivery.Message.Knock ? new SendResult.Refused("no_template", SendResult.NoTemplate) : new SendResult.Sent(delivery.Id);
        rig.Clock.Advance(TimeSpan.FromDays(2));
        await ReplyAsync("Приходите в понедельник.");

        var lines = await OursAsync();
        Assert.Equal([("held", null), ("failed", SendResult.NoTemplate)], lines.Select(line => (line.Delivery, line.Words)));
        await WriteAsync("я здесь");
        await RunAsync();
        Assert.Equal(["(knock)", "Приходите в понедельник."], Sent);
    }

    private async Task WriteAsync(string text) =>
        await rig.Get<IInbox>().AcceptAsync(new InboundMessage(Aziza, $"m{++clicks}", rig.Clock.GetUtcNow(), new InboundText(text)), Cancel);

    private async Task ReplyAsync(string text)
    {
        var id = $"click{++clicks}";
        await rig.Get<IInbox>().AcceptAsync(new InboxEvent(Id, id, new OperatorReplied(Held, "op1", 3, id, text)), Cancel);
        await RunAsync();
    }

    private async Task NoteAsync(string delivery, ReceiptStage stage, SendResult? failure = null)
    {
        var receipts = new Receipts(rig.Get<IOutbox>(), rig.Get<IInbox>(), NullLogger<Receipts>.Instance, rig.Get<SaidLines>());
        await receipts.NoteAsync(new DeliveryReceipt(new DeliveryMark(Id, delivery), stage, rig.Clock.GetUtcNow(), failure), Cancel);
    }

    /// <summary>Turns and sends until nothing is left to do.</summary>
    private async Task RunAsync()
    {
        var library = new PublicationLibrary();
        await library.UseAsync(Shipped.Publication, PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales")), Cancel);
        using var accounts = new ProviderAccounts([channel], new PaceBook(rig.Clock), rig.Clock, metrics, NullLogger<ProviderAccount>.Instance);
        var sender = new Sender(accounts, rig.Get<IInbox>(), rig.Clock, metrics, NullLogger<Sender>.Instance);
        var around = new SurroundingsSource([channel], new ConfigurationBuilder().Build());
        var processor = new TurnProcessor(rig.Get<IConversationStore>(), library, new Readers(), around, rig.Clock, metrics, NullLogger<TurnProcessor>.Instance);
        while (await rig.Get<IConversationStore>().LeaseAsync(Worker, 1, Cancel) is [var lease])
        {
            var entries = new List<OutboxEntry>();
            await processor.RunAsync(lease, Worker, taken => { entries.AddRange(taken); return ValueTask.CompletedTask; }, seen: null, Cancel);
            for (IReadOnlyList<OutboxEntry> next = entries; next.Count > 0;)
                next = await rig.Get<IOutbox>().ReportAsync(Worker, await sender.SendAsync(next, Cancel), Cancel);
        }
    }

    private async Task<IReadOnlyList<Hotline.Storage.Casebook.Cases.FolderLine>> OursAsync()
    {
        await rig.ProjectAsync();
        return [.. (await rig.ReadAsync(Held.Value)).Transcript.Where(line => line.Author != LineAuthor.Person)];
    }
}
