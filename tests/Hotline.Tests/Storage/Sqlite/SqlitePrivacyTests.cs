using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Tests.Contracts;

namespace Hotline.Tests.Storage.Sqlite;

/// <summary>What can be found in the files by whoever takes the disk.</summary>
public sealed class SqlitePrivacyTests : RuntimeContract
{
    private const string Words = "МАРКЕР-хозяин-забрал-паспорт";
    private const string Said = "MARKER-said-by-the-bot";
    private const string Answer = "MARKER-kept-answer";
    private const string Provider = "MARKER-provider-id";

    private static readonly Address Nodira = new(ChannelId.WhatsApp, "+998901234567");

    private SqliteUnderTest Store => (SqliteUnderTest)Runtime;

    private string Database => Store.Folder.File("runtime.db");

    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());

    [Fact]
    public async Task Nothing_personal_stands_in_any_file_at_any_moment()
    {
        await ReceiveAsync(Nodira, Words, Provider);
        AssertNothing();
        var lease = await LeaseOneAsync();
        var reply = Some.Reply("r1", Nodira, Said);
        var state = Some.State(Nodira) with { Slots = Some.State(Nodira).Slots.Add("owed_by", Answer) };
        await CommitAsync(Turn(lease, Nodira, reply, Some.Reply("r2", Nodira, Said)) with { State = state, Journal = [Some.Record(Provider, Nodira, Runtime.Now, Words)] });
        AssertNothing();
        await ReportAsync(Nodira, "r1", "dead", words: "Refused.");
        await Runtime.Mailbox.PutAsync(reply, Cancel);
        AssertNothing();
        await ReceiveAsync(Nodira, Words, Provider + "2");
        await CommitAsync(Turn(await LeaseOneAsync(), Nodira, Some.Reply("bye", Nodira, Said)) with { Erase = true });
        AssertNothing();
        await Store.StopAsync();
        AssertNothing();
    }

    // The search itself is tried out: it finds what is there.
    [Fact]
    public async Task The_pseudonym_is_found_so_the_search_works()
    {
        await ReceiveAsync(Nodira, Words);

        Assert.NotEmpty(SqliteTraces.FilesWith(Store.Folder.Path, Runtime.IdOf(Nodira).Value));
    }

    [Fact]
    public async Task After_an_erasure_no_file_holds_the_key_or_the_sealed_content_any_more()
    {
        await SayAsync(Nodira, Some.Reply("r1", Nodira, Said));
        await Runtime.Mailbox.PutAsync(Some.Reply("r1", Nodira, Said), Cancel);
        await ReceiveAsync(Nodira, Words);
        var lease = await LeaseOneAsync();
        byte[][] traces =
        [
            SqliteTraces.Bytes(Database, "SELECT key FROM conversation"),
            SqliteTraces.Bytes(Database, "SELECT state FROM conversation"),
            SqliteTraces.Bytes(Database, "SELECT seen FROM conversation"),
            SqliteTraces.Bytes(Database, "SELECT body FROM inbox"),
            SqliteTraces.Bytes(Database, "SELECT body FROM outbox"),
            SqliteTraces.Bytes(Database, "SELECT key FROM mailbox"),
            SqliteTraces.Bytes(Database, "SELECT body FROM mailbox_item"),
        ];
        Assert.All(traces, trace => Assert.NotEmpty(SqliteTraces.FilesWith(Store.Folder.Path, trace)));

        await CommitAsync(Turn(lease, Nodira) with { Erase = true });

        Assert.All(traces, trace => Assert.Empty(SqliteTraces.FilesWith(Store.Folder.Path, trace)));
    }

    [Fact]
    public async Task The_log_is_emptied_also_while_many_others_write()
    {
        await SayAsync(Nodira);
        await ReceiveAsync(Nodira, Words);
        var lease = await LeaseOneAsync();
        var key = SqliteTraces.Bytes(Database, "SELECT key FROM conversation");
        var others = Enumerable.Range(0, 200).Select(i => ReceiveAsync(new Address(ChannelId.Sms, $"{i}"), "hello", $"o{i}")).ToArray();

        await CommitAsync(Turn(lease, Nodira) with { Erase = true });

        Assert.Empty(SqliteTraces.FilesWith(Store.Folder.Path, key));
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task A_restored_backup_does_not_bring_an_erased_person_back()
    {
        await SayAsync(Nodira, Some.Reply("r1", Nodira));
        await ReceiveAsync(Aziza, "hello");
        var backup = Store.Folder.File("backup.db");
        Store.CopyTo(backup);
        await ReceiveAsync(Nodira, "delete my data");
        var lease = (await LeaseAsync()).Single(lease => lease.Id == Runtime.IdOf(Nodira));
        Runtime.Advance(TimeSpan.FromMinutes(1));
        await CommitAsync(Turn(lease, Nodira) with { Erase = true });

        await RestoreAsync(backup);

        Assert.Equal(Acceptance.Erased, await ReceiveAsync(Nodira, "late", sentAt: Runtime.Now.AddMinutes(-1)));
        Assert.IsType<ErasureRecord>(Assert.Single(await JournalAsync(Nodira)).Record);
        Assert.Empty(await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel));
        Assert.Equal(["hello"], TextsOf(await LeaseOneAsync()));
        Assert.IsType<DBNull>(SqliteTraces.Read(Database, $"SELECT key FROM conversation WHERE id = '{Runtime.IdOf(Nodira)}'"));
    }

    [Fact]
    public async Task A_backup_from_before_a_person_was_known_keeps_the_tombstone_too()
    {
        var backup = Store.Folder.File("backup.db");
        Store.CopyTo(backup);
        await ReceiveAsync(Nodira, "delete my data");
        await CommitAsync(Turn(await LeaseOneAsync(), Nodira) with { Erase = true });

        await RestoreAsync(backup);

        Assert.Equal(Acceptance.Erased, await ReceiveAsync(Nodira, "late", sentAt: Runtime.Now.AddMinutes(-1)));
    }

    [Fact]
    public async Task Who_came_back_after_the_erasure_is_kept_by_a_restart_and_by_a_later_backup()
    {
        await ReceiveAsync(Nodira, "delete my data");
        await CommitAsync(Turn(await LeaseOneAsync(), Nodira) with { Erase = true });
        await SayAsync(Nodira);
        var backup = Store.Folder.File("backup.db");
        Store.CopyTo(backup);

        await RestoreAsync(backup);

        await ReceiveAsync(Nodira, "still here");
        Assert.NotNull((await LeaseOneAsync()).State);
    }

    [Fact]
    public async Task A_lost_book_of_erasures_is_written_again_from_the_tombstones()
    {
        await SayAsync(Nodira);
        var backup = Store.Folder.File("backup.db");
        Store.CopyTo(backup);
        Runtime.Advance(TimeSpan.FromMinutes(1));
        await ReceiveAsync(Nodira, "delete my data");
        await CommitAsync(Turn(await LeaseOneAsync(), Nodira) with { Erase = true });
        await Store.StopAsync();
        File.Delete(Store.Folder.File("erasures.db"));
        Store.Start();

        await RestoreAsync(backup);

        Assert.Equal(Acceptance.Erased, await ReceiveAsync(Nodira, "late", sentAt: Runtime.Now.AddMinutes(-1)));
        Assert.Empty(await LeaseAsync());
    }

    private void AssertNothing()
    {
        foreach (var secret in new[] { Words, Said, Answer, Provider, Nodira.Value }) Assert.Empty(SqliteTraces.FilesWith(Store.Folder.Path, secret));
    }

    private async Task RestoreAsync(string backup)
    {
        await Store.StopAsync();
        foreach (var file in Directory.GetFiles(Store.Folder.Path, "runtime.db*")) File.Delete(file);
        File.Copy(backup, Database);
        Store.Start();
    }
}
