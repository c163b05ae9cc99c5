namespace Hotline.Storage.Casebook.Audit;

/// <summary>Who did what, to which case, when. Never content.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when nobody was signed in.</summary>
    public string? AccountId { get; init; }

    /// <summary>A code: <c>case_read</c>, <c>case_take</c>, <c>sign_in</c>, …</summary>
    public required string What { get; init; }

    public string? CaseId { get; init; }

    /// <summary>Why, as a code, where a reason is asked for; else null.</summary>
    public string? Reason { get; init; }

    /// <summary>The account that it was done to; null when it was to none, or to the one who did it.</summary>
    public string? AboutId { get; init; }
}
