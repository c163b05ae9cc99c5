namespace Hotline.Storage.Casebook.Accounts;

/// <summary>
/// Failed attempts to sign in with one name, whether or not it exists: a stranger cannot tell from the lock-out which names are real.
/// </summary>
public sealed class SignInFailures
{
    /// <summary>SHA-256 of the normalized name.</summary>
    public required string NameHash { get; init; }

    public required int Count { get; set; }

    public required DateTimeOffset LastAt { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }
}
