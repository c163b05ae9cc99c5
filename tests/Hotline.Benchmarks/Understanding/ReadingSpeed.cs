using System.Globalization;
using System.Runtime;
using System.Runtime.CompilerServices;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;
using Hotline.Core.Understanding.Identification;
using Hotline.Core.Understanding.Phrases;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Benchmarks.Understanding;

/// <summary>
/// How long the understanding of one message takes, with the lists and examples of the repository, and what is ready before the first one: <c>understanding [FOLDER]</c>. The aims: the whole reading
/// of a message 50 µs at the median and 200 µs at 99 %, rules of danger alone 10 µs, everything learnt in 150 ms and 8 MB. All times are the processor's: what other programs take is none of ours.
/// </summary>
internal static class ReadingSpeed
{
    private const int WarmUp = 4_000;
    private const int Rounds = 2_001;
    private const int Loads = 7;

    /// <summary>Time for the runtime to compile what is hot in the background.</summary>
    private static readonly TimeSpan Compile = TimeSpan.FromMilliseconds(300);

    private static readonly string[] Messages =
    [
        "меня вчера задержала полиция, что делать",
        "жумуш берүүчү акчамды бербей жатат, төрт айга карыз",
        "boshliq pasportimni olib qo'ydi, qaytarmayapti",
        "маоши думоҳаам дода нашуд, сардор намедиҳад",
        "маған жалақы төлемейді, үйге қайтқым келеді",
        "nobody is in danger, i only ask how to get a patent",
    ];

    public static int Run(string[] arguments)
    {
        var root = arguments.Length > 0 ? arguments[0] : Directory.GetCurrentDirectory();
        var result = PublicationReader.Read(Path.Combine(root, "dialogs"), Path.Combine(root, "locales"));
        if (result.Publication is not { } publication)
        {
            Console.Error.WriteLine($"No scripts without faults under {root}. Run it from the repository, or name the folder that holds dialogs/.");
            return 1;
        }

        Console.WriteLine(Machine.Describe());
        var data = publication.Understanding;
        var reader = Load(data);
        var lists = new PhraseFinder(data);
        string[] examples = [.. data.Examples.Select(e => e.Text).Where((_, i) => i % 3 == 0)];
        Print("danger rules alone, examples", Measure(text => Rules(lists, text), examples));
        Print("whole reading, examples", Measure(text => reader.Read(text), examples));
        Print("whole reading, each at its best", MeasureBest(text => reader.Read(text), examples));
        string[] exact = [.. publication.ExactMessages, "1", "2", "250000"];
        var program = new MessageReader(data, LearntTopics.Learn(data), publication.ExactMessages);
        Print("exact commands and digits, as words", Measure(text => reader.Read(text), exact));
        Print("exact commands and digits, as such", Measure(text => program.Read(text), exact));
        foreach (var text in Messages) Print($"whole reading, {text.Length} characters", Measure(t => reader.Read(t), [text]));
        var length = string.Join(' ', Enumerable.Repeat(string.Join(' ', Messages), 40))[..10_000];
        Print($"whole reading, {length.Length} characters", Measure(t => reader.Read(t), [length], Rounds / 20));
        return 0;
    }

    /// <summary>First what a start does, with what the build learnt; then what a start does where a coordinator changed an example.</summary>
    private static MessageReader Load(UnderstandingData data)
    {
        var file = Path.Combine(Path.GetDirectoryName(Repository.Program)!, "topics.model");
        if (File.Exists(file)) Load($"what the build learnt from {data.Examples.Count} examples read and lists compiled", () => new MessageReader(data, LearntTopics.Read(File.ReadAllBytes(file), LearntTopics.NameOf(data))));
        else Console.WriteLine($"understanding: there is no {file}. Build the program first to see how long reading it takes.");
        if (File.Exists(file)) Load("of these, what was learnt read", () => LearntTopics.Read(File.ReadAllBytes(file), LearntTopics.NameOf(data)));
        Load("of these, lists compiled for phrases", () => new PhraseFinder(data));
        Load("of these, lists and model for the language", () => new LanguageGuesser(data.Languages));
        Load("of these, examples and lists compared with what was learnt from", () => LearntTopics.NameOf(data));
        return Load($"{data.Examples.Count} examples learnt and lists compiled", () => new MessageReader(data));
    }

    private static T Load<T>(string what, Func<T> load)
        where T : class
    {
        var (loaded, first, bytes) = LoadOnce(load);
        var times = new double[Loads];
        for (var i = 0; i < Loads; i++) times[i] = LoadOnce(load).Milliseconds;
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"understanding: {what} in {first:F0} ms of the processor the first time, {times[Loads / 2]:F0} ms at the median, {bytes / 1048576.0:F1} MB kept"));
        return loaded;
    }

    /// <summary>The processor's time, because a busy machine makes the clock's longer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (T Loaded, double Milliseconds, long Bytes) LoadOnce<T>(Func<T> load)
        where T : class
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Environment.CpuUsage.TotalTime;
        var loaded = load();
        var took = Environment.CpuUsage.TotalTime - started;
        return (loaded, took.TotalMilliseconds, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    /// <summary>Until nothing is being compiled any more.</summary>
    private static void WarmedUp(Action<string> read, string[] texts, int rounds)
    {
        for (var compiled = -1L; compiled != JitInfo.GetCompiledMethodCount();)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            for (var i = 0; i < rounds; i++) read(texts[i % texts.Length]);
            Thread.Sleep(Compile);
        }
    }

    private static void Rules(PhraseFinder lists, string text)
    {
        using var words = new SoundWords(Folding.Fold(text));
        lists.Find(text, words);
    }

    private static (double Median, double Worst, long Bytes) Measure(Action<string> read, string[] texts, int rounds = Rounds)
    {
        WarmedUp(read, texts, Math.Min(WarmUp, rounds));
        var times = new double[rounds];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < rounds; i++)
        {
            var started = ProcessorClock.Nanoseconds();
            read(texts[i % texts.Length]);
            times[i] = (ProcessorClock.Nanoseconds() - started) / 1000.0;
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / rounds;
        Array.Sort(times);
        return (times[rounds / 2], times[rounds * 99 / 100], bytes);
    }

    /// <summary>What the texts themselves cost, without what the machine does meanwhile: the best of several readings of each.</summary>
    private static (double Median, double Worst, long Bytes) MeasureBest(Action<string> read, string[] texts)
    {
        var times = new double[texts.Length];
        Array.Fill(times, double.MaxValue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Loads; round++)
        {
            for (var i = 0; i < texts.Length; i++)
            {
                var started = ProcessorClock.Nanoseconds();
                read(texts[i]);
                times[i] = Math.Min(times[i], (ProcessorClock.Nanoseconds() - started) / 1000.0);
            }
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (Loads * texts.Length);
        Array.Sort(times);
        return (times[texts.Length / 2], times[texts.Length * 99 / 100], bytes);
    }

    private static void Print(string what, (double Median, double Worst, long Bytes) measured) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"understanding: {what,-36} median {measured.Median,8:F1} µs, 99 % {measured.Worst,8:F1} µs, {measured.Bytes,7} bytes"));
}
