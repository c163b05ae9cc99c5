namespace Hotline.Storage.Casebook.Cases;

/// <summary>Something that came of a case; several, some long after its end. Codes only; it outlives an erasure.</summary>
public sealed class CaseOutcome
{
    public long Id { get; init; }

    public required string CaseId { get; init; }

    /// <summary>A code of <see cref="Hotline.Core.Cases.OutcomeCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The day that it came about, <c>2026-11-20</c>; null when nobody knows.</summary>
    public string? Day { get; init; }

    public required string ConfirmedBy { get; init; }

    public string? Share { get; init; }

    public required string AccountId { get; init; }

    public required string Alias { get; init; }

    public required DateTimeOffset At { get; init; }
}
