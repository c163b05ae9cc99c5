using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Commands.Erasing;

/// <summary>A person by pseudonyms only, and how much is stored of them.</summary>
internal sealed record KnownPerson(IReadOnlyList<ConversationId> Conversations, DateTimeOffset Since, int Lines, int Cases);

/// <summary>Finds a person in the casebook.</summary>
internal sealed class KnownPeople(IDbContextFactory<CasebookContext> casebook, Pseudonyms pseudonyms)
{
    public async Task<KnownPerson?> AtAsync(Address address, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var pseudonym = pseudonyms.Of(address).Value;
        // Someone who goes on from this address may have begun at another one.
        return await FindAsync(context, pseudonym, cancellationToken)
            ?? (await context.AddressUses.Where(a => a.Pseudonym == pseudonym).Select(a => a.ContactId).FirstOrDefaultAsync(cancellationToken) is { } contact ? await FindAsync(context, contact, cancellationToken) : null);
    }

    public async Task<KnownPerson?> OfCaseAsync(string code, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var wanted = code.ToUpperInvariant();
        var conversation = await context.Cases.Where(c => c.Id == code || c.Id == wanted).Select(c => c.ConversationId).FirstOrDefaultAsync(cancellationToken);
        return conversation is null ? null : await FindAsync(context, conversation, cancellationToken);
    }

    /// <summary>True when nothing of the person is left but tombstones.</summary>
    public async Task<bool> GoneAsync(KnownPerson person, CancellationToken cancellationToken)
    {
        string[] ids = [.. person.Conversations.Select(c => c.Value)];
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        return !await context.Conversations.AnyAsync(c => ids.Contains(c.Id), cancellationToken)
            && await context.Tombstones.CountAsync(t => ids.Contains(t.ConversationId), cancellationToken) == ids.Length;
    }

    /// <summary>What to say when nobody was found.</summary>
    public static string Nobody(bool byCase, string channel) => byCase
        ? "There is no case with this code that still belongs to a person. Copy the code from the desk."
        : $"Nobody is known at this address on {channel}. Check it: Telegram wants the chat's number, not the @name; or name a case instead: the word case and its code. Who wrote a moment ago may take a minute.";

    private static async Task<KnownPerson?> FindAsync(CasebookContext context, string conversation, CancellationToken cancellationToken)
    {
        if (await context.Conversations.Where(c => c.Id == conversation).Select(c => c.ContactId).FirstOrDefaultAsync(cancellationToken) is not { } contact) return null;
        var all = await context.Conversations.Where(c => c.ContactId == contact).Select(c => c.Id).ToListAsync(cancellationToken);
        var since = await context.Contacts.Where(c => c.Id == contact).Select(c => c.FirstSeen).FirstOrDefaultAsync(cancellationToken);
        var lines = await context.Lines.CountAsync(l => all.Contains(l.ConversationId), cancellationToken);
        var cases = await context.Cases.CountAsync(c => c.ConversationId != null && all.Contains(c.ConversationId), cancellationToken);
        return new KnownPerson([.. all.Select(id => new ConversationId(id))], since, lines, cases);
    }
}
