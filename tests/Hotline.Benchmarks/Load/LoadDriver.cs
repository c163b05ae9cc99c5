using System.Globalization;
using System.Text.Json;

namespace Hotline.Benchmarks.Load;

/// <summary>Times in milliseconds: half were quicker than <see cref="P50"/>, 99 of 100 than <see cref="P99"/>.</summary>
internal sealed record Times(double P50, double P90, double P99, double P999, double Max, double Mean);

/// <summary>What the load driver says about its run; the names are its own and stand in its README.</summary>
internal sealed record DriverReport
{
    public double Seconds { get; init; }

    public long Turns { get; init; }

    public double TurnsPerSec { get; init; }

    public required Times LatencyMs { get; init; }

    public required Times UserLatencyMs { get; init; }

    public required Times AckMs { get; init; }

    public long AllTurns { get; init; }

    public long AllConversations { get; init; }

    public long Lost { get; init; }

    public long Duplicated { get; init; }

    public long Mismatched { get; init; }

    public long Unexpected { get; init; }

    public long HttpErrors { get; init; }

    public long Late { get; init; }

    public long RepeatsSent { get; init; }

    public double DriverCpuPer1000 { get; init; }

    public double RedisCores { get; init; }

    public double ForeignCores { get; init; }

    public double StealCores { get; init; }
}

/// <summary>How the people of one driver run behave.</summary>
internal sealed record Crowd(int People, double Seconds)
{
    /// <summary>Seconds before anything is measured.</summary>
    public double RampUp { get; init; }

    /// <summary>Turns a second, or 0: as fast as replies come.</summary>
    public int Rate { get; init; }

    /// <summary>How long Telegram takes to answer sendMessage.</summary>
    public int DelayMilliseconds { get; init; }

    public int RepeatPercent { get; init; }

    public long FirstUpdate { get; init; } = 100_000_000;

    public long FirstPerson { get; init; } = 700_000_000;

    /// <summary>More people than are at work at once: each comes once and is left after so many turns. Null: the same people begin again and again.</summary>
    public (int People, int Turns)? LeftHalfWay { get; init; }
}

/// <summary>The load driver: people at a webhook, and Telegram's API behind it, in one process.</summary>
internal sealed class LoadDriver(string bot, int botPort, int apiPort, string log)
{
    public const string Token = "7000000001:AAbenchbenchbenchbenchbenchbenchben";
    public const string Secret = "bench-secret";

    private const int CountedFaults = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Api => $"http://127.0.0.1:{apiPort}";

    public int ApiPort => apiPort;

    /// <summary>Telegram's API alone, for what a bot asks at its start. It ends by itself after a minute.</summary>
    public async Task<ChildProcess> ApiAloneAsync(CancellationToken cancellationToken)
    {
        var api = ChildProcess.Start(new Command("dotnet", OutsideBench.Driver, "stub", "--stub-port", $"{apiPort}", "--seconds", "60"), log);
        try
        {
            await Ports.OpenAsync(apiPort, api, "The load driver's stub", cancellationToken);
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets people talk to the bot until their time is over and the last reply came.</summary>
    /// <exception cref="BenchmarkException">The driver could not work at all. Lost or doubled replies are counted, not thrown.</exception>
    public async Task<DriverReport> RunAsync(string webhook, Crowd crowd, int process, int redis, CancellationToken cancellationToken)
    {
        var command = new Command("dotnet", [OutsideBench.Driver, "load", .. Arguments($"http://127.0.0.1:{botPort}{webhook}", crowd), "--bot-pid", $"{process}", "--redis-pid", $"{redis}"]);
        var (code, output, faults) = await ChildProcess.RunAsync(command, input: null, cancellationToken);
        var line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        if (code is not (0 or CountedFaults) || line is null) throw new BenchmarkException($"The load driver ended with {code}: {faults}{output}");
        foreach (var fault in faults.Split('\n', StringSplitOptions.RemoveEmptyEntries)) await Console.Error.WriteLineAsync($"{bot}: {fault}");
        return JsonSerializer.Deserialize<DriverReport>(line, Json)!;
    }

    private string[] Arguments(string url, Crowd crowd)
    {
        string[] arguments =
        [
            "--url", url, "--secret", Secret, "--stub-port", $"{apiPort}", "--check", "text",
            "--users", $"{crowd.People}", "--seconds", Number(crowd.Seconds), "--warmup", Number(crowd.RampUp),
            "--rate", $"{crowd.Rate}", "--stub-delay-ms", $"{crowd.DelayMilliseconds}", "--repeat-percent", $"{crowd.RepeatPercent}",
            "--first-update-id", $"{crowd.FirstUpdate}", "--first-user-id", $"{crowd.FirstPerson}",
        ];
        return crowd.LeftHalfWay is not { } left
            ? arguments
            : [.. arguments, "--population", $"{left.People}", "--conversations", $"{left.People}", "--turns-per-conversation", $"{left.Turns}"];
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
