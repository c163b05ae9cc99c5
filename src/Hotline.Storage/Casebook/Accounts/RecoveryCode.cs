namespace Hotline.Storage.Casebook.Accounts;

/// <summary>A code that stands in for a lost second factor, once. Only its hash is kept; the row goes when it is used.</summary>
public sealed class RecoveryCode
{
    public required string AccountId { get; init; }

    public required string CodeHash { get; init; }
}
