using System.Diagnostics;
using System.Globalization;
using Hotline.Benchmarks.Load;
using Hotline.Benchmarks.Webhooks;

namespace Hotline.Benchmarks.Publishing;

/// <summary>
/// What a large publication costs: 200 dialogs in 7 languages beside the shipped ones, in the time of a start, in memory, and in the pause that people notice while it takes the place of another under load. The whole
/// program in server mode, on SQLite.
/// </summary>
internal static class PublicationsBenchmark
{
    private const int Starts = 5;
    private const int Swaps = 4;
    private const int PerSecond = 100;
    private const int WarmUpSeconds = 8;
    private const int SwapSeconds = 5;

    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(3);

    public static Task<int> RunAsync(string[] words) => Measuring.RunAsync(cancellationToken => RunAsync(words.Length > 0, cancellationToken));

    private static async Task<int> RunAsync(bool help, CancellationToken cancellationToken)
    {
        if (help)
        {
            Console.WriteLine("tests/bench publications measures starts, memory and swaps of a large publication; it takes two minutes and no options.");
            return 0;
        }

        Console.WriteLine(Machine.Describe());
        Folders.Prepare();
        var folder = Folders.NewRun();
        try
        {
            var (one, other) = (Path.Combine(folder, "one"), Path.Combine(folder, "other"));
            LargeContent.Write(one, "as it was");
            LargeContent.Write(other, "as it is now");
            await StartsAsync(folder, one, cancellationToken);
            await SwapsAsync(folder, one, other, cancellationToken);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task StartsAsync(string folder, string large, CancellationToken cancellationToken)
    {
        var (small, big) = (new List<(double Start, double Memory)>(), new List<(double Start, double Memory)>());
        // The first start of each makes its stores and is not counted; then in turns, so that both meet the same machine.
        for (var i = 0; i <= Starts; i++)
        {
            var (shipped, grown) = (await StartAsync(Path.Combine(folder, "shipped"), Repository.Root, cancellationToken), await StartAsync(Path.Combine(folder, "large"), large, cancellationToken));
            if (i == 0) continue;
            small.Add(shipped);
            big.Add(grown);
        }

        var (start, memory) = (Median(big.Select(b => b.Start)) - Median(small.Select(s => s.Start)), Median(big.Select(b => b.Memory)) - Median(small.Select(s => s.Memory)));
        Say($"start until ready: the shipped scripts {Median(small.Select(s => s.Start)):F0} ms, {LargeContent.Dialogs} dialogs x 7 languages {Median(big.Select(b => b.Start)):F0} ms: {start:F0} ms more (the aim is 1000; medians of {Starts})");
        Say($"memory {Settles.TotalSeconds:F0} s later: {Median(small.Select(s => s.Memory)):F0} MB, {Median(big.Select(b => b.Memory)):F0} MB: {memory:F0} MB more (the aim is 60)");
    }

    private static async Task<(double Start, double Memory)> StartAsync(string data, string content, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var hotline = await HotlineProcess.StartAsync("publications-start", Settings(data, content), $"http://127.0.0.1:{FreePort.Find()}", cancellationToken);
        var started = watch.Elapsed.TotalMilliseconds;
        await Task.Delay(Settles, cancellationToken);
        return (started, Proc.ResidentMib(hotline.Id));
    }

    private static async Task SwapsAsync(string folder, string one, string other, CancellationToken cancellationToken)
    {
        var caller = Caller.All.First(c => c.Name == "telegram");
        await using var provider = await ProviderStub.StartAsync(cancellationToken);
        var (data, url) = (Path.Combine(folder, "swapped"), $"http://127.0.0.1:{FreePort.Find()}");
        var settings = Settings(data, one);
        foreach (var (name, value) in caller.Settings(provider.Url)) settings[name] = value;
        settings["PublicUrl"] = url;
        settings["Flood__RepliesPerMinute"] = "0";
        await using var hotline = await HotlineProcess.StartAsync("publications-swap", settings, url, cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 100 });
        var calls = 0;
        await StretchAsync(WarmUpSeconds);
        var (still, swapped) = (new List<Stretch>(), new List<Stretch>());
        for (var i = 0; i < Swaps; i++)
        {
            still.Add(await StretchAsync(SwapSeconds));
            // Publishing is work of another process; the swap comes within a second after it.
            var (code, _, faults) = await ChildProcess.RunAsync(new Command("dotnet", Repository.Program, "publish", i % 2 == 0 ? other : one, "--why", "measured") { Environment = settings }, input: null, cancellationToken);
            if (code != 0) throw new BenchmarkException($"Nothing was published: {faults}");
            swapped.Add(await StretchAsync(SwapSeconds));
        }

        Say($"at {PerSecond} messages a second, in ms; {Swaps} stretches of {SwapSeconds} s each");
        Print("nothing is published", still);
        Print("a publication takes the place of another", swapped);

        async Task<Stretch> StretchAsync(int seconds)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var silence = LongestSilenceAsync(provider, over.Token);
            var count = seconds * PerSecond;
            var answers = await Pace.RunAsync(http, n => caller.Call(url, n), calls, count, PerSecond, cancellationToken);
            calls += count;
            await over.CancelAsync();
            return new Stretch(answers, await silence);
        }
    }

    /// <summary>The longest time in which no reply left, in ms.</summary>
    private static Task<double> LongestSilenceAsync(ProviderStub provider, CancellationToken until) => Task.Factory.StartNew(
        () =>
        {
            var (longest, since, seen) = (TimeSpan.Zero, Stopwatch.GetTimestamp(), provider.Calls);
            while (!until.IsCancellationRequested)
            {
                Thread.Sleep(1);
                var silent = Stopwatch.GetElapsedTime(since);
                if (silent > longest) longest = silent;
                if (provider.Calls == seen) continue;
                (since, seen) = (Stopwatch.GetTimestamp(), provider.Calls);
            }

            return longest.TotalMilliseconds;
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static void Print(string what, List<Stretch> stretches)
    {
        if (stretches.Sum(s => s.Answers.Refused) is > 0 and var refused) throw new BenchmarkException($"{refused} calls were not answered 2xx.");
        Say($"  {what}: webhook answered, median {Median(stretches.Select(s => s.Answers.At(0.5))):F1}, 99 % {Median(stretches.Select(s => s.Answers.At(0.99))):F1}, slowest of each {Each(stretches.Select(s => s.Answers.At(1)))}; longest time without a reply {Each(stretches.Select(s => s.Silence))}");
    }

    private static Dictionary<string, string> Settings(string data, string content) => new()
    {
        ["Data"] = data,
        ["Publications__Source"] = "server",
        ["Dialogs"] = Path.Combine(content, "dialogs"),
        ["Locales"] = Path.Combine(content, "locales"),
    };

    private static string Each(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(n => n.ToString("F0", CultureInfo.InvariantCulture)));

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(numbers.Count() / 2);

    private static void Say(FormattableString words) => Console.WriteLine(FormattableString.Invariant(words));

    private sealed record Stretch(Answers Answers, double Silence);
}
