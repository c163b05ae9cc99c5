namespace Hotline.Storage.Casebook.Operators;

/// <summary>One member of the operators' group: which account theirs is. One for an account, one for a member.</summary>
public sealed class StaffLink
{
    public required string AccountId { get; init; }

    /// <summary>Keyed hash of the member's number at the provider: found by it, never read back from it.</summary>
    public required string Pseudonym { get; init; }

    /// <summary>That number, sealed under the master key: where notices go. Never a name or a handle.</summary>
    public required byte[] SealedMember { get; init; }

    /// <summary>The account's at the time: with another one, as after a new password, the link is over.</summary>
    public required string SecurityStamp { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether they want to be told in private that an urgent case waits.</summary>
    public bool Notices { get; set; }

    /// <summary>The session under which they act in the group; null until they did.</summary>
    public string? SessionId { get; set; }
}
