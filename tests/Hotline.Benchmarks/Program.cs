using Hotline.Benchmarks;
using Hotline.Benchmarks.Desk;
using Hotline.Benchmarks.Load;
using Hotline.Benchmarks.Publishing;
using Hotline.Benchmarks.Seeding;
using Hotline.Benchmarks.Understanding;
using Hotline.Benchmarks.Webhooks;

// Each verb prints its timings and a line about the machine. They are for comparing, never for asserting.
var verbs = new Dictionary<string, Func<string[], Task<int>>>
{
    ["engine"] = words => Task.FromResult(EngineBenchmark.Run(words)),
    ["understanding"] = words => Task.FromResult(ReadingSpeed.Run(words)),
    ["check"] = words => Task.FromResult(CheckBenchmark.Run(words)),
    ["start"] = words => Task.FromResult(StartBenchmark.Run(words)),
    ["publications"] = PublicationsBenchmark.RunAsync,
    ["webhooks"] = WebhookBenchmark.RunAsync,
    ["desk"] = DeskBenchmark.RunAsync,
    ["load"] = LoadBenchmark.RunAsync,
};

// What is made for measuring, and measures nothing itself.
var tools = new Dictionary<string, Func<string[], Task<int>>> { ["seed"] = SeedCommand.RunAsync };

if (args.Length > 0)
{
    if (verbs.TryGetValue(args[0], out var run) || tools.TryGetValue(args[0], out run)) return await run(args[1..]);
    Console.Error.WriteLine($"Name what to measure: {string.Join(", ", verbs.Keys)}.");
    return 2;
}

var worst = 0;
foreach (var all in verbs.Values) worst = Math.Max(worst, await all([]));
return worst;
