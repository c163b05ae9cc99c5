using System.Diagnostics;

namespace Hotline.Benchmarks.Webhooks;

/// <summary>What came of one stretch of calls. Times in milliseconds, from the moment at which the call was due to its answer.</summary>
internal sealed record Answers(IReadOnlyList<double> Sorted, int Refused)
{
    public double At(double share) => Sorted.Count == 0 ? double.NaN : Sorted[Math.Min(Sorted.Count - 1, (int)(Sorted.Count * share))];
}

/// <summary>Makes calls at a steady pace, whatever becomes of those before: a slow answer delays nobody, and a call that begins late has waited.</summary>
internal static class Pace
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    /// <summary>Calls with the numbers from <paramref name="first"/> on, <paramref name="perSecond"/> each second. Returns when all are answered.</summary>
    public static async Task<Answers> RunAsync(HttpClient http, Func<int, HttpRequestMessage> call, int first, int count, int perSecond, CancellationToken cancellationToken)
    {
        var running = new Task<(double Took, bool Taken)>[count];
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var due = began + (long)(i * (double)Stopwatch.Frequency / perSecond);
            var request = call(first + i);
            while (Stopwatch.GetTimestamp() < due) await Task.Delay(Breath, cancellationToken);
            running[i] = AskAsync(http, request, due, cancellationToken);
        }

        var answers = await Task.WhenAll(running);
        return new Answers([.. answers.Select(answer => answer.Took).Order()], answers.Count(answer => !answer.Taken));
    }

    private static async Task<(double Took, bool Taken)> AskAsync(HttpClient http, HttpRequestMessage request, long due, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var answer = await http.SendAsync(request, cancellationToken);
                return (Stopwatch.GetElapsedTime(due).TotalMilliseconds, answer.IsSuccessStatusCode);
            }
            catch (HttpRequestException)
            {
                return (Stopwatch.GetElapsedTime(due).TotalMilliseconds, false);
            }
        }
    }
}
