namespace Hotline.Core.Understanding.Identification.Training;

/// <summary>Chance that is the same on every machine and in every version of the platform (SplitMix64). Not thread-safe.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 to below <paramref name="sides"/>.</summary>
    public int Roll(int sides)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (int)((z >> 33) % (ulong)sides);
    }

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Percent(int chance) => Roll(100) < chance;

    public T Pick<T>(IReadOnlyList<T> list) => list[Roll(list.Count)];

    public void Shuffle<T>(T[] list)
    {
        for (var i = list.Length - 1; i > 0; i--)
        {
            var j = Roll(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
