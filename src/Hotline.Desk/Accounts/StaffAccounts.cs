using System.Security.Cryptography;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Cases;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>An account as the host sees it. <paramref name="LastSeen"/> is null when they never came.</summary>
public sealed record StaffAccount(string Name, string Alias, IReadOnlyList<string> Roles, IReadOnlyList<string> Languages, bool Disabled, DateTimeOffset? LastSeen);

/// <summary>A one-time code for a new account, and until when it is good.</summary>
public sealed record StaffInvitation(string Code, DateTimeOffset Ends);

/// <summary>
/// Accounts as the host manages them at the server's terminal, beside a running program. Whoever is at that terminal needs no account; what they do is in the audit.
/// Thread-safe.
/// </summary>
public sealed class StaffAccounts(IDbContextFactory<CasebookContext> contexts, CaseWork work, TimeProvider clock)
{
    /// <summary>Who invited, when it was the host. Not empty: an invitation without an inviter is the first administrator's, and every start makes a new one of those.</summary>
    private const string Host = "host";

    /// <summary>All accounts, by name.</summary>
    public async Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = await context.Accounts.AsNoTracking().OrderBy(a => a.NormalizedName).ToListAsync(cancellationToken);
        var sessions = await context.Sessions.AsNoTracking().Select(s => new { s.AccountId, s.SeenAt }).ToListAsync(cancellationToken);
        var seen = sessions.GroupBy(s => s.AccountId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(s => s.SeenAt), StringComparer.Ordinal);
        return [.. accounts.Select(a => new StaffAccount(a.Name, a.Alias, a.Roles, a.Languages, a.Disabled, seen.TryGetValue(a.Id, out var at) ? at : null))];
    }

    /// <summary>A code for a new account with these roles (<see cref="Role.All"/>), good for a day, told this once.</summary>
    public async Task<StaffInvitation> InviteAsync(IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var invitation = new Invitations(clock).Add(context, roles, Host);
        Note(context, "invite");
        await context.SaveChangesAsync(cancellationToken);
        return new StaffInvitation(invitation.Code, invitation.ExpiresAt);
    }

    /// <summary>Closes an account: its sessions end at once, and the cases that it holds go back to the queue. Returns how many did; null when nobody has that name.</summary>
    public async Task<int?> DisableAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ChangeAsync(() => DisableAsync(context, name, cancellationToken), cancellationToken);
    }

    /// <summary>Opens a disabled account again, with its old password. False when nobody has that name.</summary>
    public async Task<bool> EnableAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, name, cancellationToken) is not { } account) return false;
        account.Disabled = false;
        Note(context, "account_enable", account.Id);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<int?> DisableAsync(CasebookContext context, string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, name, cancellationToken) is not { } account) return null;
        account.Disabled = true;
        account.SecurityStamp = RandomNumberGenerator.GetHexString(32, lowercase: true);
        Note(context, "account_disable", account.Id);
        await context.SaveChangesAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await context.Sessions.Where(s => s.AccountId == account.Id && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
        var held = await context.Cases.AsNoTracking().Where(c => c.HolderId == account.Id && c.Status == CaseStatus.WithOperator).ToListAsync(cancellationToken);
        foreach (var one in held) await work.ReturnAsync(context, new HeldCase(one.Id, one.Version, account), note: null, cancellationToken);
        return held.Count;
    }

    private static Task<Account?> FindAsync(CasebookContext context, string name, CancellationToken cancellationToken)
    {
        var normalized = AccountRules.Normalize(name);
        return context.Accounts.FirstOrDefaultAsync(a => a.NormalizedName == normalized, cancellationToken);
    }

    private void Note(CasebookContext context, string what, string? accountId = null) =>
        context.Audit.Add(new AuditEntry { At = clock.GetUtcNow(), AccountId = accountId, What = what });
}
