using System.Collections.Frozen;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Operators;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Operators;

/// <summary>
/// Which members of the group are staff. A link stands while its account does, with the rights and the password that it had. Who is staff at all is kept in memory too, for every message that comes in. Thread-safe.
/// </summary>
internal sealed class StaffLinks(IDbContextFactory<CasebookContext> contexts, StaffKeys keys)
{
    private volatile FrozenSet<string> known = FrozenSet<string>.Empty;

    /// <summary>As of the last <see cref="RefreshAsync"/>.</summary>
    public bool IsStaff(string member) => known.Count > 0 && known.Contains(keys.Pseudonym(member));

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        known = (await Standing(context).Select(s => s.Link.Pseudonym).ToListAsync(cancellationToken)).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whose account this member's is; null when they are not linked.</summary>
    public Task<StaffMember?> FindAsync(CasebookContext context, string member, CancellationToken cancellationToken)
    {
        var pseudonym = keys.Pseudonym(member);
        return Standing(context).Where(s => s.Link.Pseudonym == pseudonym).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
    }

    public Task<StaffMember?> OfAsync(CasebookContext context, string accountId, CancellationToken cancellationToken) =>
        Standing(context).Where(s => s.Link.AccountId == accountId).AsNoTracking().FirstOrDefaultAsync(cancellationToken);

    public static IQueryable<StaffMember> Standing(CasebookContext context) => context.StaffLinks
        .Join(context.Accounts.Where(a => !a.Disabled), l => l.AccountId, a => a.Id, (l, a) => new StaffMember { Link = l, Account = a })
        .Where(s => s.Link.SecurityStamp == s.Account.SecurityStamp);
}

/// <summary>A member of the group, and the account that is theirs.</summary>
internal sealed class StaffMember
{
    public required StaffLink Link { get; init; }

    public required Account Account { get; init; }
}
