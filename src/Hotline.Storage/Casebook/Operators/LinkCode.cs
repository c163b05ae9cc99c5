namespace Hotline.Storage.Casebook.Operators;

/// <summary>A one-time code with which a member of the group says whose account is theirs. Only its hash is kept; an account has one at most.</summary>
public sealed class LinkCode
{
    public required string AccountId { get; init; }

    public required string CodeHash { get; init; }

    /// <summary>As <see cref="StaffLink.SecurityStamp"/>.</summary>
    public required string SecurityStamp { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
