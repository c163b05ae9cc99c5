namespace Hotline.Storage.Casebook.Retention;

/// <summary>What would go of one kind of data: at the next round, and by its age within 7 and 30 days from now if nothing happens meanwhile. Counts include each other.</summary>
public sealed record RetentionForecast(string Kind, string Unit, TimeSpan After, int Now, int Within7Days, int Within30Days)
{
    /// <summary>Every <see cref="Kind"/> there is.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["unfinished", "text", "location", "address", "media", "audit", "funnels"];

    /// <summary>Every <see cref="Unit"/> there is.</summary>
    public static readonly IReadOnlyList<string> Units = ["people", "places", "addresses", "files", "entries"];
}
