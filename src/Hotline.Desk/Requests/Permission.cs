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

    /// <summary>To see a person's address: an operator who was given <see cref="Grant.RevealAddress"/>.</summary>
    RevealAddress,

    /// <summary>To see how long data is kept.</summary>
    SeeKeeping,

    /// <summary>To ask that a person be erased, and to confirm what another asked.</summary>
    Erase,

    /// <summary>To take everything that is stored of a person out of the house, for them.</summary>
    Export,

    /// <summary>To write when somebody is on duty.</summary>
    PlanDuty,

    /// <summary>To see how the whole work goes, in numbers.</summary>
    Coordinate,

    /// <summary>To write what people are asked, and to publish it.</summary>
    EditScripts,

    /// <summary>To see what people wrote and no question understood: a coordinator who was given <see cref="Grant.ReadAnswers"/>.</summary>
    ReadAnswers,

    /// <summary>To see who did what, as far as it is their concern.</summary>
    ReadAudit,
}

/// <summary>Which roles give which permission, and which must be given by name besides. An administrator reads no cases.</summary>
internal static class Permissions
{
    private static readonly FrozenDictionary<Permission, string[]> Roles = new Dictionary<Permission, string[]>
    {
        [Permission.Operate] = [Role.Operator],
        [Permission.Oversee] = [Role.Operator, Role.Coordinator],
        [Permission.Administer] = [Role.Administrator],
        [Permission.RevealAddress] = [Role.Operator],
        [Permission.PlanDuty] = [Role.Coordinator],
        [Permission.Coordinate] = [Role.Coordinator],
        [Permission.EditScripts] = [Role.Coordinator],
        [Permission.ReadAnswers] = [Role.Coordinator],
        [Permission.ReadAudit] = [Role.Coordinator, Role.Administrator],
        [Permission.SeeKeeping] = [Role.Coordinator, Role.Administrator],
        [Permission.Erase] = [Role.Operator, Role.Coordinator],
        [Permission.Export] = [Role.Coordinator],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Permission, string> Grants = new Dictionary<Permission, string>
    {
        [Permission.RevealAddress] = Grant.RevealAddress,
        [Permission.ReadAnswers] = Grant.ReadAnswers,
    }.ToFrozenDictionary();

    public static bool Has(this Account account, Permission needed)
    {
        if (needed is Permission.Anyone or Permission.SignedIn) return true;
        return account.Roles.Any(Roles[needed].Contains) && (!Grants.TryGetValue(needed, out var grant) || account.Grants.Contains(grant));
    }
}
