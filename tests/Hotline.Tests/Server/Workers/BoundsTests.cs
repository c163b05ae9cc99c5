using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Pacing;
using Hotline.Tests.Contracts;
using Hotline.Tests.Storage.Sqlite;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Server.Workers;

/// <summary>What waits in memory is bounded, whatever arrives; the folder's README lists it all.</summary>
public sealed class BoundsTests
{
    private static readonly Address Aziza = new(ChannelId.Telegram, "700100200");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_line_of_replies_holds_up_whoever_fills_it()
    {
        var line = new SendLine(_ => { });
        for (var i = 0; i < SendLine.Capacity; i++) await line.AddAsync(new SendBatch([Entry(i)], TimeProvider.System.GetTimestamp()), Now);

        var waiting = line.AddAsync(new SendBatch([Entry(SendLine.Capacity)], TimeProvider.System.GetTimestamp()), Now).AsTask();
        Assert.False(waiting.IsCompleted);

        await using var reader = line.ReadAllAsync(Now).GetAsyncEnumerator(Now);
        Assert.True(await reader.MoveNextAsync());
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Now);
    }

    [Fact]
    public async Task Beyond_the_places_for_turns_a_message_is_only_stored_and_its_turn_comes_later()
    {
        await using var runtime = new SqliteUnderTest();
        using var metrics = new HotlineMetrics();
        var around = new SurroundingsSource([], new ConfigurationBuilder().Build());
        var turns = new TurnProcessor(runtime.Conversations, runtime.Mailbox, new PublicationLibrary(), new Readers(UnderstandingFiles.Learnt), around, SomeKeyedNames.Of(runtime.Master), runtime.Time, metrics, NullLogger<TurnProcessor>.Instance);
        using var accounts = new ProviderAccounts([], new PaceBook(runtime.Time), runtime.Time, metrics, NullLogger<ProviderAccount>.Instance);
        var workforce = new Workforce(new WorkerId("w1"));
        using var worker = new TurnWorker(runtime.Conversations, turns, new SendQueue(accounts, Options.Create(new RuntimeOptions()), runtime.Time), workforce, runtime.Time, NullLogger<TurnWorker>.Instance);
        for (var i = 0; i < TurnWorker.MostArriving; i++) Assert.True(worker.TryReserve());
        var inbox = new PromptInbox(runtime.Inbox, runtime.Conversations, worker, workforce);

        Assert.Equal(Acceptance.Stored, await inbox.AcceptAsync(new InboundMessage(Aziza, "m1", runtime.Now, new InboundText("hello")), Now));

        Assert.Single(await runtime.Conversations.LeaseAsync(new WorkerId("w2"), 10, Now));
        worker.Unreserve();
        Assert.True(worker.TryReserve());
    }

    [Fact]
    public async Task A_desk_page_that_does_not_read_loses_old_news_and_holds_nobody_up()
    {
        var changes = new CasebookChanges();
        using var news = changes.Listen();

        for (var i = 0; i < 1000; i++) changes.Publish(new CasebookChange($"case-{i}"));

        var heard = await news.ReadAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Now);
        Assert.InRange(heard.Count, 1, 257);
        Assert.Contains(new CasebookChange("case-999"), heard);
        Assert.Contains(CasebookChange.Again, heard);
        changes.Publish(CasebookChange.Queue);
        Assert.Equal([CasebookChange.Queue], await news.ReadAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Now));
    }

    private static OutboxEntry Entry(int number) => new(new ConversationId($"c{number}"), Some.Reply($"r{number}", Aziza), Attempt: 1, DateTimeOffset.MaxValue);
}
