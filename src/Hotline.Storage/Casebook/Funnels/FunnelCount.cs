using Hotline.Core.Dialogs;

namespace Hotline.Storage.Casebook.Funnels;

/// <summary>
/// How often something happened at a node on one day, in one language, to everybody together. Nothing of one person: neither a conversation nor a word. Times are counted, not people: who comes by twice counts twice.
/// </summary>
public sealed class FunnelCount
{
    /// <summary>The day's beginning, UTC.</summary>
    public required DateTimeOffset Day { get; init; }

    public required string Dialog { get; init; }

    public required string Node { get; init; }

    /// <summary>The language in which the node was said.</summary>
    public required string Locale { get; init; }

    public required FunnelKind Kind { get; init; }

    public required long Count { get; set; }
}
