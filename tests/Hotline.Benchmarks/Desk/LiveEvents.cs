using System.Diagnostics;
using System.Text.Json;
using Hotline.Benchmarks.Load;
using Hotline.Benchmarks.Webhooks;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Benchmarks.Desk;

/// <summary>How soon every connected desk hears of what happens, at whichever server. A desk that hears nothing within ten seconds counts as never.</summary>
internal sealed class LiveEvents(DeskHouse house, Crowd crowd, DeskOptions options)
{
    private const string Danger = "меня избивают, помогите";

    /// <summary>What came before may still be under way.</summary>
    private const int WarmUp = 3;

    private const long FirstPerson = 700_000_000;

    public async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken) => [await TakenAsync(cancellationToken), await NewAsync(cancellationToken)];

    /// <summary>An operator takes a case, now at this server, now at that: from their click on.</summary>
    private async Task<Figure> TakenAsync(CancellationToken cancellationToken)
    {
        var heard = new List<double>();
        for (var n = -WarmUp; n < options.Events; n++)
        {
            var began = Stopwatch.GetTimestamp();
            var taken = await crowd.Windows[(n + WarmUp) % crowd.Windows.Count].AskAsync(HttpMethod.Post, "queue/take-next", body: null, cancellationToken);
            if (taken.ValueKind != JsonValueKind.Object) throw new BenchmarkException("Nobody waits any more. Ask for more: --open.");
            var times = await crowd.HearAsync(taken.GetProperty("id").GetString()!, began, cancellationToken);
            if (n >= 0) heard.AddRange(times);
        }

        return new Figure($"a case is taken → each of {crowd.Windows.Count} desks", [], heard, Target.WholeMedian(500));
    }

    /// <summary>Somebody new is in danger: from the webhook's answer on.</summary>
    private async Task<Figure> NewAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var all = new Task<IReadOnlyList<double>>[options.New];
        var began = Stopwatch.GetTimestamp();
        for (var n = 0; n < options.New; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / options.PerSecond) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.Zero) await Task.Delay(due, cancellationToken);
            all[n] = NewAsync(http, n, cancellationToken);
        }

        return new Figure($"a new case → each of {crowd.Windows.Count} desks", [], [.. (await Task.WhenAll(all)).SelectMany(times => times)], Target.Whole99(1000));
    }

    private async Task<IReadOnlyList<double>> NewAsync(HttpClient http, int n, CancellationToken cancellationToken)
    {
        var person = FirstPerson + n;
        using var call = Caller.Telegram(house.Servers[n % house.Servers.Count].Url, n + 1, person, Danger);
        using var answer = await http.SendAsync(call, cancellationToken);
        var accepted = Stopwatch.GetTimestamp();
        if (!answer.IsSuccessStatusCode) throw new BenchmarkException($"The webhook answered {(int)answer.StatusCode}.");
        var id = house.Pseudonyms.Of(new Address(ChannelId.Telegram, FormattableString.Invariant($"{person}")));
        return await crowd.HearAsync(CaseCode.For(id, 0).Value, accepted, cancellationToken);
    }
}
