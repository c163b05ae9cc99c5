using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Operators;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Rotation;

/// <summary>
/// Puts everything that stands under an older master key under the newest, while people write. Content is not touched: only the keys to it, which stand wrapped, and what waits for a turn. It is over when a whole
/// round finds nothing, and no living program still has another key as its own; then the stores say that they need the newest alone. Every step can be done again, by anybody. Thread-safe.
/// </summary>
public sealed class KeyRotation(IDbContextFactory<CasebookContext> contexts, ICasebookDatabase database, IRuntimeStore runtime, ContactVault vault, MasterKey master, TimeProvider clock)
{
    /// <summary>How long a program that says nothing counts as living.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(2);

    /// <summary>Rows of one step.</summary>
    private const int Rows = 200;

    private const string Living = "master-key:";

    private readonly AuthenticatorSeal authenticators = new(master);
    private readonly MemberSeal members = new(master);
    private readonly DeskKeySeal deskKeys = new(master);

    /// <summary>Whether keys from before are given at all.</summary>
    public bool Begun => master.Older.Count > 0;

    /// <summary>Says that this program lives, and which key it seals under. Until it is silent for <see cref="Remembered"/> no rotation to another is over.</summary>
    public async Task SayAsync(string process, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (name, now) = (Living + process, clock.GetUtcNow());
        var until = now + Remembered;
        await context.Leases.Where(l => l.Name.StartsWith(Living) && l.Until < now).ExecuteDeleteAsync(cancellationToken);
        if (await context.Leases.Where(l => l.Name == name).ExecuteUpdateAsync(set => set.SetProperty(l => l.Owner, master.Fingerprint).SetProperty(l => l.Until, until), cancellationToken) > 0) return;
        context.Leases.Add(new Lease { Name = name, Owner = master.Fingerprint, Until = until });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>One round over both stores. <see cref="KeyRound.Changed"/> 0: nothing stood under an older key when it was looked at.</summary>
    public async Task<KeyRound> RoundAsync(Action<int>? looked, CancellationToken cancellationToken)
    {
        var people = await PeopleAsync(looked, cancellationToken) + await StaffAsync(looked, cancellationToken) + await MembersAsync(looked, cancellationToken) + await DeskKeysAsync(looked, cancellationToken);
        if (people.Changed > 0) await database.ScrubAsync(keysLive: false, cancellationToken);
        return people + await runtime.RenewKeysAsync(looked, cancellationToken);
    }

    /// <summary>Rounds until one finds nothing; then, when no living program seals under another key, the stores say so. Null while one does: the rotation is not over, and is to be tried again.</summary>
    public async Task<KeyRound?> FinishAsync(Action<int>? looked, CancellationToken cancellationToken)
    {
        while ((await RoundAsync(looked, cancellationToken)).Changed > 0)
        {
            // What others sealed meanwhile.
        }

        if (await OthersAsync(cancellationToken) > 0) return null;
        // Who left between its last word and now may have sealed something after it was looked at.
        var last = await RoundAsync(looked: null, cancellationToken);
        if (last.Changed > 0) return null;
        await database.SettleKeyAsync(cancellationToken);
        await runtime.SettleKeyAsync(cancellationToken);
        return last;
    }

    /// <summary>Living programs that seal under another key than this one.</summary>
    public async Task<int> OthersAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await context.Leases.CountAsync(l => l.Name.StartsWith(Living) && l.Until >= now && l.Owner != master.Fingerprint, cancellationToken);
    }

    /// <summary>How many keys of people there are in the casebook, and how many of them still stand under an older master key. Changes nothing.</summary>
    public static async Task<(int All, int Old)> CountAsync(CasebookContext context, ContactVault vault, CancellationToken cancellationToken)
    {
        var (all, old) = (0, 0);
        await foreach (var key in context.ContactKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            all++;
            if (vault.Renew(key) is not null) old++;
        }

        return (all, old);
    }

    private async Task<KeyRound> PeopleAsync(Action<int>? looked, CancellationToken cancellationToken)
    {
        var (round, after) = (new KeyRound(0, 0), "");
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var keys = await context.ContactKeys.AsNoTracking().Where(k => string.Compare(k.ContactId, after) > 0).OrderBy(k => k.ContactId).Take(Rows).ToListAsync(cancellationToken);
            round += new KeyRound(keys.Count, await RenewAsync(context, keys, cancellationToken));
            looked?.Invoke(keys.Count);
            if (keys.Count < Rows) return round;
            after = keys[^1].ContactId;
        }
    }

    /// <summary>The keys of accounts' authenticators: whose were forgotten could not sign in any more.</summary>
    private async Task<KeyRound> StaffAsync(Action<int>? looked, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.Accounts.AsNoTracking().Where(a => a.AuthenticatorKey != null).Select(a => new { a.Id, Box = a.AuthenticatorKey! }).ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var key in keys)
        {
            if (authenticators.Renew(key.Id, key.Box) is not { } renewed) continue;
            // Who set up another meanwhile keeps that one.
            await context.Accounts.Where(a => a.Id == key.Id && a.AuthenticatorKey == key.Box).ExecuteUpdateAsync(set => set.SetProperty(a => a.AuthenticatorKey, renewed), cancellationToken);
            changed++;
        }

        looked?.Invoke(keys.Count);
        return new KeyRound(keys.Count, changed);
    }

    /// <summary>Where notices go: whose number were forgotten would hear of nobody who waits too long.</summary>
    private async Task<KeyRound> MembersAsync(Action<int>? looked, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var links = await context.StaffLinks.AsNoTracking().Select(l => new { l.AccountId, l.SealedMember }).ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var link in links)
        {
            if (members.Renew(link.AccountId, link.SealedMember) is not { } renewed) continue;
            // Who linked another number meanwhile keeps that one.
            await context.StaffLinks.Where(l => l.AccountId == link.AccountId && l.SealedMember == link.SealedMember).ExecuteUpdateAsync(set => set.SetProperty(l => l.SealedMember, renewed), cancellationToken);
            changed++;
        }

        looked?.Invoke(links.Count);
        return new KeyRound(links.Count, changed);
    }

    /// <summary>The keys behind the desk's cookies: were they forgotten, everybody would be signed out.</summary>
    private async Task<KeyRound> DeskKeysAsync(Action<int>? looked, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.DeskKeys.ToListAsync(cancellationToken);
        var renewed = keys.Select(key => (Key: key, New: deskKeys.Renew(key.Name, key.Sealed))).Where(key => key.New is not null).ToList();
        foreach (var (key, fresh) in renewed) key.Sealed = fresh!;
        await context.SaveChangesAsync(cancellationToken);
        looked?.Invoke(keys.Count);
        return new KeyRound(keys.Count, renewed.Count);
    }

    private async Task<int> RenewAsync(CasebookContext context, List<ContactKey> keys, CancellationToken cancellationToken)
    {
        var renewed = keys.Select(key => (key.ContactId, Old: key.Wrapped, New: vault.Renew(key))).Where(key => key.New is not null).ToList();
        if (renewed.Count == 0) return 0;
        await context.ChangeAsync(
            async () =>
            {
                // Who was erased meanwhile has no row; who was erased and wrote anew has another key.
                foreach (var (id, old, fresh) in renewed)
                    await context.ContactKeys.Where(k => k.ContactId == id && k.Wrapped == old).ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, fresh!), cancellationToken);
            },
            cancellationToken);
        return renewed.Count;
    }
}
