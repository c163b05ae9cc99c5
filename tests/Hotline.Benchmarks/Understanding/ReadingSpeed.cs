using System.Diagnostics;
using System.Globalization;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Understanding;

namespace Hotline.Benchmarks.Understanding;

/// <summary>How long the understanding of one message takes, with the word lists of the repository: <c>understanding [FOLDER]</c>.</summary>
internal static class ReadingSpeed
{
    private const int WarmUp = 2_000;
    private const int Rounds = 2_001;

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

        var started = Stopwatch.GetTimestamp();
        var reader = new MessageReader(publication.Understanding);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"understanding: lists compiled in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms"));
        foreach (var text in Messages) Console.WriteLine(Measure(reader, text));
        Console.WriteLine(Measure(reader, string.Join(' ', Enumerable.Repeat(string.Join(' ', Messages), 40))[..10_000]));
        return 0;
    }

    private static string Measure(MessageReader reader, string text)
    {
        for (var i = 0; i < WarmUp / (1 + (text.Length / 500)); i++) reader.Read(text);
        var rounds = Rounds / (1 + (text.Length / 500));
        var times = new double[rounds];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            reader.Read(text);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / rounds;
        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture, $"understanding: {text.Length,6} characters, median {times[rounds / 2],8:F1} µs, {bytes,7} bytes");
    }
}
