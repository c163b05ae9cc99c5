namespace Hotline.Storage.Casebook.Cases;

/// <summary>What an operator decided of one violation code; the script's word about it no longer counts. Codes only; it outlives an erasure.</summary>
public sealed class CaseFlag
{
    public required string CaseId { get; init; }

    /// <summary>A code of <see cref="Hotline.Core.Cases.ViolationCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>False: it is not so, whatever the script made of the answers.</summary>
    public required bool Stands { get; init; }

    /// <summary>Who says so: a code of <see cref="Hotline.Core.Cases.FlagCodes.Sources"/>; null when nobody noted it.</summary>
    public string? Source { get; init; }

    /// <summary>A code of <see cref="Hotline.Core.Cases.FlagCodes.Confidence"/>; null when nobody noted it.</summary>
    public string? Confidence { get; init; }

    /// <summary>The first month of it, <c>2026-03</c>.</summary>
    public string? Since { get; init; }

    /// <summary>The last month of it.</summary>
    public string? Until { get; init; }

    public required string AccountId { get; init; }

    public required string Alias { get; init; }

    public required DateTimeOffset At { get; init; }
}
