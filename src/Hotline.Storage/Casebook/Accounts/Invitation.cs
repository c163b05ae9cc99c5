namespace Hotline.Storage.Casebook.Accounts;

/// <summary>A one-time code that makes an account. Only its hash is kept.</summary>
public sealed class Invitation
{
    public required string CodeHash { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Languages of the account, where its owner names none.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>As <see cref="Account.Topics"/>.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>As <see cref="Account.Grants"/>.</summary>
    public IReadOnlyList<string> Grants { get; init; } = [];

    /// <summary>Account that invited; null for the first administrator.</summary>
    public string? InvitedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
