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

    /// <summary>Topics whose people they are given by "take next"; empty is every topic.</summary>
    public IReadOnlyList<string> Topics { get; set; } = [];

    /// <summary>What they may beyond their roles: codes of <see cref="Grant"/>.</summary>
    public IReadOnlyList<string> Grants { get; set; } = [];

    public required string PasswordHash { get; set; }

    /// <summary>Changes when the password or the rights change; sessions with an older one are over.</summary>
    public required string SecurityStamp { get; set; }

    public bool Disabled { get; set; }

    /// <summary>The secret that their authenticator shares with us, sealed under the master key; null without one.</summary>
    public byte[]? AuthenticatorKey { get; set; }

    /// <summary>When they proved that their authenticator works. Until then it is asked of nobody.</summary>
    public DateTimeOffset? AuthenticatorSince { get; set; }

    /// <summary>The time step (30 s each, since 1970) of the last code that was taken: that one and those before it are spent.</summary>
    public long AuthenticatorStep { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
