using System.Globalization;

namespace Hotline.Benchmarks.Load;

/// <summary>How often Redis makes its append-only file safe: never (there is none), every second, or before it answers.</summary>
internal enum Aof
{
    None,
    Everysec,
    Always,
}

/// <summary>A <c>redis-server</c> of one run's own: a free port on loopback, a folder that goes with the run, no snapshots. Ended when disposed.</summary>
internal sealed class BenchRedis : IAsyncDisposable
{
    private readonly ChildProcess process;

    private BenchRedis(ChildProcess process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public int Id => process.Id;

    public static async Task<BenchRedis> StartAsync(string folder, Aof aof, CancellationToken cancellationToken)
    {
        var port = FreePort.Find();
        var redis = new BenchRedis(
            ChildProcess.Start(
                new Command(
                    "redis-server", "--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--loglevel", "warning",
                    "--appendonly", aof == Aof.None ? "no" : "yes", "--appendfsync", aof == Aof.Always ? "always" : "everysec"),
                Path.Combine(folder, "redis.log")),
            port);
        try
        {
            await Ports.OpenAsync(port, redis.process, "redis-server", cancellationToken);
            return redis;
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>What Redis counts about itself, now.</summary>
    public async Task<RedisInfo> InfoAsync(CancellationToken cancellationToken) => RedisInfo.Read(await AskAsync(["INFO everything"], cancellationToken));

    /// <summary>Answers of several commands, one line each, in their order; only for commands that answer with one number.</summary>
    public async Task<IReadOnlyList<long>> NumbersAsync(IEnumerable<string> commands, CancellationToken cancellationToken) =>
        [.. (await AskAsync(commands, cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => long.TryParse(line, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    /// <summary>The names of all keys.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken) =>
        (await CliAsync(["--scan"], input: null, cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private Task<string> AskAsync(IEnumerable<string> commands, CancellationToken cancellationToken) =>
        CliAsync([], string.Join('\n', commands) + "\n", cancellationToken);

    private async Task<string> CliAsync(string[] arguments, string? input, CancellationToken cancellationToken)
    {
        var (code, output, faults) = await ChildProcess.RunAsync(new Command("redis-cli", ["-p", $"{Port}", "--raw", .. arguments]), input, cancellationToken);
        return code == 0 ? output : throw new BenchmarkException($"redis-cli could not ask Redis: {faults} {output}");
    }
}
