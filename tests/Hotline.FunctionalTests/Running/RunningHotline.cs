using System.Collections.Concurrent;
using System.Diagnostics;

namespace Hotline.FunctionalTests.Running;

/// <summary>
/// The real program, as a process of its own, on a data folder that outlives it: stop it, kill it, start it again. Everything it prints is kept for the secret sweep.
/// </summary>
internal sealed class RunningHotline : IAsyncDisposable
{
    /// <summary>Only for a start that hangs: on a machine with little to give, several begin at once and share it with browsers and peers.</summary>
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;
    private bool _hasPublicUrl;

    private RunningHotline(string data, IReadOnlyDictionary<string, string> settings)
    {
        Data = data;
        _settings = settings;
        Port = FreePort.Find();
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
    }

    public string Data { get; }

    public int Port { get; }

    public HttpClient Http { get; }

    /// <summary>Everything printed so far, over all starts.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <summary>Completes when the process that runs now ends.</summary>
    public Task Ended => _process!.WaitForExitAsync();

    /// <summary>The one-time code for the first account, from the file that the program named at its start: it has no terminal here.</summary>
    public string WelcomeCode
    {
        get
        {
            var file = Output.Last(l => l.EndsWith("first-account.txt", StringComparison.Ordinal)).Trim();
            return File.ReadAllText(file).Split("#welcome=")[1].Trim();
        }
    }

    public static async Task<RunningHotline> StartAsync(IReadOnlyDictionary<string, string>? settings = null, string? data = null, bool publicUrl = false)
    {
        var hotline = new RunningHotline(data ?? Directory.CreateTempSubdirectory("hotline-").FullName, settings ?? new Dictionary<string, string>()) { _hasPublicUrl = publicUrl };
        await hotline.StartAgainAsync();
        return hotline;
    }

    /// <summary>Starts the program on the same folder and waits until it says that it is ready.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, "serve"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["Data"] = Data;
        start.Environment["Urls"] = $"http://127.0.0.1:{Port}";
        // Tests ask again and again instead of listening, far more than a page does.
        start.Environment["Desk__RequestsPerMinute"] = start.Environment["Desk__ChangesPerMinute"] = "1000000";
        if (_hasPublicUrl) start.Environment["PublicUrl"] = $"http://127.0.0.1:{Port}";
        foreach (var (name, value) in _settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var welcomes = Welcomes;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync(welcomes);
    }

    /// <summary>kill -9: no goodbye, no flush.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>A graceful stop, as a service manager does it.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
        Http.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null) _output.Enqueue(line);
    }

    /// <summary>Starts whose last words are printed: what stands above them can be read.</summary>
    private int Welcomes => _output.Count(l => l.StartsWith("  Desk  ", StringComparison.Ordinal));

    private async Task ReadyAsync(int welcomes)
    {
        using var limit = new CancellationTokenSource(StartsWithin);
        while (true)
        {
            if (_process!.HasExited) throw new InvalidOperationException($"hotline ended with {_process.ExitCode}:\n{string.Join('\n', Output)}");
            try
            {
                using var answer = await Http.GetAsync("/health/ready", limit.Token);
                if (answer.IsSuccessStatusCode && Welcomes > welcomes) return;
            }
            catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && limit.IsCancellationRequested))
            {
                // Not listening yet.
            }

            if (limit.IsCancellationRequested) throw new TimeoutException($"hotline was not ready within {StartsWithin.TotalSeconds} s:\n{string.Join('\n', Output)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
