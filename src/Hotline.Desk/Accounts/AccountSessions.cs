using System.Security.Cryptography;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>Ends sessions of one account. In the caller's transaction.</summary>
internal static class AccountSessions
{
    /// <summary>
    /// A new security stamp for <paramref name="account"/>, whose changes the caller saves: every session is over, and every pass. <paramref name="keep"/> goes on: it is the one that asked for it.
    /// </summary>
    public static async Task RenewStampAsync(CasebookContext context, Account account, string? keep, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stamp = RandomNumberGenerator.GetHexString(32, lowercase: true);
        account.SecurityStamp = stamp;
        await EndOthersAsync(context, account.Id, keep, now, cancellationToken);
        await context.Sessions.Where(s => s.Id == keep && s.AccountId == account.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SecurityStamp, stamp), cancellationToken);
    }

    /// <summary>Ends all but <paramref name="keep"/>.</summary>
    public static Task<int> EndOthersAsync(CasebookContext context, string accountId, string? keep, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.Sessions.Where(s => s.AccountId == accountId && s.Id != keep && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
}
