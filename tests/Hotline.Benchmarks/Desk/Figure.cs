using System.Globalization;

namespace Hotline.Benchmarks.Desk;

/// <summary>The times of one kind of thing, in milliseconds: at the server by its own meter (none of what is no request), and for whoever asked. A goal is for one of the four figures.</summary>
internal sealed record Figure(string Name, IReadOnlyList<double> AtServer, IReadOnlyList<double> Whole, Target? Target = null)
{
    public static readonly string[] Heading = ["ms", "times", "server, median", "server, 99 %", "whole, median", "whole, 99 %", "slowest", "goal", ""];

    /// <summary>Nothing took for ever.</summary>
    public bool IsComplete => Whole.All(double.IsFinite);

    public string[] Cells =>
    [
        Name, $"{Whole.Count}", Show(At(AtServer, 0.5)), Show(At(AtServer, 0.99)), Show(At(Whole, 0.5)), Show(At(Whole, 0.99)), Show(At(Whole, 1)), Target?.Words ?? "",
        Target is null ? "" : Target.IsMet(this) ? "met" : "**not met**",
    ];

    public static double At(IReadOnlyList<double> times, double share)
    {
        if (times.Count == 0) return double.NaN;
        return times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * share)));
    }

    private static string Show(double number) => double.IsNaN(number) ? "–" : double.IsInfinity(number) ? "never" : number.ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary>What a figure is to stay under.</summary>
internal sealed record Target(bool AtServer, double Share, double Below)
{
    public static Target ServerMedian(double below) => new(AtServer: true, 0.5, below);

    public static Target WholeMedian(double below) => new(AtServer: false, 0.5, below);

    public static Target Whole99(double below) => new(AtServer: false, 0.99, below);

    public string Words => string.Create(CultureInfo.InvariantCulture, $"{(AtServer ? "server" : "whole")} {(Share > 0.5 ? "99 %" : "median")} < {Below}");

    public bool IsMet(Figure figure) => Figure.At(AtServer ? figure.AtServer : figure.Whole, Share) < Below;
}
