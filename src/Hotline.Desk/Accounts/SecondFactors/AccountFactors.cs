using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.SecondFactors;

/// <summary>The second factors of accounts: the authenticator's key sealed under the master key, passkeys, recovery codes. Thread-safe; works in the caller's transaction, the caller saves.</summary>
internal sealed class AccountFactors(AuthenticatorSeal seal, TimeProvider clock)
{
    public const string ByCode = "code";
    public const string ByPasskey = "passkey";
    public const string ByRecovery = "recovery";

    /// <summary>The ways in which this account can prove itself beyond the password; none when it has no second factor.</summary>
    public static async Task<IReadOnlyList<string>> WaysAsync(CasebookContext context, Account account, CancellationToken cancellationToken)
    {
        var byPasskey = await context.Passkeys.AnyAsync(p => p.AccountId == account.Id, cancellationToken);
        if (account.AuthenticatorKey is null && !byPasskey) return [];
        var byRecovery = await RecoveryCodes.CountAsync(context, account.Id, cancellationToken) > 0;
        return [.. new[] { (ByPasskey, byPasskey), (ByCode, account.AuthenticatorKey is not null), (ByRecovery, byRecovery) }.Where(way => way.Item2).Select(way => way.Item1)];
    }

    /// <summary>Takes <paramref name="key"/> as the account's authenticator if <paramref name="code"/> is of it; the code is spent.</summary>
    public bool Enrol(Account account, byte[] key, string code)
    {
        var now = clock.GetUtcNow();
        if (Totp.Match(key, RecoveryCodes.Bare(code), now, spent: 0) is not { } step) return false;
        (account.AuthenticatorKey, account.AuthenticatorSince, account.AuthenticatorStep) = (seal.Seal(account.Id, key), now, step);
        return true;
    }

    /// <summary>Whether it is the authenticator's present code or one of the recovery codes; it is spent by that, for one caller only.</summary>
    public async Task<bool> SpendAsync(CasebookContext context, Account account, string code, CancellationToken cancellationToken)
    {
        var typed = RecoveryCodes.Bare(code);
        if (typed.Length != Totp.Digits) return await RecoveryCodes.SpendAsync(context, account.Id, typed, cancellationToken);
        if (account.AuthenticatorKey is not { } box) return false;
        var key = seal.Open(account.Id, box);
        if (Totp.Match(key, typed, clock.GetUtcNow(), account.AuthenticatorStep) is not { } step) return false;
        return await context.Accounts.Where(a => a.Id == account.Id && a.AuthenticatorStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AuthenticatorStep, step), cancellationToken) == 1;
    }

    /// <summary>Takes the authenticator away; recovery codes go too when nothing is left that they stand in for.</summary>
    public static async Task RemoveAuthenticatorAsync(CasebookContext context, Account account, CancellationToken cancellationToken)
    {
        Forget(account);
        if (!await context.Passkeys.AnyAsync(p => p.AccountId == account.Id, cancellationToken)) await ForgetCodesAsync(context, account, cancellationToken);
    }

    /// <summary>False when the account has no such passkey.</summary>
    public static async Task<bool> RemovePasskeyAsync(CasebookContext context, Account account, string id, CancellationToken cancellationToken)
    {
        if (await context.Passkeys.Where(p => p.Id == id && p.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken) == 0) return false;
        if ((await WaysAsync(context, account, cancellationToken)).Count == 0) await ForgetCodesAsync(context, account, cancellationToken);
        return true;
    }

    /// <summary>Takes all of it away.</summary>
    public static async Task ResetAsync(CasebookContext context, Account account, CancellationToken cancellationToken)
    {
        Forget(account);
        await context.Passkeys.Where(p => p.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
        await ForgetCodesAsync(context, account, cancellationToken);
    }

    private static void Forget(Account account) => (account.AuthenticatorKey, account.AuthenticatorSince, account.AuthenticatorStep) = (null, null, 0);

    private static Task<int> ForgetCodesAsync(CasebookContext context, Account account, CancellationToken cancellationToken) =>
        context.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
}
