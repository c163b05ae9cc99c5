using System.Collections.Frozen;
using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Desk.Requests;

/// <summary>What a request needs of who sends it.</summary>
internal enum Permission
{
    Anyone,
    SignedIn,

    /// <summary>To talk with people.</summary>
    Operate,

    /// <summary>To see that nobody waits too long.</summary>
    Oversee,

    /// <summary>To run accounts.</summary>
    Administer,
}

/// <summary>Which roles give which permission. An administrator reads no cases.</summary>
internal static class Permissions
{
    private static readonly FrozenDictionary<Permission, string[]> Roles = new Dictionary<Permission, string[]>
    {
        [Permission.Operate] = [Role.Operator],
        [Permission.Oversee] = [Role.Operator, Role.Coordinator],
        [Permission.Administer] = [Role.Administrator],
    }.ToFrozenDictionary();

    public static bool Has(this Account account, Permission needed) =>
        needed is Permission.Anyone or Permission.SignedIn || account.Roles.Any(Roles[needed].Contains);
}
