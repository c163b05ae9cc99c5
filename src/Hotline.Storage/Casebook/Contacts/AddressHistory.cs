using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Contacts;

/// <summary>Which conversations belong to one person. Of those only one is the main one, which has the case; the others are where an address of theirs once stood alone.</summary>
internal static class AddressHistory
{
    /// <summary>All addresses of the person whose main conversation this is; none while they have only the one.</summary>
    public static IQueryable<AddressUse> AddressesOf(this CasebookContext context, string conversation) =>
        context.AddressUses.AsNoTracking().Where(a => context.Conversations.Any(c => c.Id == conversation && c.ContactId == a.ContactId));

    /// <summary>The conversations of the person who has, or had, this one or this address: where they are now, and those whose words are surely theirs.</summary>
    public static async Task<IReadOnlyList<string>> ConversationsOfPersonAsync(this CasebookContext context, string pseudonym, CancellationToken cancellationToken)
    {
        var contacts = await context.Conversations.Where(c => c.Id == pseudonym).Select(c => c.ContactId)
            .Union(context.AddressUses.Where(a => a.Pseudonym == pseudonym).Select(a => a.ContactId)).ToListAsync(cancellationToken);
        return await context.Conversations.Where(c => contacts.Contains(c.ContactId)).Select(c => c.Id)
            .Union(context.AddressUses.Where(a => contacts.Contains(a.ContactId) && a.OwnWords).Select(a => a.Pseudonym)).ToListAsync(cancellationToken);
    }

    /// <summary>The main conversation of the person who is at this address now; null when it is a conversation of its own, or somebody left it.</summary>
    public static Task<string?> MainOfAsync(this CasebookContext context, string address, CancellationToken cancellationToken) =>
        context.AddressUses.AsNoTracking().Where(a => a.Pseudonym == address && a.InUse)
            .Select(a => context.Conversations.Where(c => c.ContactId == a.ContactId && c.Id != address).Select(c => c.Id).FirstOrDefault()).FirstOrDefaultAsync(cancellationToken);
}
