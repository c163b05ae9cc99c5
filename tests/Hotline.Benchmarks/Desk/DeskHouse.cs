using Hotline.Benchmarks.Load;
using Hotline.Benchmarks.Seeding;
using Hotline.Benchmarks.Webhooks;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;

namespace Hotline.Benchmarks.Desk;

/// <summary>
/// The real program on a casebook of invented people: on SQLite one server, on PostgreSQL two of them with one Redis, as larger deployments have it. Disposing ends everything and removes the folder.
/// </summary>
internal sealed class DeskHouse : IAsyncDisposable
{
    private readonly string folder = Folders.NewRun();
    private readonly List<Server> servers = [];
    private readonly string key = MasterKey.NewText();
    private PostgresServer? postgres;
    private BenchRedis? redis;
    private ProviderStub? telegram;

    public IReadOnlyList<Server> Servers => servers;

    /// <summary>The names that this deployment gives to people.</summary>
    public Pseudonyms Pseudonyms => new(MasterKey.FromText(key, "The benchmark's key"));

    /// <summary>With it the first account is made.</summary>
    public string FirstCode => File.ReadAllText(Path.Combine(folder, "first-account.txt")).Split("#welcome=")[1].Trim();

    public static async Task<DeskHouse> OpenAsync(string database, SeedPlan plan, CancellationToken cancellationToken)
    {
        var house = new DeskHouse();
        try
        {
            await house.StartAsync(database, plan, cancellationToken);
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    /// <summary>What those servers said last that have ended by themselves.</summary>
    public async Task<string> LastWordsAsync() => string.Join('\n', (await Task.WhenAll(servers.Select(server => server.Program.LastWordsAsync()))).OfType<string>());

    public async ValueTask DisposeAsync()
    {
        // Without its provider the program gives up what hangs there, and stops at once.
        if (telegram is not null) await telegram.DisposeAsync();
        foreach (var server in servers) await server.Program.DisposeAsync();
        if (redis is not null) await redis.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync(string database, SeedPlan plan, CancellationToken cancellationToken)
    {
        telegram = await ProviderStub.StartAsync(cancellationToken);
        var settings = new Dictionary<string, string>(Caller.All.Single(caller => caller.Name == "telegram").Settings(telegram.Url))
        {
            ["Data"] = folder,
            ["PublicUrl"] = "http://127.0.0.1",
            ["Protection__MasterKey"] = key,
            ["TrustedProxies"] = "127.0.0.1",
            // One window here asks as much as many do.
            ["Desk__RequestsPerMinute"] = "1000000",
            ["Desk__ChangesPerMinute"] = "1000000",
            // The invented past is older than what a deployment keeps: its going would be measured too.
            ["Retention__Enabled"] = "false",
            ["DOTNET_STARTUP_HOOKS"] = typeof(DeskHouse).Assembly.Location,
        };
        string? connection = null;
        if (database == DeskOptions.Postgres)
        {
            redis = await BenchRedis.StartAsync(folder, Aof.Everysec, cancellationToken);
            postgres = await PostgresServer.StartAsync(durable: true);
            await postgres.CreateAsync("hotline");
            settings["Runtime__Redis"] = $"127.0.0.1:{redis.Port}";
            settings["Casebook__Postgres"] = connection = $"Host=127.0.0.1;Port={postgres.Port};Database=hotline;Username=hotline;Password={PostgresServer.Password}";
        }

        await SeedCommand.FillAsync(new SeedOptions(plan, folder, connection, key), cancellationToken);
        for (var number = 1; number <= (connection is null ? 1 : 2); number++) servers.Add(await StartAsync(database, number, settings, cancellationToken));
    }

    private async Task<Server> StartAsync(string database, int number, Dictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var requests = Path.Combine(folder, $"requests-{number}.txt");
        var own = new Dictionary<string, string>(settings) { [StartupHook.FileVariable] = requests };
        return new Server(await HotlineProcess.StartAsync($"desk-{database}-{number}", own, $"http://127.0.0.1:{FreePort.Find()}", cancellationToken), new RequestTimes(requests));
    }

    /// <summary>One server, and what it says of its requests.</summary>
    internal sealed record Server(HotlineProcess Program, RequestTimes Requests)
    {
        public string Url => Program.Url;
    }
}
