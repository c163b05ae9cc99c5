using System.Text;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage;
using Hotline.Storage.Backup;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Protection;
using Hotline.Tests.Contracts;
using Hotline.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Storage.Backup;

/// <summary>A backup is two things that are worth nothing apart.</summary>
public sealed class DataBackupTests : IAsyncLifetime
{
    private const string Text = "ZZ words of a person ZZ";
    private static readonly Address Person = new(ChannelId.Telegram, "77001234567");
    private static readonly string[] Stores = ["runtime.db", "casebook.db"];
    private static readonly (string File, string Sql)[] KeyColumns =
    [
        ("runtime.db", "SELECT key FROM conversation WHERE key IS NOT NULL"), ("casebook.db", "SELECT wrapped FROM contact_keys"),
    ];

    private readonly TemporaryFolder _backup = new();
    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await CasebookRig.StartAsync(runtime: true);
        await _rig.Get<IInbox>().AcceptAsync(new InboundMessage(Person, "m1", Turns.Start, new InboundText(Text)), Now);
        var store = _rig.Get<IConversationStore>();
        var lease = Assert.Single(await store.LeaseAsync(new WorkerId("worker"), 1, Now));
        var record = Some.Record("m1", Person, _rig.Clock.GetUtcNow(), Text);
        var commit = new TurnCommit(lease, new WorkerId("worker"), lease.Events[^1].Sequence, Some.State(Person), [], [record], CancelRoutine: false, KeepLease: false, Erase: false);
        Assert.True((await store.CommitAsync(commit, Now)).Committed);
        await _rig.ProjectAsync();
        await DataBackup.WriteAsync(_rig.Folder.Path, _backup.Path, onRedis: false, Now);
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        _backup.Dispose();
    }

    [Fact]
    public void The_data_holds_no_byte_of_any_key_and_the_keys_hold_them_all()
    {
        var keys = KeyColumns.SelectMany(c => Values(_rig.Folder.File(c.File), c.Sql)).ToArray();
        Assert.Equal(2, keys.Length);
        Assert.All(keys, key => Assert.True(key.Length > 32));
        foreach (var store in Stores)
        {
            var bytes = File.ReadAllBytes(_backup.File(store));
            // Any part of a wrapped key is too much.
            Assert.All(keys, key => Assert.True(bytes.AsSpan().IndexOf(key.AsSpan(key.Length - 16)) < 0, store));
        }

        var apart = File.ReadAllBytes(_backup.File(DataBackup.KeysFileName));
        Assert.All(keys, key => Assert.True(apart.AsSpan().IndexOf(key) >= 0));
    }

    [Fact]
    public void A_backup_holds_neither_the_master_key_nor_the_book_of_erasures_nor_plain_words()
    {
        Assert.Equal(["casebook.db", "keys.db", "runtime.db"], Directory.EnumerateFileSystemEntries(_backup.Path).Select(Path.GetFileName).Order());
        var master = File.ReadAllText(_rig.Folder.File("master.key")).Trim();
        byte[][] secrets = [Convert.FromBase64String(master), Encoding.UTF8.GetBytes(master), Encoding.UTF8.GetBytes(Text), Encoding.UTF8.GetBytes(Person.Value)];
        foreach (var file in Directory.EnumerateFiles(_backup.Path))
            Assert.All(secrets, secret => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(secret) < 0, file));
    }

    [Fact]
    public async Task The_data_alone_does_not_decrypt_even_with_the_master_key()
    {
        File.Delete(_backup.File(DataBackup.KeysFileName));
        using var elsewhere = new TemporaryFolder();
        var refused = await Assert.ThrowsAsync<StorageStartException>(() => DataBackup.RestoreAsync(_backup.Path, elsewhere.Path, onRedis: false, Now));
        Assert.Contains(DataBackup.KeysFileName, refused.Message, StringComparison.Ordinal);

        var (owner, wrapped) = Contact(_backup.File("casebook.db"), "SELECT contact_id, wrapped FROM contact_keys");
        Assert.Throws<SealedDataException>(() => new KeyWrap(_rig.Get<MasterKey>()).Unwrap(SealPurpose.Key, owner, wrapped));
    }

    [Fact]
    public void The_keys_alone_open_nothing_without_the_master_key()
    {
        var (owner, wrapped) = Contact(_backup.File(DataBackup.KeysFileName), "SELECT owner, key FROM casebook_contact_keys");
        Assert.Equal(MasterKey.Size, new KeyWrap(_rig.Get<MasterKey>()).Unwrap(SealPurpose.Key, owner, wrapped).Length);
        var stranger = MasterKey.FromText(MasterKey.NewText(), "test");
        Assert.Throws<SealedDataException>(() => new KeyWrap(stranger).Unwrap(SealPurpose.Key, owner, wrapped));
    }

    [Fact]
    public async Task Data_and_keys_together_give_back_what_was_there()
    {
        using var elsewhere = new TemporaryFolder();
        await DataBackup.RestoreAsync(_backup.Path, elsewhere.Path, onRedis: false, Now);
        foreach (var (file, sql) in KeyColumns) Assert.Equal(Values(_rig.Folder.File(file), sql), Values(elsewhere.File(file), sql));
        await using var there = _rig.Open();
        Assert.Equal(await there.Lines.OrderBy(l => l.Id).Select(l => l.Sealed).ToListAsync(Now), Values(elsewhere.File("casebook.db"), "SELECT sealed FROM lines ORDER BY id"));
        Assert.False(File.Exists(elsewhere.File(DataBackup.KeysFileName)));
    }

    [Fact]
    public async Task With_Redis_the_casebook_and_its_keys_are_saved_and_put_back_and_an_old_runtime_store_stays_where_it_is()
    {
        using var backup = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        await DataBackup.WriteAsync(_rig.Folder.Path, backup.Path, onRedis: true, Now);
        Assert.Equal(["casebook.db", "keys.db"], Directory.EnumerateFileSystemEntries(backup.Path).Select(Path.GetFileName).Order());

        await DataBackup.RestoreAsync(backup.Path, elsewhere.Path, onRedis: true, Now);
        Assert.Equal(["casebook.db"], Directory.EnumerateFileSystemEntries(elsewhere.Path).Select(Path.GetFileName).Where(f => f!.EndsWith(".db", StringComparison.Ordinal)));
        var (file, sql) = KeyColumns[1];
        Assert.Equal(Values(_rig.Folder.File(file), sql), Values(elsewhere.File(file), sql));
        var refused = await Assert.ThrowsAsync<StorageStartException>(() => DataBackup.RestoreAsync(backup.Path, _rig.Folder.File("fresh"), onRedis: false, Now));
        Assert.Contains("runtime.db", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_with_a_runtime_store_gives_its_casebook_to_a_deployment_on_Redis()
    {
        using var elsewhere = new TemporaryFolder();
        await DataBackup.RestoreAsync(_backup.Path, elsewhere.Path, onRedis: true, Now);
        var (file, sql) = KeyColumns[1];
        Assert.Equal(Values(_rig.Folder.File(file), sql), Values(elsewhere.File(file), sql));
        Assert.False(File.Exists(elsewhere.File("runtime.db")));
    }

    [Fact]
    public async Task A_restore_never_overwrites()
    {
        using var elsewhere = new TemporaryFolder();
        await DataBackup.RestoreAsync(_backup.Path, elsewhere.Path, onRedis: false, Now);
        var refused = await Assert.ThrowsAsync<StorageStartException>(() => DataBackup.RestoreAsync(_backup.Path, elsewhere.Path, onRedis: false, Now));
        Assert.Contains("aside", refused.Message, StringComparison.Ordinal);
    }

    private static List<byte[]> Values(string file, string sql)
    {
        var values = new List<byte[]>();
        Read(file, sql, row => values.Add((byte[])row.GetValue(0)));
        return values;
    }

    private static (string Owner, byte[] Wrapped) Contact(string file, string sql)
    {
        var found = new List<(string, byte[])>();
        Read(file, sql, row => found.Add((row.GetString(0), (byte[])row.GetValue(1))));
        return Assert.Single(found);
    }

    private static void Read(string file, string sql, Action<SqliteDataReader> each)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read()) each(reader);
    }
}
