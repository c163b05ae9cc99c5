namespace Hotline.Storage.Casebook.Accounts;

/// <summary>
/// One of the keys behind the desk's cookies and antiforgery values, the same for every server of the casebook: whoever is sent from one to another stays signed in. A new one comes about every
/// 90 days; old ones stay, since something may still be sealed under them.
/// </summary>
public sealed class DeskKey
{
    /// <summary>The name of the one that is made when there is none: of several servers that start together one makes it.</summary>
    public const string First = "first";

    public required string Name { get; init; }

    /// <summary>The key and what belongs to it, sealed under the master key (<see cref="DeskKeySeal"/>).</summary>
    public required byte[] Sealed { get; set; }
}
