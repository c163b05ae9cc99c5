using Hotline.Benchmarks.Load;

namespace Hotline.Benchmarks.Webhooks;

/// <summary>The real program with every guarantee on, its own Redis (AOF every second) and the provider's API, started and ready. Disposing ends everything and removes the folder.</summary>
internal sealed class WebhookStage : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string folder;
    private readonly BenchRedis redis;
    private readonly ChildProcess hotline;

    private WebhookStage(string folder, BenchRedis redis, ProviderStub provider, ChildProcess hotline, string url) =>
        (this.folder, this.redis, Provider, this.hotline, Url) = (folder, redis, provider, hotline, url);

    public ProviderStub Provider { get; }

    public string Url { get; }

    /// <summary>Processor time so far of everything that belongs to the measurement, in seconds.</summary>
    public double OwnCpuSeconds => Proc.CpuSeconds(hotline.Id) + Proc.CpuSeconds(redis.Id) + Proc.CpuSeconds(Environment.ProcessId);

    public static async Task<WebhookStage> SetAsync(Caller caller, CancellationToken cancellationToken)
    {
        var folder = Folders.NewRun();
        var log = Path.Combine(Directory.CreateDirectory(Path.Combine(Folders.Work, "logs")).FullName, $"webhooks-{caller.Name}.log");
        var url = $"http://127.0.0.1:{FreePort.Find()}";
        BenchRedis? redis = null;
        ProviderStub? provider = null;
        ChildProcess? hotline = null;
        try
        {
            redis = await BenchRedis.StartAsync(folder, Aof.Everysec, cancellationToken);
            provider = await ProviderStub.StartAsync(cancellationToken);
            var settings = new Dictionary<string, string>(caller.Settings(provider.Url))
            {
                ["Data"] = folder,
                ["Urls"] = url,
                ["PublicUrl"] = url,
                ["Runtime__Redis"] = $"127.0.0.1:{redis.Port}",
                ["Protection__MasterKey"] = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)),
                ["Flood__RepliesPerMinute"] = "0",
            };
            hotline = ChildProcess.Start(new Command("dotnet", Repository.Program, "serve") { Environment = settings }, log);
            await ReadyAsync(url, hotline, log, cancellationToken);
            return new WebhookStage(folder, redis, provider, hotline, url);
        }
        catch
        {
            await EndAsync(hotline, provider, redis, folder);
            throw;
        }
    }

    public ValueTask DisposeAsync() => EndAsync(hotline, Provider, redis, folder);

    private static async ValueTask EndAsync(ChildProcess? hotline, ProviderStub? provider, BenchRedis? redis, string folder)
    {
        // Without its provider the program gives up what hangs there, and stops at once.
        if (provider is not null) await provider.DisposeAsync();
        if (hotline is not null) await hotline.DisposeAsync();
        if (redis is not null) await redis.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ReadyAsync(string url, ChildProcess hotline, string log, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartsWithin);
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        try
        {
            while (!await IsReadyAsync(http, patience.Token))
            {
                if (hotline.HasEnded) throw new BenchmarkException($"Hotline ended at its start. Its log: {log}. {await hotline.FaultsAsync()}");
                await Task.Delay(Pause, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BenchmarkException($"Hotline was not ready within {StartsWithin.TotalSeconds} seconds. Its log: {log}");
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
