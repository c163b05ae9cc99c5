using System.Security.Cryptography;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Desk.Accounts;

/// <summary>Checks and makes password hashes (PBKDF2 of ASP.NET Core Identity). A check without an account takes as long as one with. Thread-safe.</summary>
internal sealed class Passwords
{
    public const int Shortest = 12;
    public const int Longest = 256;

    /// <summary>Without letters and digits that look alike: 20 of 31 are over 99 bits.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly PasswordHasher<Account> _hasher;
    private readonly string _nobodys;

    /// <summary>How much work a hash is says <paramref name="work"/>; the program leaves it at what the framework holds to be right.</summary>
    public Passwords(IOptions<PasswordHasherOptions> work)
    {
        _hasher = new(work);
        _nobodys = Hash(RandomNumberGenerator.GetHexString(32));
    }

    /// <summary>A password by chance, in groups that can be read out.</summary>
    public static string NewByChance() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));

    // The hasher looks at the password alone.
    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>False for a wrong password, and for no account at all after the same work.</summary>
    public bool Fits(Account? account, string password) => Check(account, password) != PasswordVerificationResult.Failed;

    /// <summary>As <see cref="Fits"/>; says besides whether the hash is of less work than a new one would be.</summary>
    public PasswordVerificationResult Check(Account? account, string password)
    {
        var result = _hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? _nobodys, password);
        return account is null ? PasswordVerificationResult.Failed : result;
    }
}
