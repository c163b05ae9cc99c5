using System.Globalization;
using Hotline.Benchmarks.Load;

namespace Hotline.Benchmarks.Desk;

/// <summary>What one server says of its requests, as <see cref="StartupHook"/> writes it down. For one reader.</summary>
internal sealed class RequestTimes(string file)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private long from;

    /// <summary>What came until now is of no interest.</summary>
    public void Skip() => from = File.Exists(file) ? new FileInfo(file).Length : 0;

    /// <summary>The durations, in milliseconds, of the answered requests of this route since <see cref="Skip"/>. An answer is written down a moment after it has gone out.</summary>
    /// <exception cref="BenchmarkException">Fewer came.</exception>
    public async Task<IReadOnlyList<double>> ReadAsync(string route, int count, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            var times = Times(route);
            if (times.Count >= count) return times;
            if (waited > Patience) throw new BenchmarkException($"The server told of {times.Count} requests of {route}, not of {count}.");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private List<double> Times(string route)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = from;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Split(' ')).Where(words => words.Length == 3 && words[0] == route).Select(words => double.Parse(words[2], CultureInfo.InvariantCulture))];
    }
}
