namespace Hotline.Core.Understanding.Identification;

/// <summary>Scores to probabilities, with the four basic operations alone, so that every machine gets the same bits.</summary>
internal static class Softmax
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;

    /// <summary>Turns scores into probabilities in place.</summary>
    public static void Apply(Span<double> scores)
    {
        var max = double.NegativeInfinity;
        foreach (var score in scores) max = Math.Max(max, score);
        var sum = 0.0;
        foreach (ref var score in scores)
        {
            score = Exp(score - max);
            sum += score;
        }

        foreach (ref var score in scores) score /= sum;
    }

    /// <summary>e to a power that is not above 0, to twelve digits.</summary>
    private static double Exp(double power)
    {
        if (power < -600) return 0;
        var whole = (int)((power * Log2E) - 0.5);
        var rest = power - (whole * Ln2);
        var term = 1.0;
        var sum = 1.0;
        for (var i = 1; i <= 12; i++)
        {
            term = term * rest / i;
            sum += term;
        }

        return sum * BitConverter.Int64BitsToDouble((whole + 1023L) << 52);
    }
}
