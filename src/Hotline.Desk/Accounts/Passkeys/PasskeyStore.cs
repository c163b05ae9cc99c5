using System.Buffers.Text;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Passkeys;

/// <summary>
/// What Identity's <see cref="PasskeyHandler{TUser}"/> needs to know of accounts, from the casebook. What it keeps of a registration beyond the key (attestation, client data) we ask for no proof
/// of and do not keep. Names, passwords and accounts themselves are not changed this way; who tries is told where they are.
/// </summary>
internal sealed class PasskeyStore(CasebookContext context, TimeProvider clock) : IUserPasskeyStore<Account>
{
    public static string Id(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        context.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == userId && !a.Disabled, cancellationToken);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        context.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedName == normalizedUserName && !a.Disabled, cancellationToken);

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Id(credentialId);
        return await context.Accounts.AsNoTracking().FirstOrDefaultAsync(a => context.Passkeys.Any(p => p.Id == id && p.AccountId == a.Id), cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await context.Passkeys.AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(Read)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Id(credentialId);
        return await context.Passkeys.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.AccountId == user.Id, cancellationToken) is { } passkey ? Read(passkey) : null;
    }

    /// <summary>Adds it; the caller saves.</summary>
    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        context.Passkeys.Add(new Passkey
        {
            Id = Id(passkey.CredentialId),
            AccountId = user.Id,
            Name = passkey.Name ?? "",
            PublicKey = passkey.PublicKey,
            SignCount = passkey.SignCount,
            Transports = passkey.Transports ?? [],
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            CreatedAt = clock.GetUtcNow(),
        });
        return Task.CompletedTask;
    }

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Id(credentialId);
        return context.Passkeys.Where(p => p.Id == id && p.AccountId == user.Id).ExecuteDeleteAsync(cancellationToken);
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    /// <summary>The context belongs to the request.</summary>
    public void Dispose()
    {
    }

    private static UserPasskeyInfo Read(Passkey passkey) => new(
        Base64Url.DecodeFromChars(passkey.Id), passkey.PublicKey, passkey.CreatedAt, (uint)passkey.SignCount, [.. passkey.Transports],
        isUserVerified: true, passkey.IsBackupEligible, passkey.IsBackedUp, attestationObject: [], clientDataJson: [])
    { Name = passkey.Name };

    private static NotSupportedException Elsewhere() => new("Accounts are made by Welcome and changed by the requests in Accounts/Own and Accounts/Staff, where audit and sessions are.");
}
