using System.Diagnostics;
using System.Globalization;

namespace Hotline.Benchmarks;

/// <summary><c>hotline check</c> of the shipped scripts as a coordinator runs it: from starting the program to its end. The aim: under a second.</summary>
internal static class CheckBenchmark
{
    private const int Runs = 7;

    public static int Run(string[] _)
    {
        Console.WriteLine(Machine.Describe());
        if (!File.Exists(Repository.Program))
        {
            Console.Error.WriteLine("The program is not built. Build it first: dotnet build src/Hotline.Server -c Release");
            return 2;
        }

        var runs = Enumerable.Range(0, Runs).Select(_ => Measure()).ToArray();
        Print("check of the shipped scripts, from start to end", runs);
        return 0;
    }

    private static double Measure()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, "check"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var elapsed = watch.Elapsed;
        if (process.ExitCode != 0) throw new InvalidOperationException($"The check found errors:\n{output}");
        return elapsed.TotalMilliseconds;
    }

    private static void Print(string what, double[] milliseconds)
    {
        Array.Sort(milliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: median {milliseconds[Runs / 2]:F0} ms, best {milliseconds[0]:F0}, worst {milliseconds[^1]:F0} ({Runs} runs; the aim is 1000)"));
    }
}
