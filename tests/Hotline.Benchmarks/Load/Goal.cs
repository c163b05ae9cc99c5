using System.Globalization;

namespace Hotline.Benchmarks.Load;

/// <summary>What a figure is to reach: itself, or as a share of the other contestant's in the same run.</summary>
internal sealed record Goal(Figure Figure, double Limit, bool Least, bool Ratio)
{
    public static Goal AtLeast(Figure figure, double limit, bool ratio) => new(figure, limit, Least: true, ratio);

    public static Goal AtMost(Figure figure, double limit, bool ratio) => new(figure, limit, Least: false, ratio);

    public bool IsMet(double value, double share)
    {
        var reached = Ratio ? share : value;
        return Least ? reached >= Limit : reached <= Limit;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Least ? "≥" : "≤")} {Limit}{(Ratio ? " ×" : "")}");
}
