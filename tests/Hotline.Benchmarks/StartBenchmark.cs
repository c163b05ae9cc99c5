using System.Diagnostics;
using System.Globalization;

namespace Hotline.Benchmarks;

/// <summary>
/// Cold start of the real program: from starting the process to the first request served, on a new data folder (stores are made) and on one that is there already.
/// </summary>
internal static class StartBenchmark
{
    private const int Runs = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static int Run(string[] _)
    {
        Console.WriteLine(Machine.Describe());
        var program = File.Exists(Repository.Program) ? Repository.Program : null;
        if (program is null)
        {
            Console.Error.WriteLine("The program is not built. Build it first: dotnet build src/Hotline.Server -c Release");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        var cold = Enumerable.Range(0, Runs).Select(i => Measure(program, Path.Combine(folder, $"data-{i}"))).ToArray();
        var again = Enumerable.Range(0, Runs).Select(_ => Measure(program, Path.Combine(folder, "data-0"))).ToArray();
        Directory.Delete(folder, recursive: true);
        Print("start on a new data folder to the first served request", cold);
        Print("start on an existing data folder to the first served request", again);
        return 0;
    }

    private static void Print(string what, double[] milliseconds)
    {
        Array.Sort(milliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: median {milliseconds[Runs / 2]:F0} ms, best {milliseconds[0]:F0}, worst {milliseconds[^1]:F0} ({Runs} runs)"));
    }

    private static double Measure(string program, string data)
    {
        var port = FreePort.Find();
        var start = new ProcessStartInfo("dotnet", [program, "serve"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        start.Environment["Data"] = data;
        start.Environment["Urls"] = $"http://127.0.0.1:{port}";
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            while (!IsReady(http))
            {
                if (process.HasExited || watch.Elapsed > Patience) throw new InvalidOperationException("The program did not become ready.");
                Thread.Sleep(5);
            }

            return watch.Elapsed.TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static bool IsReady(HttpClient http)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
            using var answer = http.Send(request);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
