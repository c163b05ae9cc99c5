using System.Security.Cryptography;
using System.Text;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.SecondFactors;

/// <summary>Codes for the day on which the phone is lost, each good once. They are told once; the casebook keeps their hashes. The context is the caller's.</summary>
internal static class RecoveryCodes
{
    /// <summary>Codes of one set.</summary>
    public const int Count = 10;

    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int Group = 4;
    private const int Groups = 4;

    /// <summary>A new set; the one before it is void. The caller saves.</summary>
    public static async Task<IReadOnlyList<string>> RenewAsync(CasebookContext context, string accountId, CancellationToken cancellationToken)
    {
        await context.RecoveryCodes.Where(c => c.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
        string[] codes = [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, Group))))];
        context.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { AccountId = accountId, CodeHash = Hash(code) }));
        return codes;
    }

    /// <summary>A first set where there is none, else null.</summary>
    public static async Task<IReadOnlyList<string>?> EnsureAsync(CasebookContext context, string accountId, CancellationToken cancellationToken) =>
        await CountAsync(context, accountId, cancellationToken) > 0 ? null : await RenewAsync(context, accountId, cancellationToken);

    public static Task<int> CountAsync(CasebookContext context, string accountId, CancellationToken cancellationToken) =>
        context.RecoveryCodes.CountAsync(c => c.AccountId == accountId, cancellationToken);

    /// <summary>Spends a code: true for one caller only.</summary>
    public static async Task<bool> SpendAsync(CasebookContext context, string accountId, string code, CancellationToken cancellationToken)
    {
        var hash = Hash(code);
        return await context.RecoveryCodes.Where(c => c.AccountId == accountId && c.CodeHash == hash).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    // 16 of 31 are 79 bits: too many to try, also without a key in the hash. So a change of the master key leaves the codes good.
    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Bare(code).ToLowerInvariant())));

    /// <summary>What counts of a typed code.</summary>
    public static string Bare(string code) => string.Concat(code.Where(c => c != '-' && !char.IsWhiteSpace(c)));
}
