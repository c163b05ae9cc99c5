namespace Hotline.Desk.Requests;

/// <summary>What the pipeline sees of any result.</summary>
internal interface IDeskResult<TSelf>
    where TSelf : IDeskResult<TSelf>
{
    DeskError? Error { get; }

    /// <summary>The case that it was about: for the audit, and for those who look at it.</summary>
    string? CaseId { get; }

    /// <summary>Who acted, when the request itself found out (signing in).</summary>
    string? AccountId { get; }

    /// <summary>
    /// What is still to be done outside the casebook, when the record of it stands: null, or why it was refused after all. A record of what then failed says too much; without
    /// this order one would be missing.
    /// </summary>
    Func<CancellationToken, Task<DeskError?>>? Outside { get; }

    /// <summary>The account that it was done to, when that is not the one who acts.</summary>
    string? About { get; }

    /// <summary>The audit's code where it is another than the request's; also for a refusal that must be on record.</summary>
    string? What { get; }

    static abstract TSelf Fail(DeskError error);
}

/// <summary>A value, or the reason why there is none.</summary>
internal sealed record DeskResult<T>(T? Value, DeskError? Error, string? CaseId = null, string? AccountId = null) : IDeskResult<DeskResult<T>>
{
    public Func<CancellationToken, Task<DeskError?>>? Outside { get; init; }

    public string? About { get; init; }

    public string? What { get; init; }

    public static DeskResult<T> Ok(T? value, string? caseId = null, string? accountId = null) => new(value, null, caseId, accountId);

    public static DeskResult<T> Fail(DeskError error) => new(default, error);

    public static implicit operator DeskResult<T>(DeskError error) => Fail(error);
}

/// <summary>The value of requests that answer with nothing.</summary>
internal sealed record Nothing;
