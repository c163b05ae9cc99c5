using System.Globalization;
using Hotline.Benchmarks.Load;

namespace Hotline.Benchmarks.Webhooks;

/// <summary>
/// How soon each channel's webhook is answered, on the whole program with Redis, while the provider's own API is quick, silent or broken: the answer says that a message is durable, and must wait for nobody else.
/// </summary>
internal static class WebhookBenchmark
{
    private const double MedianGoal = 10;
    private const double SlowestGoal = 100;

    /// <summary>Above it the numbers are noise.</summary>
    private const double QuietCores = 0.12;

    /// <summary>Returns 0; 1 when a call was not answered 2xx; 2 when nothing could be measured. A goal that is not met is told and changes nothing.</summary>
    public static Task<int> RunAsync(string[] words) => Measuring.RunAsync(cancellationToken => RunAsync(words, cancellationToken));

    private static async Task<int> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        if (words is ["--help"] or ["-h"])
        {
            Console.WriteLine(WebhookOptions.Usage);
            return 0;
        }

        var options = WebhookOptions.Read(words);
        if (!File.Exists(Repository.Program)) throw new BenchmarkException($"The program is not at {Repository.Program}. tests/bench builds it, or: dotnet build src/Hotline.Server -c Release");
        Folders.Prepare();
        var machine = await Measuring.MachineAsync(cancellationToken);
        var rows = new List<Row>();
        foreach (var caller in options.Callers)
            foreach (var mood in Enum.GetValues<ProviderMood>())
                rows.Add(await MeasureAsync(caller, mood, options, cancellationToken));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Answers of the webhooks at {options.PerSecond} calls a second, Redis with AOF everysec, {options.Seconds} s after {options.WarmUp} s of warm-up; times in ms"));
        Console.WriteLine();
        Console.Write(MarkdownTable.Write([Row.Heading, .. rows.Select(row => row.Cells)]));
        Console.WriteLine();
        if (rows.Max(row => row.ForeignCores) is > QuietCores and var noise)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Other programs took up to {noise:0.00} cores meanwhile: these numbers are noise. Measure again on a quiet machine.\n"));
        Console.WriteLine(machine);
        return rows.All(row => row.Answers.Refused == 0) ? 0 : 1;
    }

    private static async Task<Row> MeasureAsync(Caller caller, ProviderMood mood, WebhookOptions options, CancellationToken cancellationToken)
    {
        await using var stage = await WebhookStage.SetAsync(caller, cancellationToken);
        stage.Provider.Mood = mood;
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 100 });
        var warmUp = options.WarmUp * options.PerSecond;
        await Pace.RunAsync(http, n => caller.Call(stage.Url, n), 0, warmUp, options.PerSecond, cancellationToken);
        var (all, own) = (Cpu.BusySeconds(), stage.OwnCpuSeconds);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var answers = await Pace.RunAsync(http, n => caller.Call(stage.Url, n), warmUp, options.Seconds * options.PerSecond, options.PerSecond, cancellationToken);
        var foreign = (Cpu.BusySeconds() - all - (stage.OwnCpuSeconds - own)) / System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new Row(caller.Name, mood, answers, stage.Provider.Calls, Math.Max(0, foreign));
    }

    private sealed record Row(string Channel, ProviderMood Mood, Answers Answers, int ProviderCalls, double ForeignCores)
    {
        public static readonly string[] Heading = ["webhook", "its provider's API", "calls", "median", "99 %", "slowest", "not 2xx", "calls to the API", "cores taken by others", "median < 10, 99 % < 100"];

        public string[] Cells =>
        [
            Channel, Mood switch { ProviderMood.Quick => "quick", ProviderMood.Silent => "silent", _ => "answers 500" }, $"{Answers.Sorted.Count}", Show(Answers.At(0.5)), Show(Answers.At(0.99)), Show(Answers.At(1)),
            $"{Answers.Refused}", $"{ProviderCalls}", Show(ForeignCores), Answers.At(0.5) < MedianGoal && Answers.At(0.99) < SlowestGoal ? "met" : "**not met**",
        ];

        private static string Show(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
    }
}
