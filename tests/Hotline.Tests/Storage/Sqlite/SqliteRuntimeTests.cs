using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage;
using Hotline.Storage.Protection;
using Hotline.Storage.Sqlite;
using Hotline.Tests.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Storage.Sqlite;

/// <summary>What is SQLite's own: the file, its versions, its writer, its faults.</summary>
public sealed class SqliteRuntimeTests : RuntimeContract
{
    private SqliteUnderTest Store => (SqliteUnderTest)Runtime;

    private string Database => Store.Folder.File("runtime.db");

    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());

    [Fact]
    public void A_second_program_in_the_same_folder_is_refused()
    {
        var refusal = Assert.Throws<StorageStartException>(() => Start());

        Assert.Contains("Another hotline is using the folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_master_key_is_recognised()
    {
        await Store.StopAsync();

        var refusal = Assert.Throws<StorageStartException>(() => Start(MasterKey.FromText(MasterKey.NewText(), "test")));

        Assert.Contains("does not belong to", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Store.Master.Fingerprint, refusal.Message, StringComparison.Ordinal);
        Store.Start();
    }

    [Fact]
    public async Task Another_number_of_partitions_is_refused()
    {
        await Store.StopAsync();

        var refusal = Assert.Throws<StorageStartException>(() => Start(partitions: 32));

        Assert.Contains("set it back to 64", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_with_its_name()
    {
        var file = Store.Folder.File("occupied");
        File.WriteAllText(file, "");

        var refusal = Assert.Throws<StorageStartException>(() =>
            SqliteRuntime.Open(file, new RuntimeOptions(), Store.Master, TimeProvider.System, NullLogger<SqliteRuntime>.Instance));

        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_words()
    {
        await Store.StopAsync();
        foreach (var file in Directory.GetFiles(Store.Folder.Path, "runtime.db*")) File.Delete(file);
        await File.WriteAllTextAsync(Database, new string('x', 5000), Cancel);

        var refusal = Assert.Throws<StorageStartException>(() => Start());

        Assert.Contains("is damaged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_and_not_touched()
    {
        await Store.StopAsync();
        SqliteTraces.Execute(Database, "PRAGMA user_version = 99");

        var refusal = Assert.Throws<StorageStartException>(() => Start());

        Assert.Contains("written by a newer hotline", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(99L, SqliteTraces.Read(Database, "PRAGMA user_version"));
    }

    [Fact]
    public async Task A_file_of_version_1_is_upgraded_with_what_it_holds()
    {
        await ReceiveAsync(Aziza, "one");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza, Some.Reply("r1", Aziza)) with { Journal = [Some.Record("e1", Aziza, Runtime.Now)] });
        await ReceiveAsync(Aziza, "two");
        await Store.StopAsync();
        MakeVersion1();

        Store.Start();

        Assert.Equal((long)SqliteSchema.Version, SqliteTraces.Read(Database, "PRAGMA user_version"));
        var lease = await LeaseOneAsync();
        Assert.Equal(["two"], TextsOf(lease));
        Assert.NotNull(lease.State);
        Assert.Single(await JournalAsync(Aziza));
        Assert.Equal(["r1"], IdsOf(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel)));
        Assert.True(await Runtime.Mailbox.PutAsync(Some.Reply("d1", Aziza), Cancel));
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_set_aside_and_the_worker_is_told_until_a_turn_is_done()
    {
        await SayAsync(Aziza);
        await Store.StopAsync();
        var damaged = SqliteTraces.Bytes(Database, "SELECT state FROM conversation");
        damaged[^1] ^= 1;
        SqliteTraces.Execute(Database, "UPDATE conversation SET state = @bytes", damaged);
        Store.Start();
        await ReceiveAsync(Aziza, "hello?");

        Assert.True((await LeaseOneAsync()).Corrupt);
        await Runtime.RestartAsync();
        var lease = await LeaseOneAsync();
        Assert.True(lease.Corrupt);
        Assert.Null(lease.State);
        Assert.Equal(["hello?"], TextsOf(lease));
        await CommitAsync(Turn(lease, Aziza));

        await ReceiveAsync(Aziza, "and now?");
        var next = await LeaseOneAsync();
        Assert.False(next.Corrupt);
        Assert.NotNull(next.State);
        Assert.Equal(damaged, SqliteTraces.Bytes(Database, "SELECT corrupt FROM conversation"));
    }

    [Fact]
    public async Task A_timer_of_a_state_that_cannot_be_read_is_forgotten_and_the_next_message_is_answered()
    {
        await ReceiveAsync(Aziza, "one");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = Some.State(Aziza, Some.Timer(Runtime.Now.AddHours(1))) });
        await Store.StopAsync();
        var damaged = SqliteTraces.Bytes(Database, "SELECT state FROM conversation");
        damaged[^1] ^= 1;
        SqliteTraces.Execute(Database, "UPDATE conversation SET state = @bytes", damaged);
        Store.Start();
        Runtime.Advance(TimeSpan.FromHours(1));

        Assert.Empty(await LeaseAsync());
        Assert.Equal(0L, SqliteTraces.Read(Database, "SELECT count(*) FROM conversation WHERE next_at IS NOT NULL OR wake_at IS NOT NULL"));
        await ReceiveAsync(Aziza, "hello?");

        var lease = await LeaseOneAsync();
        Assert.True(lease.Corrupt);
        Assert.Equal(["hello?"], TextsOf(lease));
    }

    [Fact]
    public async Task A_state_of_a_newer_program_is_left_alone_until_one_runs_that_knows_it()
    {
        await SayAsync(Aziza);
        await Store.StopAsync();
        var state = SqliteTraces.Bytes(Database, "SELECT state FROM conversation");
        byte[] newer = [99, .. state[1..]];
        SqliteTraces.Execute(Database, "UPDATE conversation SET state = @bytes", newer);
        Store.Start();

        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "one"));
        Assert.Empty(await LeaseAsync());
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "two"));
        Assert.Empty(await LeaseAsync());
        Assert.Equal(newer, SqliteTraces.Bytes(Database, "SELECT state FROM conversation"));

        await Store.StopAsync();
        SqliteTraces.Execute(Database, "UPDATE conversation SET state = @bytes", state);
        Store.Start();
        var lease = await LeaseOneAsync();
        Assert.Equal(["one", "two"], TextsOf(lease));
        Assert.NotNull(lease.State);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_set_aside_and_the_others_have_their_turn()
    {
        await ReceiveAsync(Aziza, "one");
        await ReceiveAsync(Aziza, "two");
        await ReceiveAsync(Bek, "three");
        await Store.StopAsync();
        var damaged = SqliteTraces.Bytes(Database, "SELECT body FROM inbox ORDER BY sequence LIMIT 1");
        damaged[20] ^= 1;
        SqliteTraces.Execute(Database, "UPDATE inbox SET body = @bytes WHERE sequence IN (SELECT min(sequence) FROM inbox GROUP BY conversation)", damaged);
        Store.Start();

        Assert.Equal(["two"], TextsOf(await LeaseOneAsync()));

        Assert.Equal(2L, SqliteTraces.Read(Database, "SELECT count(*) FROM unreadable"));
    }

    [Fact]
    public async Task A_reply_that_cannot_be_read_is_a_dead_letter_and_the_next_one_goes()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));
        await Store.StopAsync();
        SqliteTraces.Execute(Database, "UPDATE outbox SET body = @bytes WHERE delivery = 'r1'", new byte[80]);
        Store.Start();

        Assert.Equal(["r2"], IdsOf(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel)));
        Assert.Equal("r1", Assert.Single(await Runtime.Outbox.DeadLettersAsync(10, Cancel)).DeliveryId);
    }

    [Fact]
    public async Task Many_writes_share_one_commit()
    {
        var before = Store.Store.Writer.Commits;

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => ReceiveAsync(new Address(ChannelId.Sms, $"{i}"), "hello", $"m{i}")));

        Assert.InRange(Store.Store.Writer.Commits - before, 1, 500);
    }

    [Fact]
    public async Task Beyond_the_bound_of_the_queue_callers_wait_and_may_still_turn_away()
    {
        const int Bound = 8192;
        const int Beyond = 20;
        using var release = new ManualResetEventSlim();
        var busy = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = Store.Store.Writer;
        var blocked = writer.RunAsync(
            _ =>
            {
                busy.SetResult();
                release.Wait(TimeSpan.FromSeconds(60));
                return true;
            },
            Cancel);
        await busy.Task;
        using var impatient = new CancellationTokenSource();
        var writes = Enumerable.Range(0, Bound + Beyond).Select(_ => writer.RunAsync(_ => true, impatient.Token)).ToArray();

        await impatient.CancelAsync();
        release.Set();
        await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.True(await blocked);
        // Housekeeping may have taken a place or two.
        Assert.InRange(writes.Count(write => write.IsCanceled), Beyond, Beyond + 5);
        Assert.InRange(writes.Count(write => write.IsCompletedSuccessfully), Bound - 5, Bound);
    }

    [Fact]
    public async Task A_failing_write_undoes_itself_and_nothing_else()
    {
        var writes = Enumerable.Range(0, 50).Select(i => ReceiveAsync(new Address(ChannelId.Sms, $"{i}"), "hello", $"m{i}")).ToList();
        var failing = Store.Store.Writer.RunAsync<bool>(
            session =>
            {
                session.Conversations.Insert(Runtime.IdOf(Bek), [1], 1);
                session.Leases.Take(7, Worker, 7, long.MaxValue);
                throw new InvalidOperationException("fault");
            },
            Cancel);
        writes.AddRange(Enumerable.Range(50, 50).Select(i => ReceiveAsync(new Address(ChannelId.Sms, $"{i}"), "hello", $"m{i}")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);

        Assert.All(await Task.WhenAll(writes), answer => Assert.Equal(Acceptance.Stored, answer));
        Assert.Equal(100L, SqliteTraces.Read(Database, "SELECT count(*) FROM conversation"));
        Assert.False(await Store.Store.Writer.RunAsync(session => session.Leases.IsHeld(7, 0), Cancel));
    }

    [Fact]
    public async Task While_another_program_locks_the_file_nothing_is_accepted_and_then_it_goes_on_by_itself()
    {
        await using (var other = SqliteTraces.Open(Database))
        {
            await using var transaction = other.BeginTransaction();
            var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => ReceiveAsync(Aziza, "one", "m1"));
            Assert.Contains("locked by another program", refusal.Message, StringComparison.Ordinal);
            await transaction.RollbackAsync(Cancel);
        }

        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "one", "m1"));
        await LeaseOneAsync();
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_half_accepted_and_it_goes_on_by_itself_when_there_is_room()
    {
        await LimitPagesAsync("(SELECT * FROM pragma_page_count())");
        var accepted = new List<string>();
        StoreUnavailableException? refusal = null;
        for (var i = 0; refusal is null; i++)
        {
            var id = $"m{i}";
            refusal = await Record.ExceptionAsync(() => ReceiveAsync(Aziza, new string('я', 5000), id)) as StoreUnavailableException;
            if (refusal is null) accepted.Add(id);
        }

        Assert.Contains("the disk is full", refusal.Message, StringComparison.Ordinal);
        await LimitPagesAsync("1000000");
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "one more", $"m{accepted.Count}"));
        Assert.Equal([.. accepted, $"m{accepted.Count}"], (await LeaseOneAsync()).Events.Select(waiting => waiting.EventId));
    }

    [Fact]
    public async Task A_stopped_store_says_so()
    {
        var inbox = Runtime.Inbox;
        await Store.StopAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            inbox.AcceptAsync(new InboundMessage(Aziza, "m1", Runtime.Now, new InboundText("one")), Cancel));
        Store.Start();
    }

    [Fact]
    public async Task Stopping_finishes_what_was_queued()
    {
        var writes = Enumerable.Range(0, 200).Select(i => ReceiveAsync(new Address(ChannelId.Sms, $"{i}"), "hello", $"m{i}")).ToArray();

        await Runtime.RestartAsync();

        Assert.All(await Task.WhenAll(writes), answer => Assert.Equal(Acceptance.Stored, answer));
        Assert.Equal(200, (await LeaseAsync(max: 300)).Count);
    }

    [Fact]
    public async Task A_copy_of_the_file_is_a_whole_store()
    {
        await SayAsync(Aziza);
        await ReceiveAsync(Aziza, "two");
        var folder = Directory.CreateDirectory(Store.Folder.File("copy")).FullName;
        var backup = Path.Combine(folder, "runtime.db");

        Store.CopyTo(backup);

        await using var copy = SqliteRuntime.Open(folder, new RuntimeOptions(), Store.Master, Store.Time, NullLogger<SqliteRuntime>.Instance);
        var lease = Assert.Single(await copy.Conversations.LeaseAsync(Worker, 10, Cancel));
        Assert.NotNull(lease.State);
        Assert.Equal(["two"], TextsOf(lease));
    }

    [Fact]
    public async Task With_no_settings_the_program_gets_a_runtime_and_a_key_in_the_data_folder()
    {
        var data = Store.Folder.File("fresh");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Data", data)]).Build());
        services.AddSqliteRuntime();
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(Acceptance.Stored, await provider.GetRequiredService<IInbox>().AcceptAsync(
            new InboundMessage(Aziza, "m1", Runtime.Now, new InboundText("one")), Cancel));

        Assert.Single(await provider.GetRequiredService<IConversationStore>().LeaseAsync(Worker, 10, Cancel));
        Assert.Equal(64, provider.GetRequiredService<IJournal>().Partitions);
        Assert.NotNull(provider.GetRequiredService<IOutbox>());
        Assert.NotNull(provider.GetRequiredService<IMailbox>());
        Assert.True(File.Exists(Path.Combine(data, "master.key")));
        Assert.True(File.Exists(Path.Combine(data, "runtime.db")));
    }

    /// <summary>Lets the file grow to so many pages and no further, as a full disk does.</summary>
    private Task<bool> LimitPagesAsync(string pages) => Store.Store.Writer.RunAsync(
        session =>
        {
            var count = SqliteSchema.Scalar(session.Connection, $"SELECT {pages}");
            SqliteSchema.Execute(session.Connection, $"PRAGMA max_page_count = {count}");
            return true;
        },
        Cancel);

    private SqliteRuntime Start(MasterKey? master = null, int partitions = 64) =>
        SqliteRuntime.Open(Store.Folder.Path, new RuntimeOptions { Partitions = partitions }, master ?? Store.Master, TimeProvider.System, NullLogger<SqliteRuntime>.Instance);

    /// <summary>The same data as the first version of the program kept it.</summary>
    private void MakeVersion1()
    {
        var old = Store.Folder.File("old.db");
        using (var connection = SqliteTraces.Open(old)) SqliteSchema.Upgrade(connection, old, 1);
        SqliteTraces.Execute(old, $"""
            ATTACH '{Database}' AS new;
            INSERT INTO meta SELECT * FROM new.meta;
            INSERT INTO conversation SELECT * FROM new.conversation;
            INSERT INTO inbox SELECT * FROM new.inbox;
            INSERT INTO outbox SELECT * FROM new.outbox;
            INSERT INTO journal SELECT * FROM new.journal;
            """);
        foreach (var file in Directory.GetFiles(Store.Folder.Path, "runtime.db*")) File.Delete(file);
        File.Move(old, Database);
    }
}
