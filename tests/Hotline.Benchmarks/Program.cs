using Hotline.Benchmarks;
using Hotline.Benchmarks.Understanding;

// Each verb prints its timings and a line about the machine. They are for comparing, never for asserting.
var verbs = new Dictionary<string, Func<string[], int>>
{
    ["engine"] = EngineBenchmark.Run,
    ["understanding"] = ReadingSpeed.Run,
    ["start"] = StartBenchmark.Run,
};

if (args.Length == 0) return verbs.Values.Max(all => all([]));
if (verbs.TryGetValue(args[0], out var run)) return run(args[1..]);
Console.Error.WriteLine($"Name what to measure: {string.Join(", ", verbs.Keys)}.");
return 2;
