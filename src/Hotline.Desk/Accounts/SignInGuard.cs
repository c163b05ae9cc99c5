using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Schema;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>
/// Counts failures to sign in. Too many with one name from one place lock that name there and nowhere else, so that nobody can lock an operator out from afar.
/// Too many with one name from all places together slow that name down everywhere: strangers on many networks guess no faster than one every <see cref="Pace"/>.
/// It makes no difference whether the name exists, so that neither tells which names are real. Works in the caller's transaction; the caller saves.
/// </summary>
internal sealed class SignInGuard(TimeProvider clock, MasterKey master)
{
    /// <summary>Failures with one name from one place before the lock.</summary>
    public const int MostFailures = 5;

    /// <summary>Failures with one name from all places, in a row without a pause of <see cref="Lock"/>, before the slow-down.</summary>
    public const int MostEverywhere = 20;

    /// <summary>Wrong codes of one account, from all places, before its second step is locked. Only who knows the password gets this far, so no stranger can lock anybody out with it.</summary>
    public const int MostCodes = 10;

    /// <summary>How long a name is locked at a place; also how long failures are remembered.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>Shortest time between two tries with a name that is slowed down.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait before this name may be tried from this place; null when it may be tried now.</summary>
    public async Task<TimeSpan?> WaitAsync(CasebookContext context, string normalizedName, IPAddress place, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await LockedAsync(context, Key(normalizedName, place), now, cancellationToken) is { } here) return here;
        var everywhere = await FindAsync(context, Key(normalizedName), cancellationToken);
        var slow = everywhere?.Count >= MostEverywhere ? everywhere.LastAt + Pace - now : TimeSpan.Zero;
        return slow > TimeSpan.Zero ? slow : null;
    }

    public async Task FailedAsync(CasebookContext context, string normalizedName, IPAddress place, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await ForgetOldAsync(context, now, cancellationToken);
        await CountAsync(context, Key(normalizedName), now, cancellationToken);
        LockFrom(MostFailures, await CountAsync(context, Key(normalizedName, place), now, cancellationToken));
    }

    /// <summary>Forgets the failures of this place. Those of all places together stay: who guesses must not get a new start because the owner came in.</summary>
    public Task SucceededAsync(CasebookContext context, string normalizedName, IPAddress place, CancellationToken cancellationToken)
    {
        var key = Key(normalizedName, place);
        return context.SignInFailures.Where(f => f.NameHash == key).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>How long to wait before a code of this account may be tried; null when it may be tried now.</summary>
    public Task<TimeSpan?> WaitForCodesAsync(CasebookContext context, string accountId, CancellationToken cancellationToken) =>
        LockedAsync(context, CodeKey(accountId), clock.GetUtcNow(), cancellationToken);

    public async Task CodeFailedAsync(CasebookContext context, string accountId, CancellationToken cancellationToken) =>
        LockFrom(MostCodes, await CountAsync(context, CodeKey(accountId), clock.GetUtcNow(), cancellationToken));

    public Task CodeSucceededAsync(CasebookContext context, string accountId, CancellationToken cancellationToken)
    {
        var key = CodeKey(accountId);
        return context.SignInFailures.Where(f => f.NameHash == key).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<TimeSpan?> LockedAsync(CasebookContext context, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var left = (await FindAsync(context, key, cancellationToken))?.LockedUntil - now;
        return left > TimeSpan.Zero ? left : null;
    }

    private static void LockFrom(int most, SignInFailures failures)
    {
        if (failures.Count < most) return;
        failures.LockedUntil = failures.LastAt + Lock;
        failures.Count = 0;
    }

    private static async Task<SignInFailures> CountAsync(CasebookContext context, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, key, cancellationToken) is not { } failures)
        {
            failures = new SignInFailures { NameHash = key, Count = 0, LastAt = now };
            context.SignInFailures.Add(failures);
        }

        failures.Count++;
        failures.LastAt = now;
        return failures;
    }

    /// <summary>What nobody tried for a while is forgotten; the table stays as small as the attack is recent.</summary>
    private static Task<int> ForgetOldAsync(CasebookContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var old = now - Lock;
        return context.SignInFailures.Where(f => f.LastAt < old).ExecuteDeleteAsync(cancellationToken);
    }

    private static Task<SignInFailures?> FindAsync(CasebookContext context, string key, CancellationToken cancellationToken) =>
        context.SignInFailures.Where(f => f.NameHash == key).LockedToChange().FirstOrDefaultAsync(cancellationToken);

    /// <summary>Names hold no line breaks, so no name has this key.</summary>
    private string CodeKey(string accountId) => Key($"\ncodes of {accountId}");

    /// <summary>Keyed, so that the table gives neither names nor network addresses away.</summary>
    private string Key(string normalizedName, IPAddress? place = null) => Convert.ToHexStringLower(
        HMACSHA256.HashData(master.Derive("desk.sign-in"), Encoding.UTF8.GetBytes(place is null ? normalizedName : $"{normalizedName}\n{place}")));
}
