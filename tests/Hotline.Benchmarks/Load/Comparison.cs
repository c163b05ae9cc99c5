using System.Globalization;
using System.Text;

namespace Hotline.Benchmarks.Load;

/// <summary>Hotline and others in one setting: rounds in turns, so that a machine that slows down slows all of them, and one table of medians.</summary>
internal sealed class Comparison(Setting setting, LoadOptions options)
{
    /// <summary>Above this share of a core the numbers say more about other programs.</summary>
    private const double Noise = 0.12;

    /// <summary>How much faster than the best framework Hotline is to be, where frameworks run beside it.</summary>
    private const double TimesTheBestPeer = 3;

    private static readonly string[] Floors = ["floor", "floor-own-resp", "bare-node"];

    private readonly IReadOnlyList<Contestant> contestants = [Contestant.Hotline, .. new[] { setting.Against }.Concat(options.Peers).Distinct().Select(Contestant.Named)];

    public async Task<IReadOnlyList<Bout>> RunAsync(CancellationToken cancellationToken)
    {
        var bouts = new List<Bout>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                var bout = await Bout.RunAsync(contestant, setting, options, cancellationToken);
                bouts.Add(bout);
                await Console.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{setting.Name}, round {round} of {options.Rounds}: {contestant.Name} {bout.Report.TurnsPerSec:#,0} turns/s, {bout.Per1000(bout.ServerCpu):0.000} CPU s per 1,000 turns, 99 % in {bout.Report.LatencyMs.P99} ms"));
            }
        }

        return bouts;
    }

    /// <summary>The table, what a turn cost Redis, and a warning when others used the machine.</summary>
    public string Write(IReadOnlyList<Bout> bouts)
    {
        var words = new StringBuilder(Heading());
        var table = new List<string[]> { new[] { "" }.Concat(contestants.Select(c => c.Name)).Concat([$"÷ {setting.Against}", "goal", ""]).ToArray() };
        table.AddRange(Figures.All.Where(figure => bouts.Any(bout => !double.IsNaN(figure.Of(bout)))).Select(figure => Row(figure, bouts)));
        table.Add(FaultsRow(bouts));
        if (BestPeerRow(bouts) is { } best) table.Add(best);
        words.Append(MarkdownTable.Write(table));
        if (Cost(bouts) is { } cost) words.Append('\n').Append(cost);
        var foreign = bouts.Max(bout => bout.Report.ForeignCores + bout.Report.StealCores);
        if (foreign > Noise) words.Append(CultureInfo.InvariantCulture, $"\nOther programs took up to {foreign:0.00} cores meanwhile: these numbers are noise. Measure again on a quiet machine.\n");
        return words.ToString();
    }

    private string Heading() => string.Create(
        CultureInfo.InvariantCulture,
        $"**{setting.Title}**: {setting.People:#,0} people, {options.Seconds} s after {options.WarmUp} s of warm-up, {options.RepeatPercent} % delivered twice, medians of {options.Rounds} (lowest–highest)\n\n");

    private string[] Row(Figure figure, IReadOnlyList<Bout> bouts)
    {
        var medians = contestants.ToDictionary(c => c.Name, c => Median(figure, bouts, c.Name));
        var (own, share) = (medians[Contestant.HotlineName], medians[Contestant.HotlineName] / medians[setting.Against]);
        var goal = setting.Goals.FirstOrDefault(g => g.Figure == figure);
        return
        [
            figure.Name, .. contestants.Select(c => Cell(figure, bouts, c.Name)),
            figure.Compared && double.IsFinite(share) ? share.ToString("0.00", CultureInfo.InvariantCulture) : "",
            goal?.ToString() ?? "", goal is null ? "" : Verdict(goal.IsMet(own, share)),
        ];
    }

    private string[] FaultsRow(IReadOnlyList<Bout> bouts) =>
    [
        "lost / doubled / late / mismatched / other", .. contestants.Select(c => string.Join(" / ", Faults(bouts, c.Name))), "",
        "0", Verdict(Faults(bouts, Contestant.HotlineName).All(count => count == 0)),
    ];

    private string[]? BestPeerRow(IReadOnlyList<Bout> bouts)
    {
        var peers = contestants.Skip(1).Where(c => !Floors.Contains(c.Name)).Select(c => (c.Name, Speed: Median(Figures.TurnsPerSecond, bouts, c.Name))).ToArray();
        if (peers.Length == 0 || setting.Against == peers[0].Name) return null;
        var best = peers.MaxBy(peer => peer.Speed);
        var times = Median(Figures.TurnsPerSecond, bouts, Contestant.HotlineName) / best.Speed;
        return
        [
            $"turns/s ÷ the best framework ({best.Name})", times.ToString("0.00", CultureInfo.InvariantCulture), .. contestants.Skip(1).Select(_ => ""), "",
            $"≥ {TimesTheBestPeer}", Verdict(times >= TimesTheBestPeer),
        ];
    }

    private static long[] Faults(IReadOnlyList<Bout> bouts, string contestant)
    {
        var reports = bouts.Where(bout => bout.Contestant == contestant).Select(bout => bout.Report).ToArray();
        return [reports.Sum(r => r.Lost), reports.Sum(r => r.Duplicated), reports.Sum(r => r.Late), reports.Sum(r => r.Mismatched), reports.Sum(r => r.Unexpected + r.HttpErrors)];
    }

    private static string? Cost(IReadOnlyList<Bout> bouts)
    {
        var own = bouts.Where(bout => bout is { Contestant: Contestant.HotlineName, Cost: not null }).ToArray();
        if (own.Length == 0) return null;
        return TurnCost.Sum([.. own.Select(bout => bout.Cost!)])
            .Write(own.Select(Figures.RedisCpu.Of).Median(), own.Select(Figures.TurnsPerSecond.Of).Median(), own.Select(bout => bout.Report.RedisCores).Median());
    }

    private static string Cell(Figure figure, IReadOnlyList<Bout> bouts, string contestant)
    {
        var values = Values(figure, bouts, contestant);
        var median = figure.Write(values.Median());
        return values.Length == 1 || double.IsNaN(values[0]) || values.Min().Equals(values.Max()) ? median : $"{median} ({figure.Write(values.Min())}–{figure.Write(values.Max())})";
    }

    private static double Median(Figure figure, IReadOnlyList<Bout> bouts, string contestant) => Values(figure, bouts, contestant).Median();

    private static double[] Values(Figure figure, IReadOnlyList<Bout> bouts, string contestant) => [.. bouts.Where(bout => bout.Contestant == contestant).Select(figure.Of)];

    private static string Verdict(bool met) => met ? "met" : "**not met**";
}
