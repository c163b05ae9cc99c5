using Hotline.Desk.Accounts.Staff;
using Hotline.Storage.Casebook;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>
/// The names that people and colleagues see: no two accounts look the same, and the name of a closed account stays its own, because it stands beside what it wrote.
/// </summary>
internal static class Aliases
{
    /// <summary>
    /// Whether another account than <paramref name="own"/> is called that, whatever the size of its letters and the width of its gaps. It holds all accounts until the transaction ends, so of two who
    /// choose one name at once the second finds it taken. Call it before an account is locked alone.
    /// </summary>
    public static async Task<bool> IsTakenAsync(CasebookContext context, string alias, string? own, CancellationToken cancellationToken)
    {
        await AccountCare.LoadAsync(context, cancellationToken);
        // Read after the lock: an account that was made while it was waited for counts too.
        var others = await context.Accounts.Where(a => a.Id != own).Select(a => a.Alias).ToListAsync(cancellationToken);
        var look = Look(alias);
        return others.Exists(other => Look(other) == look);
    }

    private static string Look(string alias) => AccountRules.Normalize(string.Join(' ', alias.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
