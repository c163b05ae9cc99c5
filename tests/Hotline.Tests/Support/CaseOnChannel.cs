using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Pacing;
using Hotline.Storage.Protection;
using Hotline.Tests.Dialogs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Support;

/// <summary>
/// A person and the operator who holds their case, on the real runtime and casebook, and a provider that answers as the test says, or a real channel. Workers work when they are told to.
/// </summary>
internal sealed class CaseOnChannel : IAsyncDisposable
{
    private static readonly WorkerId Worker = new("worker");
    private static readonly CaseId Held = new("7K3QD0M2XA");

    private readonly HotlineMetrics metrics = new();
    private readonly CasebookRig rig;
    private readonly Address aziza;
    private readonly IChannel channel;
    private readonly ProviderAccounts accounts;
    private readonly AddressMarks marks;
    private readonly TakenMarks taken = new();
    private readonly Sender sender;
    private readonly PublicationLibrary library = new();
    private readonly TurnProcessor processor;
    private int events;

    private CaseOnChannel(CasebookRig rig, IChannel channel, Address aziza)
    {
        (this.rig, this.channel, this.aziza) = (rig, channel, aziza);
        accounts = new ProviderAccounts([channel], new PaceBook(Clock), Clock, metrics, NullLogger<ProviderAccount>.Instance);
        marks = new AddressMarks(rig.Get<Pseudonyms>());
        var tries = new DeliveryTries(rig.Get<ReturnCodeKeys>(), marks, taken, rig.Get<SaidLines>());
        sender = new Sender(accounts, tries, rig.Get<IInbox>(), Clock, metrics, NullLogger<Sender>.Instance);
        var around = new SurroundingsSource([channel], new ConfigurationBuilder().Build());
        processor = new TurnProcessor(rig.Get<IConversationStore>(), rig.Get<IMailbox>(), library, new Readers(UnderstandingFiles.Learnt), around, new KeyedNames(rig.Get<Pseudonyms>(), rig.Get<ReturnCodeKeys>()), Clock, metrics, NullLogger<TurnProcessor>.Instance);
    }

    public ScriptedChannel Channel => (ScriptedChannel)channel;

    public ManualTime Clock => rig.Clock;

    /// <summary>How it stands with the provider, as the doctor and the health page read it.</summary>
    public string Provider => accounts.Statuses.Single().Words;

    public IOutbox Outbox => rig.Get<IOutbox>();

    /// <summary>What the provider was given, in order.</summary>
    public IEnumerable<string> Sent => Channel.Calls.Select(call => call.Message.Knock ? "(knock)" : call.Message.Text);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ConversationId Id => rig.Get<Pseudonyms>().Of(aziza);

    public static Task<CaseOnChannel> OpenAsync(ChannelAbilities abilities) =>
        OpenAsync(new ScriptedChannel(rates: null) { Abilities = abilities }, new Address(ChannelId.Telegram, "700100200"));

    /// <summary><paramref name="handedOff"/>: false leaves the person with the bot, who has not heard of them yet.</summary>
    public static async Task<CaseOnChannel> OpenAsync(IChannel channel, Address aziza, bool handedOff = true)
    {
        var opened = new CaseOnChannel(await CasebookRig.StartAsync(runtime: true), channel, aziza);
        await opened.library.UseAsync(Shipped.Publication, PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales")), Cancel);
        if (handedOff) await opened.HandOffAsync();
        return opened;
    }

    public Task WriteAsync(string text) =>
        rig.Get<IInbox>().AcceptAsync(new InboundMessage(aziza, $"m{++events}", Clock.GetUtcNow(), new InboundText(text)), Cancel);

    public async Task ReplyAsync(string text)
    {
        var id = $"click{++events}";
        await rig.Get<IInbox>().AcceptAsync(new InboxEvent(Id, id, new OperatorReplied(Held, "op1", 3, id, text)), Cancel);
        await RunAsync();
    }

    public Task NoteAsync(string delivery, ReceiptStage stage, SendResult? failure = null) => NoteAsync(new DeliveryReceipt(new DeliveryMark(Id, delivery), stage, Clock.GetUtcNow(), failure));

    /// <summary><paramref name="elsewhere"/>: another process hears it than the one that sends.</summary>
    public Task NoteAsync(DeliveryReceipt receipt, bool elsewhere = false)
    {
        var receipts = new Receipts(Outbox, rig.Get<IInbox>(), rig.Get<IConversationStore>(), rig.Get<SaidLines>(), marks, elsewhere ? new TakenMarks() : taken, accounts, Clock, NullLogger<Receipts>.Instance);
        return receipts.NoteAsync(receipt, Cancel);
    }

    /// <summary>Plays and sends until nothing is left to do now.</summary>
    public async Task RunAsync()
    {
        IReadOnlyList<OutboxEntry> due = await Outbox.LeaseAsync(Worker, 10, Cancel);
        do
        {
            for (; due.Count > 0; due = await Outbox.ReportAsync(Worker, await sender.SendAsync(due, CallTime.Endless, Cancel), Cancel)) { }

            var taken = new List<OutboxEntry>();
            if (await rig.Get<IConversationStore>().LeaseAsync(Worker, 1, Cancel) is not [var lease]) return;
            await processor.RunAsync(lease, Worker, entries => { taken.AddRange(entries); return ValueTask.CompletedTask; }, seen: null, Cancel);
            due = taken;
        }
        while (true);
    }

    /// <summary>The case as the desk shows it.</summary>
    public async Task<CaseFolder> ReadAsync()
    {
        await rig.ProjectAsync();
        return await rig.ReadAsync(Held.Value);
    }

    /// <summary>What we said.</summary>
    public async Task<IReadOnlyList<FolderLine>> OursAsync() => [.. (await ReadAsync()).Transcript.Where(line => line.Author != LineAuthor.Person)];

    public async ValueTask DisposeAsync()
    {
        accounts.Dispose();
        metrics.Dispose();
        await rig.DisposeAsync();
    }

    private async Task HandOffAsync()
    {
        await WriteAsync("помогите");
        var (store, now) = (rig.Get<IConversationStore>(), Clock.GetUtcNow());
        var lease = Assert.Single(await store.LeaseAsync(Worker, 1, Cancel));
        var state = new ConversationState
        {
            Address = aziza,
            Locale = LocaleTag.Russian,
            Mode = ConversationMode.Human,
            Publication = Shipped.Publication.Structure,
            Case = new CaseState(Held, "unpaid_wages", Urgency.Normal, [], [], [], now, "op1", 3),
            LastWrote = now,
        };
        var opened = Turns.Wrote("m0", "помогите", now).WithCase(Turns.Case(Held.Value), ConversationMode.Human) with { Address = aziza };
        await store.CommitAsync(new TurnCommit(lease, Worker, lease.Events[^1].Sequence, state, [], [opened], CancelRoutine: false, KeepLease: false, Erase: false), Cancel);
    }
}
