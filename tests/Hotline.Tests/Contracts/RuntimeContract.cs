using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What the suites of the runtime store share: one store for each test, and words for what happens to it.</summary>
public abstract class RuntimeContract : IAsyncLifetime
{
    protected static readonly WorkerId Worker = new("worker-1");
    protected static readonly WorkerId Other = new("worker-2");
    protected static readonly Address Aziza = new(ChannelId.Telegram, "700100200");
    protected static readonly Address Bek = new(ChannelId.Telegram, "700100300");

    private RuntimeUnderTest? runtime;
    private int sent;

    protected RuntimeUnderTest Runtime => runtime ?? throw new InvalidOperationException("The store is not open yet.");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => runtime = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (runtime is not null) await runtime.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<RuntimeUnderTest> OpenAsync();

    protected Task<Acceptance> ReceiveAsync(Address from, string text, string? id = null, DateTimeOffset? sentAt = null) =>
        Runtime.Inbox.AcceptAsync(new InboundMessage(from, id ?? $"message-{++sent}", sentAt ?? Runtime.Now, new InboundText(text)), Cancel);

    protected async Task<LeasedConversation> LeaseOneAsync(WorkerId? worker = null) =>
        Assert.Single(await Runtime.Conversations.LeaseAsync(worker ?? Worker, 10, Cancel));

    protected Task<IReadOnlyList<LeasedConversation>> LeaseAsync(int max = 10, WorkerId? worker = null) =>
        Runtime.Conversations.LeaseAsync(worker ?? Worker, max, Cancel);

    protected Task<CommitResult> CommitAsync(TurnCommit turn) => Runtime.Conversations.CommitAsync(turn, Cancel);

    /// <summary>A turn that takes all leased events and leaves a state.</summary>
    protected static TurnCommit Turn(LeasedConversation lease, Address address, params Delivery[] replies) => new(
        lease,
        Worker,
        lease.Events.Count == 0 ? 0 : lease.Events[^1].Sequence,
        lease.State ?? Some.State(address),
        replies,
        [],
        CancelRoutine: false,
        KeepLease: false,
        Erase: false);

    /// <summary>Receives a text, leases, and commits a turn with these replies.</summary>
    protected async Task<CommitResult> SayAsync(Address to, params Delivery[] replies)
    {
        await ReceiveAsync(to, "hello");
        var result = await CommitAsync(Turn(await LeaseOneAsync(), to, replies));
        Assert.True(result.Committed);
        return result;
    }

    protected Task<IReadOnlyList<OutboxEntry>> ReportAsync(Address to, string delivery, string status = "sent", DateTimeOffset? retryAt = null, string? words = null) =>
        Runtime.Outbox.ReportAsync(Worker, [new SendReport(Runtime.IdOf(to), delivery, status, retryAt, words)], Cancel);

    protected async Task<IReadOnlyList<JournalEntry>> JournalAsync(Address of, long after = 0, int max = 1000)
    {
        var entries = await Runtime.Journal.ReadAsync(Runtime.IdOf(of).Partition(Runtime.Journal.Partitions), after, max, Cancel);
        return [.. entries.Where(entry => entry.Conversation == Runtime.IdOf(of))];
    }

    protected static string TextOf(WaitingEvent waiting) => ((InboundText)((PersonWrote)waiting.Event).Message.Content).Text;

    protected static string[] TextsOf(LeasedConversation lease) => [.. lease.Events.Select(TextOf)];

    protected static string[] IdsOf(IReadOnlyList<OutboxEntry> entries) => [.. entries.Select(entry => entry.Delivery.Id)];
}
