namespace Hotline.Benchmarks.Load;

/// <summary>The real program, as a process of its own, started and ready. Ended when disposed.</summary>
internal sealed class HotlineProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ChildProcess process;

    private HotlineProcess(ChildProcess process, string url) => (this.process, Url) = (process, url);

    public string Url { get; }

    public int Id => process.Id;

    /// <summary>With these settings, named as in the environment, besides its address; what it prints goes to a log in the work folder. Returns when it is ready.</summary>
    /// <exception cref="BenchmarkException">It did not become ready.</exception>
    public static async Task<HotlineProcess> StartAsync(string name, IReadOnlyDictionary<string, string> settings, string url, CancellationToken cancellationToken)
    {
        var log = Path.Combine(Directory.CreateDirectory(Path.Combine(Folders.Work, "logs")).FullName, $"{name}.log");
        var environment = new Dictionary<string, string>(settings) { ["Urls"] = url };
        var hotline = new HotlineProcess(ChildProcess.Start(new Command("dotnet", Repository.Program, "serve") { Environment = environment }, log), url);
        try
        {
            await hotline.ReadyAsync(log, cancellationToken);
            return hotline;
        }
        catch
        {
            await hotline.DisposeAsync();
            throw;
        }
    }

    /// <summary>Its last words, when it has ended by itself.</summary>
    public async Task<string?> LastWordsAsync()
    {
        // What dies cuts its connections first.
        for (var tries = 0; tries < 20 && !process.HasEnded; tries++) await Task.Delay(Pause);
        return process.HasEnded ? $"Hotline at {Url} has ended. {await process.FaultsAsync()}" : null;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task ReadyAsync(string log, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartsWithin);
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        try
        {
            while (!await IsReadyAsync(http, patience.Token))
            {
                if (process.HasEnded) throw new BenchmarkException($"Hotline ended at its start. Its log: {log}. {await process.FaultsAsync()}");
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
