using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Schema;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Staff;

/// <summary>
/// What an administrator at the desk, or the host at the terminal, does with another's account: rules that hold for both. Works in the caller's transaction on accounts that its context tracks; the
/// caller saves, and writes the audit. Thread-safe.
/// </summary>
internal sealed class AccountCare(CaseWork work, TimeProvider clock)
{
    /// <summary>All accounts, each held until the transaction ends: who may still be without is only known of all together.</summary>
    public static Task<List<Account>> LoadAsync(CasebookContext context, CancellationToken cancellationToken) =>
        context.Accounts.OrderBy(a => a.Id).LockedToChange().ToListAsync(cancellationToken);

    /// <summary>Whether somebody could still run accounts.</summary>
    public static bool HasAdministrator(IEnumerable<Account> accounts) => accounts.Any(a => !a.Disabled && a.Roles.Contains(Role.Administrator));

    /// <summary>
    /// Other roles, languages, topics, grants. Where the account may then do more or less than before, its sessions end but <paramref name="keep"/>. Without the operator's role its cases go back
    /// to the queue, those of people who were erased are closed; returns how many went back.
    /// </summary>
    public async Task<int> ChangeAsync(CasebookContext context, Account account, AccountRights rights, string? keep, CancellationToken cancellationToken)
    {
        string[] roles = [.. Role.All.Where(rights.Roles.Contains)];
        string[] grants = [.. Grant.All.Where(rights.Grants.Contains)];
        var other = !roles.SequenceEqual(account.Roles) || !grants.SequenceEqual(account.Grants);
        (account.Roles, account.Grants) = (roles, grants);
        account.Languages = [.. rights.Languages.Distinct(StringComparer.Ordinal)];
        account.Topics = [.. rights.Topics.Distinct(StringComparer.Ordinal)];
        if (other) await AccountSessions.RenewStampAsync(context, account, keep, clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return roles.Contains(Role.Operator) ? 0 : await ReturnCasesAsync(context, account, cancellationToken);
    }

    /// <summary>Closes the account: its sessions end at once, and the cases that it holds go back to the queue, or are closed when the person was erased; returns how many went back.</summary>
    public async Task<int> DisableAsync(CasebookContext context, Account account, CancellationToken cancellationToken)
    {
        account.Disabled = true;
        await AccountSessions.RenewStampAsync(context, account, keep: null, clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return await ReturnCasesAsync(context, account, cancellationToken);
    }

    /// <summary>For somebody who lost it: authenticator, passkeys and recovery codes go, and the sessions end. The password stays.</summary>
    public async Task ResetSecondFactorAsync(CasebookContext context, Account account, CancellationToken cancellationToken)
    {
        await AccountFactors.ResetAsync(context, account, cancellationToken);
        await AccountSessions.RenewStampAsync(context, account, keep: null, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>For somebody who forgot it: a password by chance, told this once; the sessions end.</summary>
    public async Task<string> RenewPasswordAsync(CasebookContext context, Account account, Passwords passwords, CancellationToken cancellationToken)
    {
        var password = Passwords.NewByChance();
        account.PasswordHash = passwords.Hash(password);
        await AccountSessions.RenewStampAsync(context, account, keep: null, clock.GetUtcNow(), cancellationToken);
        return password;
    }

    private async Task<int> ReturnCasesAsync(CasebookContext context, Account account, CancellationToken cancellationToken)
    {
        var held = context.Cases.AsNoTracking().Where(c => c.HolderId == account.Id && c.Status == CaseStatus.WithOperator);
        var living = await held.Where(c => c.ConversationId != null).ToListAsync(cancellationToken);
        foreach (var one in living) await work.ReturnAsync(context, new HeldCase(one.Id, one.Version, account), note: null, cancellationToken);
        // Nobody is behind the others any more: a colleague would only have to close them.
        await ErasedCases.CloseAsync(held, clock.GetUtcNow(), cancellationToken);
        return living.Count;
    }
}
