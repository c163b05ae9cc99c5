using Hotline.Benchmarks.Load;

namespace Hotline.Benchmarks.Webhooks;

/// <summary>The real program with every guarantee on, its own Redis (AOF every second) and the provider's API, started and ready. Disposing ends everything and removes the folder.</summary>
internal sealed class WebhookStage : IAsyncDisposable
{
    private readonly string folder;
    private readonly BenchRedis redis;
    private readonly HotlineProcess hotline;

    private WebhookStage(string folder, BenchRedis redis, ProviderStub provider, HotlineProcess hotline) => (this.folder, this.redis, Provider, this.hotline) = (folder, redis, provider, hotline);

    public ProviderStub Provider { get; }

    public string Url => hotline.Url;

    /// <summary>Processor time so far of everything that belongs to the measurement, in seconds.</summary>
    public double OwnCpuSeconds => Proc.CpuSeconds(hotline.Id) + Proc.CpuSeconds(redis.Id) + Proc.CpuSeconds(Environment.ProcessId);

    public static async Task<WebhookStage> SetAsync(Caller caller, CancellationToken cancellationToken)
    {
        var (folder, url) = (Folders.NewRun(), $"http://127.0.0.1:{FreePort.Find()}");
        BenchRedis? redis = null;
        ProviderStub? provider = null;
        try
        {
            redis = await BenchRedis.StartAsync(folder, Aof.Everysec, cancellationToken);
            provider = await ProviderStub.StartAsync(cancellationToken);
            var settings = new Dictionary<string, string>(caller.Settings(provider.Url))
            {
                ["Data"] = folder,
                ["PublicUrl"] = url,
                ["Runtime__Redis"] = $"127.0.0.1:{redis.Port}",
                ["Protection__MasterKey"] = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)),
                ["Flood__RepliesPerMinute"] = "0",
            };
            return new WebhookStage(folder, redis, provider, await HotlineProcess.StartAsync($"webhooks-{caller.Name}", settings, url, cancellationToken));
        }
        catch
        {
            await EndAsync(hotline: null, provider, redis, folder);
            throw;
        }
    }

    public ValueTask DisposeAsync() => EndAsync(hotline, Provider, redis, folder);

    private static async ValueTask EndAsync(HotlineProcess? hotline, ProviderStub? provider, BenchRedis? redis, string folder)
    {
        // Without its provider the program gives up what hangs there, and stops at once.
        if (provider is not null) await provider.DisposeAsync();
        if (hotline is not null) await hotline.DisposeAsync();
        if (redis is not null) await redis.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
