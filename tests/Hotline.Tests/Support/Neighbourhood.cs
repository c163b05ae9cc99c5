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
using Hotline.Tests.Contracts;
using Hotline.Tests.Dialogs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Support;

/// <summary>
/// People on several channels with the shipped scripts, on a real store: every turn, every letter between conversations, and the program dying wherever the test says.
/// </summary>
internal sealed class Neighbourhood : IDisposable
{
    private readonly RuntimeUnderTest _runtime;
    private readonly HotlineMetrics _metrics = new();
    private readonly PublicationLibrary _library = new();
    private readonly Readers _readers = new(UnderstandingFiles.Learnt);
    private readonly ReturnCodeKeys _codes;
    private readonly AddressMarks _marks;
    private int _events;
    private int _steps;

    private Neighbourhood(RuntimeUnderTest runtime)
    {
        _runtime = runtime;
        _codes = new ReturnCodeKeys(runtime.Master, new Pseudonyms(runtime.Master));
        _marks = new AddressMarks(new Pseudonyms(runtime.Master));
    }

    /// <summary>What reached each address, in order.</summary>
    public List<(Address To, OutboundMessage Message)> Sent { get; } = [];

    /// <summary>What providers took, each with the mark that a receipt of theirs brings back.</summary>
    public List<Delivery> Taken { get; } = [];

    /// <summary>The program dies at every so many steps, and all its leases with it; 0: never.</summary>
    public int DiesEvery { get; set; }

    public int Deaths { get; private set; }

    /// <summary>What a provider answers.</summary>
    public Func<Delivery, SendResult> Answers { get; set; } = _ => new SendResult.Sent();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Neighbourhood> OpenAsync(RuntimeUnderTest runtime)
    {
        var opened = new Neighbourhood(runtime);
        await opened._library.UseAsync(Shipped.Publication, PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales")), Cancel);
        return opened;
    }

    public Task WriteAsync(Address from, string text, Address? alsoKnown = null) => SendAsync(from, new InboundText(text), alsoKnown);

    public async Task SendAsync(Address from, InboundContent content, Address? alsoKnown = null)
    {
        await _runtime.Inbox.AcceptAsync(new InboundMessage(from, $"m{++_events}", _runtime.Now, content, "ru") { AlsoKnown = alsoKnown }, Cancel);
        await RunAsync();
    }

    public async Task TellAsync(Address whose, ConversationEvent happened)
    {
        await _runtime.Inbox.AcceptAsync(new InboxEvent(_runtime.IdOf(whose), $"e{++_events}", happened), Cancel);
        await RunAsync();
    }

    /// <summary>What a provider says later; <paramref name="words"/> knows what was said.</summary>
    public async Task NoteAsync(SaidLines words, DeliveryMark mark, ReceiptStage stage, SendResult? failure = null)
    {
        using var accounts = new ProviderAccounts([], new PaceBook(_runtime.TestClock), _runtime.TestClock, _metrics, NullLogger<ProviderAccount>.Instance);
        var receipts = new Receipts(_runtime.Outbox, _runtime.Inbox, _runtime.Conversations, words, _marks, new TakenMarks(), accounts, _runtime.TestClock, NullLogger<Receipts>.Instance);
        await receipts.NoteAsync(new DeliveryReceipt(mark, stage, _runtime.Now, failure), Cancel);
        await RunAsync();
    }

    public async Task<ConversationState?> StateAsync(Address of) => await _runtime.Conversations.FindAsync(_runtime.IdOf(of), Cancel);

    public IReadOnlyList<string> TextsTo(Address address) => [.. Sent.Where(sent => sent.To == address).Select(sent => sent.Message.Text)];

    /// <summary>The newest return code that somebody was given.</summary>
    public string CodeGivenTo(Address address)
    {
        var text = Sent.Last(sent => sent.To == address && sent.Message.Text.Contains('-', StringComparison.Ordinal) && ReadCode(sent.Message.Text) is not null).Message.Text;
        return ReadCode(text)!;
    }

    /// <summary>Presses the button of a choice that was sent last to an address.</summary>
    public Task PressAsync(Address from, string choice) =>
        SendAsync(from, new InboundTap(Sent.Last(sent => sent.To == from && sent.Message.Buttons.Any(b => b.Id == choice)).Message.Buttons.Last(b => b.Id == choice).Data));

    public void Dispose() => _metrics.Dispose();

    /// <summary>Plays and sends until nothing is left to do now.</summary>
    public async Task RunAsync()
    {
        while (true)
        {
            var due = await _runtime.Outbox.LeaseAsync(new WorkerId("w"), 10, Cancel);
            if (due.Count > 0)
            {
                await DeliverAsync(due);
                continue;
            }

            if (await _runtime.Conversations.LeaseAsync(new WorkerId("w"), 1, Cancel) is not [var lease]) return;
            if (await DiesAsync()) continue;
            await Processor().RunAsync(lease, new WorkerId("w"), DeliverAsync, seen: null, Cancel);
        }
    }

    private static string? ReadCode(string text) =>
        text.Split(' ', '\n').Select(word => ReturnCode.Read(word)).FirstOrDefault(code => code is not null);

    private TurnProcessor Processor()
    {
        var around = new SurroundingsSource([], new ConfigurationBuilder().AddInMemoryCollection([new("Flood:RepliesPerMinute", "0")]).Build());
        return new TurnProcessor(_runtime.Conversations, _runtime.Mailbox, _library, _readers, around, SomeKeyedNames.Of(_runtime.Master), _runtime.TestClock, _metrics, NullLogger<TurnProcessor>.Instance);
    }

    private async ValueTask DeliverAsync(IReadOnlyList<OutboxEntry> entries)
    {
        for (var next = entries; next.Count > 0;)
        {
            if (await DiesAsync()) return;
            var reports = new List<SendReport>();
            foreach (var entry in next) reports.Add(await SendOneAsync(entry));
            if (await DiesAsync()) return;
            next = await _runtime.Outbox.ReportAsync(new WorkerId("w"), reports, Cancel);
        }
    }

    private async Task<SendReport> SendOneAsync(OutboxEntry entry)
    {
        var delivery = entry.Delivery;
        var result = delivery.To.Channel == ChannelId.Within ? await new WithinChannel(_runtime.Inbox, _runtime.Conversations, _codes).SendAsync(delivery, Cancel) : Answers(delivery);
        if (delivery.To.Channel != ChannelId.Within && result is SendResult.Sent)
        {
            Sent.Add((delivery.To, Whole(delivery)));
            Taken.Add(delivery with { Try = new DeliveryTry(entry.TryName, _marks.Of(delivery.To)) });
        }

        if (result is SendResult.ContactGone gone)
            await _runtime.Inbox.AcceptAsync(new InboxEvent(entry.Conversation, DeliveryIds.OfFailure(delivery.Id, entry.TryName), new DeliveryFailed(delivery.Id, gone.Words, Gone: true) { Lost = new Undeliverable(delivery.To, delivery.Message) }), Cancel);
        return new SendReport(entry.Conversation, delivery.Id, result is SendResult.Sent ? SendReport.Sent : SendReport.Cancelled, null, null);
    }

    private OutboundMessage Whole(Delivery delivery) => delivery.Message.ReturnCode is { } madeBy
        ? delivery.Message with { Text = delivery.Message.Text.Replace(ReturnCode.Mark, ReturnCode.Show(_codes.Make(delivery.Conversation, madeBy)), StringComparison.Ordinal) }
        : delivery.Message;

    /// <summary>Whatever was in hand is forgotten; what was stored is not.</summary>
    private async Task<bool> DiesAsync()
    {
        if (DiesEvery == 0 || ++_steps % DiesEvery != 0) return false;
        Deaths++;
        await _runtime.RestartAsync();
        _runtime.Advance(TimeSpan.FromMinutes(2));
        return true;
    }
}
