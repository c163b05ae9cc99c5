using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Contacts;

/// <summary>An address in the open. It never goes into a log, a URL or the audit.</summary>
public sealed record OpenAddress(string Channel, string Value)
{
    // A record would print it.
    public override string ToString() => $"{Channel}:…";
}

/// <summary>Opens the one address that somebody may see. Thread-safe; the context is the caller's.</summary>
public sealed class KnownAddresses(ContactVault vault)
{
    /// <summary>An address of the person of this conversation: the one with this pseudonym, or where they are now when it is null. Null when there is none, or it is kept no more.</summary>
    public async Task<OpenAddress?> FindAsync(CasebookContext context, string conversation, string? pseudonym, CancellationToken cancellationToken)
    {
        using var seal = await vault.FindAsync(context, conversation, cancellationToken);
        if (seal is null) return null;
        var uses = await context.AddressesOf(conversation).ToListAsync(cancellationToken);
        var use = pseudonym is null ? uses.FirstOrDefault(a => a.InUse) : uses.FirstOrDefault(a => a.Pseudonym == pseudonym);
        if (use is not null) return new OpenAddress(use.Channel, seal.Open<string>(SealPurpose.Address, use.Sealed));
        if (pseudonym is not null && pseudonym != conversation) return null;
        var own = await context.Addresses.AsNoTracking().FirstOrDefaultAsync(a => a.Pseudonym == conversation, cancellationToken);
        return own is null ? null : new OpenAddress(own.Channel, seal.Open<string>(SealPurpose.Address, own.Sealed));
    }
}
