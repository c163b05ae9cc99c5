using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hotline.Benchmarks.Load;

/// <summary>
/// The whole program under load, as Telegram would bring it, beside a floor that does the least a bot can do. Every process runs on this machine, on loopback and ports of its own,
/// and is ended by its own id, also when this one is interrupted.
/// </summary>
internal static class LoadBenchmark
{
    private const int CannotMeasure = 2;
    private const int Interrupted = 130;

    /// <summary>Returns 0; 1 when a reply was lost, doubled, late or wrong; 2 when nothing could be measured. A goal that is not met is told and changes nothing.</summary>
    public static async Task<int> RunAsync(string[] words)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            return await RunAsync(words, stop.Token);
        }
        catch (BenchmarkException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return CannotMeasure;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted; everything that was started is ended.");
            return Interrupted;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        if (words is ["--help"] or ["-h"])
        {
            Console.WriteLine(LoadOptions.Usage);
            return 0;
        }

        var options = LoadOptions.Read(words);
        var settings = Setting.All.Where(s => options.Settings.Contains(s.Name)).Select(s => s with { People = options.People ?? s.People, Against = options.Against ?? s.Against }).ToArray();
        await PrepareAsync(settings, options, cancellationToken);

        var machine = await MachineAsync(cancellationToken);
        Console.WriteLine(machine);
        var sound = true;
        foreach (var setting in settings)
        {
            var comparison = new Comparison(setting, options);
            var bouts = await comparison.RunAsync(cancellationToken);
            sound &= bouts.Where(bout => bout.Contestant == Contestant.HotlineName).All(bout => bout.IsSound);
            await KeepAsync(setting, bouts, cancellationToken);
            Show(setting.Name, machine, comparison.Write(bouts), options);
        }

        if (options.Settings.Contains(LoadOptions.Memory)) Show(LoadOptions.Memory, machine, await new MemoryBenchmark(options).RunAsync(cancellationToken), options);
        return sound ? 0 : 1;
    }

    private static async Task PrepareAsync(Setting[] settings, LoadOptions options, CancellationToken cancellationToken)
    {
        if (!File.Exists(Folders.Program)) throw new BenchmarkException($"The program is not at {Folders.Program}. tests/bench builds it, or: dotnet build src/Hotline.Server -c Release");
        var outside = OutsideBench.Find();
        Folders.Prepare();
        var peers = settings.Select(s => s.Against).Concat(options.Peers).Select(Contestant.Named).Select(c => c.PeerFolder).OfType<string>();
        await Console.Error.WriteLineAsync("Building the load driver and the floor …");
        await outside.BuildAsync(peers, cancellationToken);
    }

    private static async Task<string> MachineAsync(CancellationToken cancellationToken)
    {
        var redis = await ChildProcess.RunAsync(new Command("redis-server", "--version"), input: null, cancellationToken);
        var version = redis.Output.Split(' ').FirstOrDefault(word => word.StartsWith("v=", StringComparison.Ordinal)) is { } word ? word[2..] : "of an unknown version";
        return string.Create(CultureInfo.InvariantCulture, $"{Machine.Describe()}; Redis {version}; fdatasync of 4 KiB {Disk.FlushMilliseconds(Folders.Work):0.00} ms; everything on this machine");
    }

    private static void Show(string name, string machine, string table, LoadOptions options)
    {
        Console.WriteLine();
        Console.WriteLine(table);
        if (options.Table) ReadmeTables.Write(name, $"{table}\n{machine}\n");
    }

    /// <summary>Every run as one line, for whoever wants to look closer.</summary>
    private static Task KeepAsync(Setting setting, IReadOnlyList<Bout> bouts, CancellationToken cancellationToken) =>
        File.AppendAllLinesAsync(Path.Combine(Folders.Work, "runs.jsonl"), bouts.Select(bout => JsonSerializer.Serialize(new { setting = setting.Name, bout }, JsonLines)), cancellationToken);

    private static readonly JsonSerializerOptions JsonLines = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}
