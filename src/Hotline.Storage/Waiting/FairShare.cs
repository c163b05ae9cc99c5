namespace Hotline.Storage.Waiting;

/// <summary>Chooses among what is due: the most important, but one place in eight goes to whoever waits longest, so that nothing waits for ever behind what is more important.</summary>
internal static class FairShare
{
    public const int OneIn = 8;

    /// <summary>Splits <paramref name="sorted"/>, which stands in order of importance, into those that are taken, in that order, and those that are left.</summary>
    public static (List<T> Chosen, List<T> Left) Choose<T>(List<T> sorted, int max, Func<T, long> since)
    {
        if (sorted.Count <= max) return (sorted, []);
        var (share, chosen) = (max / OneIn, sorted.GetRange(0, max - (max / OneIn)));
        var rest = sorted.GetRange(chosen.Count, sorted.Count - chosen.Count);
        // Stable: among those that wait equally long the more important stays first.
        var byWait = rest.OrderBy(since).ToList();
        chosen.AddRange(byWait.GetRange(0, share));
        return (chosen, byWait.GetRange(share, byWait.Count - share));
    }
}
