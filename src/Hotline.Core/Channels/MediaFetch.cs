namespace Hotline.Core.Channels;

/// <summary>What came of fetching a file. A closed set.</summary>
public abstract record MediaFetch
{
    private MediaFetch() { }

    /// <summary>It comes. Whoever reads it disposes it; nobody promises its length or its end.</summary>
    public sealed record Opened(Stream Content) : MediaFetch;

    /// <summary>Not now. <paramref name="After"/> null when nobody said when; <paramref name="Once"/> when asking more than once again helps nobody.</summary>
    public sealed record Later(TimeSpan? After = null, bool Once = false) : MediaFetch;

    /// <summary>The provider says that it is larger than it gives.</summary>
    public sealed record TooLarge : MediaFetch;

    /// <summary>The provider does not have it, or not for us: asking again helps nobody.</summary>
    public sealed record Gone : MediaFetch;
}
