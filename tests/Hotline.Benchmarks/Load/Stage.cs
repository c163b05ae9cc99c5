namespace Hotline.Benchmarks.Load;

/// <summary>
/// One contestant with all it works with, started and ready: its own Redis, its own folder, its own ports, Telegram's API while it starts. Disposing ends every process and
/// removes the folder; the contestant's log stays in the work folder.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string folder;
    private readonly Contestant contestant;
    private readonly LoadDriver driver;
    private readonly ChildProcess bot;

    private Stage(string folder, Contestant contestant, LoadDriver driver, BenchRedis? redis, ChildProcess bot)
    {
        (this.folder, this.contestant, this.driver, this.bot, Redis) = (folder, contestant, driver, bot, redis);
        Backlog = contestant.Name == Contestant.HotlineName ? new Backlog(folder, redis) : null;
    }

    public BenchRedis? Redis { get; }

    /// <summary>Null for contestants that keep no journal.</summary>
    public Backlog? Backlog { get; }

    public int Bot => bot.Id;

    public static async Task<Stage> SetAsync(Contestant contestant, Aof? aof, CancellationToken cancellationToken)
    {
        var folder = Folders.NewRun();
        var logs = Directory.CreateDirectory(Path.Combine(Folders.Work, "logs")).FullName;
        var (port, log) = (FreePort.Find(), Path.Combine(logs, $"{contestant.Name}.log"));
        var driver = new LoadDriver(contestant.Name, port, FreePort.Find(), Path.Combine(folder, "stub.log"));
        BenchRedis? redis = null;
        ChildProcess? bot = null;
        try
        {
            redis = aof is { } durability ? await BenchRedis.StartAsync(folder, durability, cancellationToken) : null;
            await using var api = await driver.ApiAloneAsync(cancellationToken);
            bot = ChildProcess.Start(contestant.Start(new Place(port, redis?.Port, driver.Api, folder)), log);
            await ReadyAsync(contestant, port, bot, log, cancellationToken);
            return new Stage(folder, contestant, driver, redis, bot);
        }
        catch
        {
            await EndAsync(bot, redis, folder);
            throw;
        }
    }

    public Task<DriverReport> PlayAsync(Crowd crowd, CancellationToken cancellationToken) =>
        driver.RunAsync(contestant.Webhook, crowd, bot.Id, Redis?.Id ?? 0, cancellationToken);

    public ValueTask DisposeAsync() => EndAsync(bot, Redis, folder);

    private static async ValueTask EndAsync(ChildProcess? bot, BenchRedis? redis, string folder)
    {
        if (bot is not null) await bot.DisposeAsync();
        if (redis is not null) await redis.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ReadyAsync(Contestant contestant, int port, ChildProcess bot, string log, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartsWithin);
        try
        {
            await Ports.OpenAsync(port, bot, contestant.Name, patience.Token);
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            while (!await IsReadyAsync(contestant, http, log, patience.Token))
            {
                if (bot.HasEnded) throw new BenchmarkException($"{contestant.Name} ended at its start. Its log: {log}. {await bot.FaultsAsync()}");
                await Task.Delay(Pause, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BenchmarkException($"{contestant.Name} was not ready within {StartsWithin.TotalSeconds} seconds. Its log: {log}");
        }
    }

    private static async Task<bool> IsReadyAsync(Contestant contestant, HttpClient http, string log, CancellationToken cancellationToken)
    {
        if (contestant.ReadyPath is not { } path) return true;
        using var answer = await http.GetAsync(path, cancellationToken);
        if (!answer.IsSuccessStatusCode) return false;
        if (contestant.LogLine is not { } line) return true;
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return (await reader.ReadToEndAsync(cancellationToken)).Contains(line, StringComparison.Ordinal);
    }
}
