using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>
/// Whom nothing may be taken from, and who has been at rest since a time. A person is their main conversation with those of their other addresses (<see cref="AddressUse"/>): a case that is open in one
/// of them keeps all. Queries: nothing is read until they run.
/// </summary>
internal static class OpenPeople
{
    /// <summary>For ages that have another beginning than the end of a case.</summary>
    public static readonly DateTimeOffset Whenever = DateTimeOffset.FromUnixTimeMilliseconds(long.MaxValue / 1_000_000);

    private static readonly string[] Talking = [Codes.Of(ConversationMode.Waiting), Codes.Of(ConversationMode.Human)];

    /// <summary>Conversations of people who neither have an open case, nor one that was closed after the time, nor wait for a human or talk with one.</summary>
    public static IQueryable<Conversation> AtRest(CasebookContext context, DateTimeOffset before)
    {
        var kept = context.Cases.Where(c => c.Status != CaseStatus.Closed || c.ClosedAt == null || c.ClosedAt > before);
        // One index each: joined by "or" inside, each case would be looked at for each conversation.
        return context.Conversations.Where(v => !Talking.Contains(v.Mode)
            && !kept.Any(c => c.ConversationId == v.Id)
            && !context.AddressUses.Any(u => u.Pseudonym == v.Id && context.Conversations.Any(m => m.ContactId == u.ContactId && kept.Any(c => c.ConversationId == m.Id)))
            && !context.AddressUses.Any(u => u.ContactId == v.ContactId && kept.Any(c => c.ConversationId == u.Pseudonym)));
    }

    /// <summary>Those of them whose person had a case.</summary>
    public static IQueryable<Conversation> ClosedBefore(CasebookContext context, DateTimeOffset before) => AtRest(context, before).Where(v =>
        context.Cases.Any(c => c.ConversationId == v.Id)
        || context.AddressUses.Any(u => u.Pseudonym == v.Id && context.Conversations.Any(m => m.ContactId == u.ContactId && context.Cases.Any(c => c.ConversationId == m.Id)))
        || context.AddressUses.Any(u => u.ContactId == v.ContactId && context.Cases.Any(c => c.ConversationId == u.Pseudonym)));

    /// <summary>Main conversations of whole people who can be erased: silent everywhere since the time, and nobody has ordered it yet.</summary>
    public static IQueryable<Conversation> SilentSince(this IQueryable<Conversation> conversations, CasebookContext context, DateTimeOffset before) => conversations.Where(v => v.LastAt <= before
        && context.ContactKeys.Any(k => k.ContactId == v.ContactId)
        && !context.AddressUses.Any(u => u.Pseudonym == v.Id && u.ContactId != v.ContactId)
        && !context.AddressUses.Any(u => u.ContactId == v.ContactId && context.Conversations.Any(o => o.Id == u.Pseudonym && o.LastAt > before))
        && !context.Commands.Any(o => o.ConversationId == v.Id && o.Kind == CommandKind.Erase && o.Outcome == null));

    /// <summary>Orders the erasure of all of them; each is carried out by its conversation, which looks once more whether a case is open.</summary>
    public static async Task<int> OrderAsync(IQueryable<Conversation> people, CasebookContext context, CommandQueue commands, CancellationToken cancellationToken)
    {
        var ids = await people.OrderBy(v => v.LastAt).Select(v => v.Id).ToListAsync(cancellationToken);
        foreach (var id in ids) await commands.AddErasureAsync(context, id, cancellationToken, byAge: true);
        await context.SaveChangesAsync(cancellationToken);
        return ids.Count;
    }
}
