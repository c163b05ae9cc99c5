using Hotline.Core.Conversations;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Journal;
using Hotline.Storage.Protection;
using Hotline.Storage.Sqlite;
using Hotline.Tests.Storage.Casebook.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Support;

/// <summary>A real casebook, on SQLite in a folder of its own or on PostgreSQL, with a journal and an inbox in memory and a clock that the test moves.</summary>
internal sealed class CasebookRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CasebookRig(ServiceProvider services, TemporaryFolder folder, LentDatabase? database) => (_services, Folder, Database) = (services, folder, database);

    /// <summary>Where the casebook is on PostgreSQL; null on SQLite.</summary>
    public LentDatabase? Database { get; }

    public TemporaryFolder Folder { get; }

    public ManualTime Clock => (ManualTime)Get<TimeProvider>();

    public MemoryJournal Journal => (MemoryJournal)Get<IJournal>();

    public MemoryInbox Inbox { get; } = new();

    public JournalProjector Projector => Get<JournalProjector>();

    public CommandQueue Commands => Get<CommandQueue>();

    public CaseQueue Queue => Get<CaseQueue>();

    public CaseWork Work => Get<CaseWork>();

    public ContactEraser Eraser => Get<ContactEraser>();

    /// <summary>With <paramref name="runtime"/> the real runtime store stands beside it instead of the journal in memory; with <paramref name="postgres"/> it is on PostgreSQL.</summary>
    public static async Task<CasebookRig> StartAsync(bool runtime = false, TemporaryFolder? folder = null, PostgresHouse? postgres = null)
    {
        folder ??= new TemporaryFolder();
        var database = postgres is null ? null : await postgres.LendAsync();
        if (database is null) await EmptyCasebook.PutAsync(folder);
        List<KeyValuePair<string, string?>> settings = [new("Data", folder.Path)];
        if (database is not null) settings.AddRange([new("Casebook:Postgres", database.Connection), new("Protection:MasterKey", MasterKey.NewText())]);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<TimeProvider>(new ManualTime());
        if (runtime) services.AddLogging().AddSqliteRuntime();
        else services.AddSingleton<IJournal>(new MemoryJournal());
        services.AddCasebook();
        var rig = new CasebookRig(services.BuildServiceProvider(), folder, database);
        await rig.Get<CasebookMigrator>().MigrateAsync(TestContext.Current.CancellationToken);
        return rig;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public CasebookContext Open() => Get<IDbContextFactory<CasebookContext>>().CreateDbContext();

    public async Task<int> ProjectAsync()
    {
        var all = 0;
        while (await Projector.ProjectAsync(TestContext.Current.CancellationToken) is > 0 and var some) all += some;
        return all;
    }

    /// <summary>Runs a change in one transaction, as the desk's pipeline does.</summary>
    public async Task<T> ChangeAsync<T>(Func<CasebookContext, Task<T>> change)
    {
        await using var context = Open();
        return await context.ChangeAsync(() => change(context), TestContext.Current.CancellationToken);
    }

    public async Task<CaseFolder> ReadAsync(string caseId)
    {
        await using var context = Open();
        var folder = await Get<CaseReader>().ReadAsync(context, caseId, TestContext.Current.CancellationToken);
        Assert.NotNull(folder);
        return folder;
    }

    public static Account Operator(string alias, params string[] languages) => new()
    {
        Id = "account-" + alias,
        Name = alias,
        NormalizedName = alias.ToUpperInvariant(),
        Alias = alias,
        Roles = [Role.Operator],
        Languages = languages,
        PasswordHash = "",
        SecurityStamp = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Everything that stands on the disk: the database, its log, and whatever else lies in the folder.</summary>
    public byte[] BytesOnDisk()
    {
        if (Database is not null) return Database.BytesOnDisk();
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(Folder.Path, "casebook.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.CopyTo(all);
        }

        return all.ToArray();
    }

    /// <summary>Stops, and gives everything but the casebook to another folder: the runtime as it is now, what it knows of erasures, and the key.</summary>
    public async Task DisposeRuntimeAsync(TemporaryFolder to)
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Folder.Path).Where(f => !Path.GetFileName(f).StartsWith("casebook.db", StringComparison.Ordinal)))
            File.Copy(file, to.File(Path.GetFileName(file)));
        Folder.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Folder.Dispose();
    }
}
