using System.Text.Json;

namespace Hotline.Benchmarks.Load;

/// <summary>
/// The whole program under load, as Telegram would bring it, beside a floor that does the least a bot can do. Every process runs on this machine, on loopback and ports of its own,
/// and is ended by its own id, also when this one is interrupted.
/// </summary>
internal static class LoadBenchmark
{
    /// <summary>Returns 0; 1 when a reply was lost, doubled, late or wrong; 2 when nothing could be measured. A goal that is not met is told and changes nothing.</summary>
    public static Task<int> RunAsync(string[] words) => Measuring.RunAsync(cancellationToken => RunAsync(words, cancellationToken));

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

        var machine = await Measuring.MachineAsync(cancellationToken);
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
        if (!File.Exists(Repository.Program)) throw new BenchmarkException($"The program is not at {Repository.Program}. tests/bench builds it, or: dotnet build src/Hotline.Server -c Release");
        var outside = OutsideBench.Find();
        Folders.Prepare();
        var peers = settings.Select(s => s.Against).Concat(options.Peers).Select(Contestant.Named).Select(c => c.PeerFolder).OfType<string>();
        await Console.Error.WriteLineAsync("Building the load driver and the floor …");
        await outside.BuildAsync(peers, cancellationToken);
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
