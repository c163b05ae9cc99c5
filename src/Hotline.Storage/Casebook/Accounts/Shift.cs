namespace Hotline.Storage.Casebook.Accounts;

/// <summary>
/// What a helper said of being on duty. Whoever is at the desk is on duty unless they said since they signed in that they go; the last row of an account counts.
/// </summary>
public sealed class Shift
{
    public long Id { get; init; }

    public required string AccountId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Until when they mean to stay; null when they did not say.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When they said that they go; null while they are here.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
