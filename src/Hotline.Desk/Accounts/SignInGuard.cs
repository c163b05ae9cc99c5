using System.Security.Cryptography;
using System.Text;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>
/// Locks a name after too many failures, whether it exists or not, so that the lock tells nothing. Works in the caller's transaction; the caller saves.
/// </summary>
internal sealed class SignInGuard(TimeProvider clock)
{
    public const int MostFailures = 5;

    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>How long the name is still locked; null when it is not.</summary>
    public async Task<TimeSpan?> LockedForAsync(CasebookContext context, string normalizedName, CancellationToken cancellationToken)
    {
        var left = (await FindAsync(context, normalizedName, cancellationToken))?.LockedUntil - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : null;
    }

    public async Task FailedAsync(CasebookContext context, string normalizedName, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await ForgetOldAsync(context, now, cancellationToken);
        if (await FindAsync(context, normalizedName, cancellationToken) is not { } failures)
        {
            failures = new SignInFailures { NameHash = Hash(normalizedName), Count = 0, LastAt = now };
            context.SignInFailures.Add(failures);
        }

        failures.Count++;
        failures.LastAt = now;
        if (failures.Count < MostFailures) return;
        failures.LockedUntil = now + Lock;
        failures.Count = 0;
    }

    public Task SucceededAsync(CasebookContext context, string normalizedName, CancellationToken cancellationToken)
    {
        var hash = Hash(normalizedName);
        return context.SignInFailures.Where(f => f.NameHash == hash).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Names that nobody tried for a while are forgotten; the table stays as small as the attack is recent.</summary>
    private static Task<int> ForgetOldAsync(CasebookContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var old = now - Lock;
        return context.SignInFailures.Where(f => f.LastAt < old).ExecuteDeleteAsync(cancellationToken);
    }

    private static Task<SignInFailures?> FindAsync(CasebookContext context, string normalizedName, CancellationToken cancellationToken)
    {
        var hash = Hash(normalizedName);
        return context.SignInFailures.FirstOrDefaultAsync(f => f.NameHash == hash, cancellationToken);
    }

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
