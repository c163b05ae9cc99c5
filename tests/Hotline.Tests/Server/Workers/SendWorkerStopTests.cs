using Hotline.Channels.Telegram;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Storage;
using Hotline.Storage.Pacing;
using Hotline.Tests.Contracts;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Server.Workers;

/// <summary>A stop sends what is in hand and says what became of it, within a time that is named.</summary>
public sealed class SendWorkerStopTests : IDisposable
{
    private static readonly Address Aziza = new(ChannelId.Telegram, "700100200");

    private readonly HotlineMetrics metrics = new();
    private readonly ManualTime time = new();
    private readonly SlowChannel channel = new();
    private readonly KeptOutbox outbox = new();
    private readonly ProviderAccounts accounts;
    private readonly SendQueue queue;

    public SendWorkerStopTests()
    {
        accounts = new ProviderAccounts([channel], new PaceBook(time), time, metrics, NullLogger<ProviderAccount>.Instance);
        queue = new SendQueue(accounts, Options.Create(new RuntimeOptions()), time);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        accounts.Dispose();
        metrics.Dispose();
    }

    [Fact]
    public async Task What_is_being_sent_and_what_stands_in_the_queue_is_sent_and_reported_first()
    {
        using var worker = Worker();
        await worker.StartAsync(Now);
        for (var i = 0; i < 3; i++) await queue.AddAsync([Entry(i)], Now);
        await channel.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Now);

        var stopping = worker.StopAsync(Now);
        Assert.False(stopping.IsCompleted);
        channel.Answer.SetResult();
        await stopping.WaitAsync(TimeSpan.FromSeconds(30), Now);

        Assert.Equal(["r0", "r1", "r2"], outbox.Sent.Order());
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_holds_the_stop_up_only_so_long()
    {
        using var worker = Worker();
        await worker.StartAsync(Now);
        await queue.AddAsync([Entry(0)], Now);
        await channel.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Now);

        var stopping = worker.StopAsync(Now);
        time.Advance(SendWorker.DrainWithin);
        await stopping.WaitAsync(TimeSpan.FromSeconds(30), Now);

        Assert.Empty(outbox.Sent);
    }

    [Fact]
    public async Task Whoever_hands_over_a_reply_too_late_is_not_held_up()
    {
        using var worker = Worker();
        await worker.StartAsync(Now);
        await worker.StopAsync(Now);

        await queue.AddAsync([Entry(0)], Now);

        Assert.Empty(outbox.Sent);
    }

    [Fact]
    public async Task More_next_replies_than_the_queue_holds_do_not_stop_the_sending()
    {
        const int many = SendLine.Capacity * 3;
        channel.Answer.SetResult();
        outbox.Behind = many;
        using var worker = Worker();
        await worker.StartAsync(Now);

        for (var i = 0; i < many; i++) await queue.AddAsync([Entry(i)], Now);
        await outbox.UntilAsync(2 * many).WaitAsync(TimeSpan.FromSeconds(60), Now);

        await worker.StopAsync(Now);
    }

    [Fact]
    public async Task What_stood_in_line_for_half_its_lease_goes_back_untried_at_once()
    {
        await queue.AddAsync([Entry(0)], Now);
        time.Advance(RuntimeLimits.SendLease / 2);
        await queue.AddAsync([Entry(1)], Now);
        channel.Answer.SetResult();
        using var worker = Worker();
        await worker.StartAsync(Now);
        await worker.StopAsync(Now).WaitAsync(TimeSpan.FromSeconds(30), Now);

        Assert.Equal("r1", Assert.Single(outbox.Sent));
        Assert.Equal(("r0", SendReport.Untried, time.GetUtcNow()), (Assert.Single(outbox.Others).DeliveryId, outbox.Others[0].Status, outbox.Others[0].RetryAt));
    }

    [Fact]
    public async Task What_stood_behind_a_slow_one_of_its_conversation_until_its_lease_ran_out_is_not_sent_under_it()
    {
        using var worker = Worker();
        await worker.StartAsync(Now);
        await queue.AddAsync([Entry(0)], Now);
        await channel.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Now);
        await queue.AddAsync([Entry(0) with { Delivery = Some.Reply("behind", Aziza), After = "r0" }], Now);

        time.Advance(RuntimeLimits.SendLease / 2);
        channel.Answer.SetResult();
        await worker.StopAsync(Now).WaitAsync(TimeSpan.FromSeconds(30), Now);

        Assert.Equal("r0", Assert.Single(outbox.Sent));
        Assert.Equal(("behind", SendReport.Untried), (Assert.Single(outbox.Others).DeliveryId, outbox.Others[0].Status));
    }

    private static OutboxEntry Entry(int number) => new(new ConversationId($"c{number}"), Some.Reply($"r{number}", Aziza), Attempt: 1, DateTimeOffset.MaxValue);

    private SendWorker Worker()
    {
        var sender = new Sender(accounts, SomeTries.Of(), new MemoryInbox(), time, metrics, NullLogger<Sender>.Instance);
        return new SendWorker(sender, queue, outbox, new Workforce(new WorkerId("w1")), time, NullLogger<SendWorker>.Instance);
    }

    /// <summary>Answers when it may.</summary>
    private sealed class SlowChannel : IChannel
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ChannelId Id => ChannelId.Telegram;

        public ChannelAbilities Abilities => TelegramModule.Shows;

        public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            await Answer.Task.WaitAsync(cancellationToken);
            return new SendResult.Sent(delivery.Id);
        }
    }

    /// <summary>Keeps what is reported; the first reports are answered with one more reply each, as a store does that has more of the conversation.</summary>
    private sealed class KeptOutbox : IOutbox
    {
        private readonly Lock gate = new();
        private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int wanted = int.MaxValue;

        public List<string> Sent { get; } = [];

        public List<SendReport> Others { get; } = [];

        /// <summary>Reports that are answered with one more.</summary>
        public int Behind { get; set; }

        public Task UntilAsync(int reports)
        {
            lock (gate)
            {
                wanted = reports;
                if (Sent.Count >= wanted) enough.TrySetResult();
            }

            return enough.Task;
        }

        public Task<bool> NoteAsync(DeliveryMark mark, string status, string? words, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<OutboxEntry>> ReportAsync(WorkerId worker, IReadOnlyList<SendReport> reports, CancellationToken cancellationToken)
        {
            lock (gate)
            {
                var next = reports.Take(Behind).Select(r => new OutboxEntry(r.Conversation, Some.Reply(r.DeliveryId + "-next", Aziza), 1, DateTimeOffset.MaxValue)).ToArray();
                Behind -= next.Length;
                Others.AddRange(reports.Where(r => r.Status != "sent"));
                Sent.AddRange(reports.Where(r => r.Status == "sent").Select(r => r.DeliveryId));
                if (Sent.Count >= wanted) enough.TrySetResult();
                return Task.FromResult<IReadOnlyList<OutboxEntry>>(next);
            }
        }

        public Task<IReadOnlyList<OutboxEntry>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OutboxEntry>>([]);

        public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeadLetter>>([]);

        public Task<bool> SendAgainAsync(ConversationId conversation, string deliveryId, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
