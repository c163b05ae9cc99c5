namespace Hotline.Storage.Casebook.Accounts;

/// <summary>One passkey of an account: what WebAuthn needs to know it again. It holds no secret; what proves whose it is stays in the person's device.</summary>
public sealed class Passkey
{
    /// <summary>The credential id in base64url.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>In COSE form.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How often its device signed; 0 where the device does not count. One that does not rise is a copy.</summary>
    public required long SignCount { get; set; }

    /// <summary>How the browser reaches it: <c>internal</c>, <c>usb</c>, <c>hybrid</c>, …</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    public required bool IsBackupEligible { get; init; }

    public required bool IsBackedUp { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last sign-in with it. What began before that is void.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
