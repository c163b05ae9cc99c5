using System.Collections.Concurrent;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Redis;
using Hotline.Tests.Contracts;
using StackExchange.Redis;

namespace Hotline.Tests.Storage.Redis;

/// <summary>Two versions of the program on one real Redis at the same time, as during an upgrade that nobody notices.</summary>
public sealed class RedisVersionTests(RedisHouse house) : RuntimeContract
{
    private const int Old = 1;
    private const int People = 30;
    private const int Messages = 6;

    private RedisUnderTest Store => (RedisUnderTest)Runtime;

    private RedisRuntime Newer => Store.Store;

    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Two_versions_serve_the_same_people_and_nothing_is_lost_doubled_or_set_aside(int old)
    {
        await using var older = await Store.AnotherAsync(old);
        await HearAsync();
        var (book, done) = (new Book(), new TaskCompletionSource());
        RedisRuntime[] programs = [older, Newer];
        var workers = programs.Select((program, i) => WorkAsync(program, new WorkerId($"version-{i}"), book, done.Task)).ToArray();

        for (var message = 0; message < Messages; message++)
            await Task.WhenAll(Enumerable.Range(0, People).Select(person => SendAsync(programs[(person + message) % 2], person, message, book)));
        while (book.Turns < People * Messages || book.Sent.Count < People * Messages) await Task.WhenAny(book.Next, FaultAsync(workers)).Unwrap().WaitAsync(Cancel);
        done.SetResult();
        await Task.WhenAll(workers);

        for (var person = 0; person < People; person++)
            Assert.Equal(Enumerable.Range(0, Messages).Select(message => $"text {message}"), book.Heard[Runtime.IdOf(Person(person))]);
        Assert.All(book.Sent.Values, times => Assert.Equal(1, times));
        Assert.All(book.By, turns => Assert.True(turns.Value > 0, "Both versions are to have had turns."));
        foreach (var program in programs) Assert.Equal(People * Messages, await RecordsAsync(program));
        foreach (var index in new[] { "k", "x:*", "u:*", "d" }) Assert.Empty((RedisResult[])await Store.Database.ExecuteAsync("KEYS", $"{{{Store.Prefix}:p*}}:{index}"));
    }

    [Fact]
    public async Task A_message_that_the_newer_program_took_is_known_to_the_older_one_which_knows_no_accounts()
    {
        await using var older = await Store.AnotherAsync(RuntimeFormat.WithAccounts - 1);
        await HearAsync();
        var (now, before) = (new InboundMessage(Aziza, "111.7", Runtime.Now, new InboundText("one")) { FormerId = "7" }, new InboundMessage(Aziza, "7", Runtime.Now, new InboundText("one")));

        Assert.Equal(Acceptance.Stored, await Newer.Inbox.AcceptAsync(now, Cancel));

        Assert.Equal(Acceptance.Duplicate, await older.Inbox.AcceptAsync(before, Cancel));
        Assert.Equal(Acceptance.Duplicate, await Newer.Inbox.AcceptAsync(now, Cancel));
    }

    [Fact]
    public async Task The_newer_format_is_written_again_once_the_older_program_is_gone()
    {
        var older = await Store.AnotherAsync(Old);
        await HearAsync();
        Assert.Equal(Old, Newer.Format.Written);

        await older.DisposeAsync();
        await HearAsync();

        Assert.Equal(RuntimeFormat.Newest, Newer.Format.Written);
    }

    [Fact]
    public async Task Coming_and_going_is_heard_without_waiting()
    {
        var older = await Store.AnotherAsync(Old);
        await UntilWrittenAsync(Old);

        await older.DisposeAsync();

        await UntilWrittenAsync(RuntimeFormat.Newest);
    }

    [Fact]
    public async Task A_program_that_died_without_a_word_is_counted_for_a_while()
    {
        var older = await Store.AnotherAsync(Old);
        await older.Link.DisposeAsync();
        await older.DisposeAsync();
        await HearAsync();
        Assert.Equal(Old, Newer.Format.Written);

        Runtime.Advance(FormatAgreement.Remembered);
        await HearAsync();

        Assert.Equal(RuntimeFormat.Newest, Newer.Format.Written);
    }

    [Fact]
    public async Task A_program_that_goes_back_to_an_older_version_beside_a_newer_one_leaves_it_what_it_cannot_read()
    {
        await ReceiveAsync(Aziza, "one");
        await using var older = await Store.AnotherAsync(Old);

        Assert.Empty(await older.Conversations.LeaseAsync(Other, 10, Cancel));
        var lease = await ToldAsync(Newer, Worker);

        Assert.Equal(["one"], TextsOf(lease));
        await CommitAsync(Turn(lease, Aziza, Some.Reply("r1", Aziza)));
        // Until the newer one has heard of the older, what it takes in is its own to read.
        await UntilWrittenAsync(Old);
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "two"));
        Assert.Equal(["two"], TextsOf(await ToldAsync(older, Other)));
    }

    /// <summary>
    /// Leases the one conversation as soon as this program was told of it; a look at everything would come only with the hour. What it hears first may be its own word of the message, long passed.
    /// </summary>
    private static async Task<LeasedConversation> ToldAsync(RedisRuntime program, WorkerId worker)
    {
        while (true)
        {
            if (await program.Conversations.LeaseAsync(worker, 10, Cancel) is { Count: > 0 } leases) return Assert.Single(leases);
            await program.Conversations.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        }
    }

    private static Address Person(int number) => new(ChannelId.Sms, $"+7701000{number:D4}");

    private Task HearAsync() => Newer.Agreement.SayAsync(FormatAgreement.Remembered);

    private async Task UntilWrittenAsync(int format)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (Newer.Format.Written != format) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
    }

    private static async Task<Task> FaultAsync(Task[] workers)
    {
        var ended = await Task.WhenAny(workers);
        await ended;
        return ended;
    }

    /// <summary>Takes a message in at one program; every other one together with its lease, as the webhook does.</summary>
    private async Task SendAsync(RedisRuntime program, int person, int message, Book book)
    {
        var inbound = new InboundMessage(Person(person), $"m{message}", Runtime.Now, new InboundText($"text {message}"));
        if (message % 2 == 0)
        {
            Assert.Equal(Acceptance.Stored, await program.Inbox.AcceptAsync(inbound, Cancel));
            return;
        }

        var worker = new WorkerId($"version-{(ReferenceEquals(program, Newer) ? 1 : 0)}");
        var arrival = await program.Conversations.AcceptAndLeaseAsync(inbound, worker, Cancel);
        Assert.Equal(Acceptance.Stored, arrival.Acceptance);
        if (arrival.Lease is { } lease) await PlayAsync(program, worker, lease, book);
    }

    private async Task WorkAsync(RedisRuntime program, WorkerId worker, Book book, Task done)
    {
        while (!done.IsCompleted)
        {
            foreach (var lease in await program.Conversations.LeaseAsync(worker, 8, Cancel)) await PlayAsync(program, worker, lease, book);
            await SentAsync(program, worker, await program.Outbox.LeaseAsync(worker, 8, Cancel), book);
            // The store's clock stands still here, and with it the look at everything: both are asked again and again.
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancel);
        }
    }

    private async Task PlayAsync(RedisRuntime program, WorkerId worker, LeasedConversation lease, Book book)
    {
        foreach (var happened in lease.Events)
        {
            var (to, name) = (((PersonWrote)happened.Event).Message.From, $"{lease.Id}-{happened.EventId}");
            var turn = new TurnCommit(
                lease, worker, happened.Sequence, Some.State(to) with { LastWrote = Runtime.Now }, [Some.Reply(name, to)], [Some.Record(name, to, Runtime.Now)],
                CancelRoutine: false, KeepLease: happened != lease.Events[^1], Erase: false);
            var result = await program.Conversations.CommitAsync(turn, Cancel);
            Assert.True(result.Committed);
            book.Take(lease.Id, TextOf(happened), worker);
            await SentAsync(program, worker, result.ToSend, book);
        }
    }

    private static async Task SentAsync(RedisRuntime program, WorkerId worker, IReadOnlyList<OutboxEntry> entries, Book book)
    {
        while (entries.Count > 0)
        {
            foreach (var entry in entries) book.Send(entry.Delivery);
            entries = await program.Outbox.ReportAsync(worker, [.. entries.Select(entry => new SendReport(entry.Conversation, entry.Delivery.Id, "sent", null, null))], Cancel);
        }
    }

    private static async Task<int> RecordsAsync(RedisRuntime program)
    {
        var count = 0;
        for (var partition = 0; partition < program.Journal.Partitions; partition++)
            count += (await program.Journal.ReadAsync(partition, 0, 10_000, Cancel)).Count(entry => entry.Record is TurnRecord);
        return count;
    }

    /// <summary>What both programs did.</summary>
    private sealed class Book
    {
        private readonly Lock gate = new();
        private TaskCompletionSource<Task> next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Dictionary<ConversationId, List<string>> Heard { get; } = [];

        public ConcurrentDictionary<string, int> Sent { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<WorkerId, int> By { get; } = new();

        public int Turns { get; private set; }

        /// <summary>Something more was done.</summary>
        public Task<Task> Next
        {
            get
            {
                lock (gate) return next.Task;
            }
        }

        public void Take(ConversationId id, string text, WorkerId worker)
        {
            By.AddOrUpdate(worker, 1, (_, turns) => turns + 1);
            lock (gate)
            {
                if (!Heard.TryGetValue(id, out var texts)) Heard[id] = texts = [];
                texts.Add(text);
                Turns++;
                Tell();
            }
        }

        public void Send(Delivery delivery)
        {
            Sent.AddOrUpdate(delivery.Id, 1, (_, times) => times + 1);
            lock (gate) Tell();
        }

        private void Tell()
        {
            next.TrySetResult(Task.CompletedTask);
            next = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
