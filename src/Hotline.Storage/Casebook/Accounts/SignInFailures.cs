namespace Hotline.Storage.Casebook.Accounts;

/// <summary>
/// Failed attempts to sign in with one name, from one place or from all of them, whether or not the name exists: a stranger cannot tell which names are real.
/// </summary>
public sealed class SignInFailures
{
    /// <summary>A keyed hash of the normalized name, alone or with the place that the attempts came from.</summary>
    public required string NameHash { get; init; }

    public required int Count { get; set; }

    public required DateTimeOffset LastAt { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }
}
