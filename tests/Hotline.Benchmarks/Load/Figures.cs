using System.Globalization;

namespace Hotline.Benchmarks.Load;

/// <summary>One figure of a run. NaN where a contestant has none of it.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Compared">Whether Hotline's share of the other's says anything.</param>
/// <param name="Of">Where it stands in a run.</param>
internal sealed record Figure(string Name, string Format, bool Compared, Func<Bout, double> Of)
{
    /// <summary>In words for a table; a dash where there is none.</summary>
    public string Write(double value) => double.IsNaN(value) ? "–" : double.IsInfinity(value) ? "never" : value.ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>The figures of the tables, in their order.</summary>
internal static class Figures
{
    public static readonly Figure TurnsPerSecond = new("turns/s", "#,0", true, bout => bout.Report.TurnsPerSec);
    public static readonly Figure ServerCpu = new("server CPU, s per 1,000 turns", "0.000", true, bout => bout.Per1000(bout.ServerCpu));
    public static readonly Figure RedisCpu = new("Redis CPU, s per 1,000 turns", "0.0000", true, bout => bout.Per1000(bout.RedisCpu));
    public static readonly Figure ReplyP50 = new("reply at 50 %, ms", "0.00", true, bout => bout.Report.LatencyMs.P50);
    public static readonly Figure ReplyP99 = new("reply at 99 %, ms", "0.00", true, bout => bout.Report.LatencyMs.P99);
    public static readonly Figure AnswerP99 = new("webhook answered at 99 %, ms", "0.00", true, bout => bout.Report.AckMs.P99);

    public static readonly IReadOnlyList<Figure> All =
    [
        TurnsPerSecond,
        new("turns/s until the casebook has them", "#,0", false, bout => bout.CaughtUpPerSecond),
        ServerCpu,
        RedisCpu,
        new("driver and stub CPU, s per 1,000 turns", "0.000", false, bout => bout.Report.DriverCpuPer1000),
        ReplyP50,
        ReplyP99,
        AnswerP99,
        new("journal records behind at the end", "#,0", false, bout => bout.Behind),
        new("casebook caught up after, s", "0.0", false, bout => bout.CaughtUpAfter),
        new("turns missing in the casebook then", "0", false, bout => bout.Missing),
        new("server memory at its peak, MiB", "0", true, bout => bout.PeakMib),
        new("cores taken by other programs", "0.00", false, bout => bout.Report.ForeignCores + bout.Report.StealCores),
    ];
}
