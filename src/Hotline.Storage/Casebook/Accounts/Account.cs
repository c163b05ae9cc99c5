namespace Hotline.Storage.Casebook.Accounts;

/// <summary>One member of staff.</summary>
public sealed class Account
{
    public required string Id { get; init; }

    /// <summary>What they type to sign in.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> in upper case, normal form C; unique.</summary>
    public required string NormalizedName { get; set; }

    /// <summary>What people and colleagues see.</summary>
    public required string Alias { get; set; }

    public required IReadOnlyList<string> Roles { get; set; }

    public required IReadOnlyList<string> Languages { get; set; }

    public required string PasswordHash { get; set; }

    /// <summary>Changes when the password or the rights change; sessions with an older one are over.</summary>
    public required string SecurityStamp { get; set; }

    public bool Disabled { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
