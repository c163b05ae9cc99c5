namespace Hotline.Storage.Casebook.Cases;

/// <summary>One change of a case's codes: what it was set to, by whom. Codes only; it outlives an erasure.</summary>
public sealed class CodeChange
{
    /// <summary>Kind: a coded field was set.</summary>
    public const string Field = "field";

    /// <summary>Kind: an operator decided of a violation code.</summary>
    public const string Flag = "flag";

    /// <summary>Kind: something came of the case.</summary>
    public const string Outcome = "outcome";

    /// <summary>Kind: a closed case was opened again.</summary>
    public const string Reopened = "reopened";

    public long Id { get; init; }

    public required string CaseId { get; init; }

    /// <summary>The case's <see cref="Case.CodesVersion"/> after it.</summary>
    public required long Version { get; init; }

    /// <summary>Its kind.</summary>
    public required string What { get; init; }

    /// <summary>The field, or the code.</summary>
    public required string Name { get; init; }

    /// <summary>Empty: not asked any more.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    public required string AccountId { get; init; }

    public required string Alias { get; init; }

    public required DateTimeOffset At { get; init; }
}
