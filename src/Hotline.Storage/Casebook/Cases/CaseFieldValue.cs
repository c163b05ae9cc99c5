namespace Hotline.Storage.Casebook.Cases;

/// <summary>One value of a coded field of a case; a field without any was not asked. Codes only; it outlives an erasure.</summary>
public sealed class CaseFieldValue
{
    public required string CaseId { get; init; }

    /// <summary>A name of <see cref="Hotline.Core.Cases.CaseFields"/>.</summary>
    public required string Field { get; init; }

    public required string Value { get; init; }
}
