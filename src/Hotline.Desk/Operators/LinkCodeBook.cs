using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Channels.Operators;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Operators;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Operators;

/// <summary>One-time codes that link a member of the group to an account. The code is told once; the casebook keeps its hash. Thread-safe; the context is the caller's.</summary>
internal sealed class LinkCodeBook(TimeProvider clock)
{
    /// <summary>Long enough to change to the other program.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>As in an invitation: 24 of 31 signs are over 118 bits.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int Length = 24;

    /// <summary>Adds a code in the place of the account's last; the caller saves.</summary>
    public async Task<(string Code, DateTimeOffset ExpiresAt)> AddAsync(CasebookContext context, Account account, CancellationToken cancellationToken)
    {
        await context.LinkCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
        var code = LinkCodes.Prefix + RandomNumberGenerator.GetString(Alphabet, Length);
        var expires = clock.GetUtcNow() + Life;
        context.LinkCodes.Add(new LinkCode { AccountId = account.Id, CodeHash = Hash(code), SecurityStamp = account.SecurityStamp, ExpiresAt = expires });
        return (code, expires);
    }

    /// <summary>Spends a code: the account that it is for, once.</summary>
    public async Task<Account?> SpendAsync(CasebookContext context, string code, CancellationToken cancellationToken)
    {
        var (hash, now) = (Hash(code), clock.GetUtcNow());
        if (await context.LinkCodes.AsNoTracking().FirstOrDefaultAsync(c => c.CodeHash == hash && c.ExpiresAt > now, cancellationToken) is not { } found) return null;
        if (await context.LinkCodes.Where(c => c.CodeHash == hash).ExecuteDeleteAsync(cancellationToken) != 1) return null;
        return await context.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == found.AccountId && !a.Disabled && a.SecurityStamp == found.SecurityStamp, cancellationToken);
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim())));
}
