using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hotline.Tests.Storage.Redis;

/// <summary>A real <c>redis-server</c> of its own: a free port, a folder that goes with it, append-only file on. Stopped when disposed.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly Support.TemporaryFolder folder = new();
    private readonly string[] settings;
    private Process? process;

    private RedisServer(int port, string[] settings) => (Port, this.settings) = (port, settings);

    /// <summary>With a file of settings as it is, but for the port and the folder.</summary>
    public static async Task<RedisServer> StartWithAsync(string file)
    {
        var server = new RedisServer(Support.FreePort.Find(), []);
        await server.RunAsync([file, "--port", $"{server.Port}", "--dir", server.Folder, "--logfile", Path.Combine(server.Folder, "redis.log")]);
        return server;
    }

    public int Port { get; }

    public string Folder => folder.Path;

    public string Address => $"127.0.0.1:{Port}";

    public static async Task<RedisServer> StartAsync(params string[] settings)
    {
        var server = new RedisServer(Support.FreePort.Find(), settings);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Runs a command as a host would, and returns what Redis says to it, a line for each value.</summary>
    /// <exception cref="InvalidOperationException">Redis refuses it.</exception>
    public async Task<string> CommandAsync(params string[] words)
    {
        using var cli = Process.Start(new ProcessStartInfo("redis-cli", ["-e", "-p", $"{Port}", .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("redis-cli did not start.");
        var (output, errors) = (cli.StandardOutput.ReadToEndAsync(), cli.StandardError.ReadToEndAsync());
        await cli.WaitForExitAsync();
        return cli.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"{string.Join(' ', words)}: {await output}{await errors}");
    }

    /// <summary>Starts on the data that is there, and returns when it answers.</summary>
    public Task StartAgainAsync() =>
        RunAsync(["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", Folder, "--appendonly", "yes", "--save", "", "--loglevel", "warning", "--logfile", Path.Combine(Folder, "redis.log"), .. settings]);

    private async Task RunAsync(string[] arguments)
    {
        process = Process.Start(new ProcessStartInfo("redis-server", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("redis-server did not start.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await AnswersAsync(patience.Token))
        {
            if (process.HasExited) throw new InvalidOperationException($"redis-server ended at once: {await process.StandardError.ReadToEndAsync(patience.Token)}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Kills it as a power cut would, and the child that may be writing a file anew.</summary>
    public async Task KillAsync()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Stops it in the middle of everything, as a machine that hangs; connections stay open.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task ContinueAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        if (process is null) return;
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            await using var stream = probe.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray(), cancellationToken);
            var answer = new byte[256];
            var length = await stream.ReadAsync(answer, cancellationToken);
            var words = System.Text.Encoding.ASCII.GetString(answer, 0, length);
            return length > 0 && !words.StartsWith("-LOADING", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
