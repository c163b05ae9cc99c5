using Hotline.Desk.Accounts.Staff;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Cases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hotline.Desk.Accounts;

/// <summary>An account as the host sees it. <paramref name="LastSeen"/> is null when they never came.</summary>
public sealed record StaffAccount(string Name, string Alias, AccountRights Rights, bool Disabled, bool SecondFactor, DateTimeOffset? LastSeen);

/// <summary>A one-time code for a new account, and until when it is good.</summary>
public sealed record StaffInvitation(string Code, DateTimeOffset Ends);

/// <summary>
/// Accounts as the host manages them at the server's terminal, beside a running program. Whoever is at that terminal needs no account; what they do is in the audit. It is the way back in when
/// the only administrator lost the phone. Thread-safe.
/// </summary>
public sealed class StaffAccounts(IDbContextFactory<CasebookContext> contexts, CaseWork work, TimeProvider clock)
{
    /// <summary>Who invited, when it was the host. Not empty: an invitation without an inviter is the first administrator's, and every start makes a new one of those.</summary>
    private const string Host = "host";

    private readonly AccountCare _care = new(work, clock);

    /// <summary>All accounts, by name.</summary>
    public async Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = await context.Accounts.AsNoTracking().OrderBy(a => a.NormalizedName).ToListAsync(cancellationToken);
        var sessions = await context.Sessions.AsNoTracking().Select(s => new { s.AccountId, s.SeenAt }).ToListAsync(cancellationToken);
        var seen = sessions.GroupBy(s => s.AccountId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(s => s.SeenAt), StringComparer.Ordinal);
        var passkeys = (await context.Passkeys.Select(p => p.AccountId).Distinct().ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. accounts.Select(a => new StaffAccount(
                a.Name, a.Alias, RightsOf(a), a.Disabled, a.AuthenticatorKey is not null || passkeys.Contains(a.Id), seen.TryGetValue(a.Id, out var at) ? at : null)),
        ];
    }

    /// <summary>A code for a new account with these rights, good for a day, told this once.</summary>
    /// <exception cref="FormatException">A code is none of ours; the message is for the host.</exception>
    public async Task<StaffInvitation> InviteAsync(AccountRights rights, CancellationToken cancellationToken)
    {
        EnsureSound(rights);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var invitation = new Invitations(clock).Add(context, rights, Host);
        Note(context, "invite");
        await context.SaveChangesAsync(cancellationToken);
        return new StaffInvitation(invitation.Code, invitation.ExpiresAt);
    }

    /// <summary>
    /// Gives an account what <paramref name="change"/> makes of its present rights. Where these differ in roles or grants, its sessions end. Returns how many of its cases went back to the queue;
    /// null when nobody has that name.
    /// </summary>
    /// <exception cref="FormatException">A code is none of ours; the message is for the host.</exception>
    public Task<int?> ChangeAsync(string name, Func<AccountRights, AccountRights> change, CancellationToken cancellationToken) => OnAsync(
        name,
        "account_change",
        (context, account) =>
        {
            var rights = change(RightsOf(account));
            EnsureSound(rights);
            return _care.ChangeAsync(context, account, rights, keep: null, cancellationToken);
        },
        cancellationToken);

    /// <summary>Closes an account: its sessions end at once, and the cases that it holds go back to the queue. Returns how many did; null when nobody has that name.</summary>
    public Task<int?> DisableAsync(string name, CancellationToken cancellationToken) =>
        OnAsync(name, "account_disable", (context, account) => _care.DisableAsync(context, account, cancellationToken), cancellationToken);

    /// <summary>Opens a disabled account again, with its old password. False when nobody has that name.</summary>
    public async Task<bool> EnableAsync(string name, CancellationToken cancellationToken) => await OnAsync(
        name,
        "account_enable",
        static (_, account) =>
        {
            account.Disabled = false;
            return Task.FromResult(0);
        },
        cancellationToken) is not null;

    /// <summary>Takes authenticator, passkeys and recovery codes from an account and ends its sessions; the password stays. False when nobody has that name.</summary>
    public async Task<bool> ResetSecondFactorAsync(string name, CancellationToken cancellationToken) => await OnAsync(
        name,
        "second_factor_reset",
        async (context, account) =>
        {
            await _care.ResetSecondFactorAsync(context, account, cancellationToken);
            return 0;
        },
        cancellationToken) is not null;

    /// <summary>A password by chance in place of a forgotten one, told this once; the sessions end. Null when nobody has that name.</summary>
    public async Task<string?> RenewPasswordAsync(string name, CancellationToken cancellationToken)
    {
        var passwords = new Passwords(Options.Create(new PasswordHasherOptions()));
        string? renewed = null;
        await OnAsync(
            name,
            "password_renew",
            async (context, account) =>
            {
                renewed = await _care.RenewPasswordAsync(context, account, passwords, cancellationToken);
                return 0;
            },
            cancellationToken);
        return renewed;
    }

    private async Task<int?> OnAsync(string name, string what, Func<CasebookContext, Account, Task<int>> act, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ChangeAsync<int?>(
            async () =>
            {
                var normalized = AccountRules.Normalize(name);
                if ((await AccountCare.LoadAsync(context, cancellationToken)).Find(a => a.NormalizedName == normalized) is not { } account) return null;
                Note(context, what, account.Id);
                var returned = await act(context, account);
                await context.SaveChangesAsync(cancellationToken);
                return returned;
            },
            cancellationToken);
    }

    private static AccountRights RightsOf(Account account) => new(account.Roles, account.Languages, account.Topics, account.Grants);

    private static void EnsureSound(AccountRights rights)
    {
        if (AccountRules.Broken(rights) is { } words) throw new FormatException(words);
    }

    private void Note(CasebookContext context, string what, string? about = null) =>
        context.Audit.Add(new AuditEntry { At = clock.GetUtcNow(), What = what, AboutId = about });
}
