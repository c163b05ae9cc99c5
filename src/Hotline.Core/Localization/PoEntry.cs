namespace Hotline.Core.Localization;

/// <summary>
/// One entry of a PO file. <see cref="Strings"/> holds one translation, or one for each plural form when <see cref="IdPlural"/> is set.
/// <see cref="Line"/> is where it begins in the file it was read from (0: made by us). Immutable.
/// </summary>
public sealed record PoEntry
{
    public const string FuzzyFlag = "fuzzy";
    public const string DraftFlag = "draft";

    /// <summary><c>msgctxt</c>: where the line is said.</summary>
    public string? Context { get; init; }

    /// <summary><c>msgid</c>: the source text.</summary>
    public required string Id { get; init; }

    public string? IdPlural { get; init; }

    /// <summary><c>msgstr</c>; empty text means not translated.</summary>
    public required IReadOnlyList<string> Strings { get; init; }

    /// <summary>Remarks of translators (<c>#</c>).</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Notes to translators (<c>#.</c>).</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the source stands (<c>#:</c>).</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary><c>#,</c>: <c>fuzzy</c> when the source has changed; and <c>draft</c>, written as a remark, when no native speaker has read it.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    public string? PreviousContext { get; init; }

    /// <summary><c>#| msgid</c>: the source that a fuzzy translation was made for.</summary>
    public string? PreviousId { get; init; }

    public string? PreviousIdPlural { get; init; }

    /// <summary><c>#~</c>: no line of the scripts any more, kept in case it comes back.</summary>
    public bool Obsolete { get; init; }

    public int Line { get; init; }

    public bool IsFuzzy => Flags.Contains(FuzzyFlag);

    public bool IsDraft => Flags.Contains(DraftFlag);

    public bool IsTranslated => Strings.Any(s => s.Length > 0);
}
