namespace Hotline.Storage.Casebook.Media;

/// <summary>How a file stands. Stored, and the desk's API says the same words.</summary>
public static class MediaState
{
    /// <summary>Those that a transcript shows: all but <see cref="Erased"/>.</summary>
    public static readonly IReadOnlyList<string> Shown = [Waiting, Kept, Refused, Gone];

    /// <summary>It is being fetched, or will be.</summary>
    public const string Waiting = "waiting";

    /// <summary>It lies in the media folder.</summary>
    public const string Kept = "kept";

    /// <summary>It is none that we keep.</summary>
    public const string Refused = "refused";

    /// <summary>It is not to be had any more.</summary>
    public const string Gone = "gone";

    /// <summary>Its person was erased, or it was kept long enough; the file is deleted, then this row, or, where a line still shows it, the row becomes <see cref="Gone"/>.</summary>
    public const string Erased = "erased";
}
