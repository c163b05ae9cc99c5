using System.Diagnostics;
using System.Text.Json;

namespace Hotline.Benchmarks.Desk;

/// <summary>Times of the desk's requests, one after the other, at the first server. The crowd is connected meanwhile and hears of what is changed.</summary>
internal sealed class DeskRequests(DeskHouse house, Crowd crowd, DeskOptions options)
{
    private const int WarmUp = 20;
    private const string QueueRoute = "/api/v1/queue";
    private const string TakeNextRoute = "/api/v1/queue/take-next";
    private const string CaseRoute = "/api/v1/cases/{id}";
    private const string OverviewRoute = "/api/v1/overview/";
    private const string SearchRoute = "/api/v1/cases/search";

    /// <summary>Those whose desk is at the server whose times are taken.</summary>
    private readonly DeskWindow[] here = [.. crowd.Windows.Where((_, number) => number % house.Servers.Count == 0)];

    public async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var (places, cases) = await WalkAsync(cancellationToken);
        var figures = new List<Figure>
        {
            await AskAsync("queue, first page", QueueRoute, _ => "queue", Target.ServerMedian(100), cancellationToken),
            await AskAsync("queue, last page", QueueRoute, _ => $"queue?after={places[^1]}", Target.ServerMedian(100), cancellationToken),
            await AskAsync("queue, any page", QueueRoute, n => $"queue?after={places[n * 7 % places.Count]}", Target.ServerMedian(100), cancellationToken),
            await AskAsync("a case", CaseRoute, n => $"cases/{cases[n * 13 % cases.Count]}", target: null, cancellationToken),
        };
        foreach (var (name, body) in await new Searches(crowd, [.. options.Plan.People().Take(options.Calls)], cases, house).AllAsync(cancellationToken))
            figures.Add(await TimeAsync($"search {name}", SearchRoute, n => crowd.First.AskAsync(HttpMethod.Post, "cases/search", body(n), cancellationToken), Target.ServerMedian(300), cancellationToken));
        foreach (var (name, path) in new[] { ("now", "now"), ("time to a human, a month", "times"), ("topics, a month", "cases?by=topic") })
            figures.Add(await TimeAsync(
                $"overview, {name}", OverviewRoute + path.Split('?')[0], _ => crowd.First.AskAsync(HttpMethod.Get, $"overview/{path}", body: null, cancellationToken), target: null, cancellationToken));
        figures.Add(await TimeAsync("take next", TakeNextRoute, n => TakeNextAsync(n, cancellationToken), Target.ServerMedian(20), cancellationToken));
        figures.Add(await TakeTogetherAsync(cancellationToken));
        return figures;
    }

    /// <summary>The whole queue once, from page to page as a reader would: the place of every page but the first, and who is on them.</summary>
    private async Task<(List<string> Places, List<string> Cases)> WalkAsync(CancellationToken cancellationToken)
    {
        var (places, cases, path) = (new List<string>(), new List<string>(), "queue");
        while (true)
        {
            var page = await crowd.First.AskAsync(HttpMethod.Get, path, body: null, cancellationToken);
            cases.AddRange(page.GetProperty("cases").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            if (page.GetProperty("next") is not { ValueKind: JsonValueKind.String } next) return (places, cases);
            places.Add(Uri.EscapeDataString(next.GetString()!));
            path = $"queue?after={places[^1]}";
        }
    }

    private Task<Figure> AskAsync(string name, string route, Func<int, string> path, Target? target, CancellationToken cancellationToken) =>
        TimeAsync(name, route, n => here[n % here.Length].AskAsync(HttpMethod.Get, path(n), body: null, cancellationToken), target, cancellationToken);

    private async Task<Figure> TimeAsync(string name, string route, Func<int, Task> ask, Target? target, CancellationToken cancellationToken)
    {
        for (var n = 0; n < WarmUp; n++) await ask(n);
        house.Servers[0].Requests.Skip();
        var whole = new List<double>(options.Calls);
        for (var n = 0; n < options.Calls; n++) whole.Add(await TookAsync(() => ask(n)));
        return new Figure(name, await house.Servers[0].Requests.ReadAsync(route, options.Calls, cancellationToken), whole, target);
    }

    /// <summary>Eight operators, each one case after the other.</summary>
    private async Task<Figure> TakeTogetherAsync(CancellationToken cancellationToken)
    {
        var each = Math.Max(1, options.Calls / Crowd.AtOnce);
        house.Servers[0].Requests.Skip();
        var all = await Task.WhenAll(Enumerable.Range(0, Crowd.AtOnce).Select(async number =>
        {
            var took = new List<double>(each);
            for (var n = 0; n < each; n++) took.Add(await TookAsync(() => TakeNextAsync(number, cancellationToken)));
            return took;
        }));
        double[] whole = [.. all.SelectMany(took => took)];
        return new Figure($"take next, {Crowd.AtOnce} at once", await house.Servers[0].Requests.ReadAsync(TakeNextRoute, whole.Length, cancellationToken), whole);
    }

    private Task<JsonElement> TakeNextAsync(int number, CancellationToken cancellationToken) => here[number % Crowd.AtOnce].AskAsync(HttpMethod.Post, "queue/take-next", body: null, cancellationToken);

    private static async Task<double> TookAsync(Func<Task> ask)
    {
        var began = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
