namespace Hotline.Benchmarks.Seeding;

/// <summary>Values, each as often as its weight says.</summary>
internal sealed class Weighted<T>(params (T Value, int Weight)[] table)
{
    private readonly int all = table.Sum(row => row.Weight);

    public T Pick(Random dice)
    {
        var left = dice.Next(all);
        foreach (var (value, weight) in table)
            if ((left -= weight) < 0) return value;
        throw new InvalidOperationException("The weights do not add up.");
    }
}
