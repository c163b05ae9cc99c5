using System.Linq.Expressions;
using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>The place of a case in the order of a search: the last opened first.</summary>
public sealed record OpenedCursor(DateTimeOffset OpenedAt, string Id);

/// <summary>Finds cases by their codes. One index holds all that is asked for but the person, so that a question that fits hardly any case reads no rows in vain.</summary>
public static class CaseSearch
{
    public static async Task<CasePage<OpenedCursor>> PageAsync(CasebookContext context, CaseFilter filter, OpenedCursor? after, CancellationToken cancellationToken)
    {
        var found = Fitting(context, filter);
        if (filter.Pseudonym is { } pseudonym)
        {
            var conversations = await context.ConversationsOfPersonAsync(pseudonym, cancellationToken);
            found = found.Where(c => c.ConversationId != null && conversations.Contains(c.ConversationId));
        }

        if (after is { OpenedAt: var at, Id: var id }) found = found.Where(c => c.OpenedAt < at || (c.OpenedAt == at && string.Compare(c.Id, id) < 0));
        return CasePage<OpenedCursor>.Of(await InOrder(found).ToListAsync(cancellationToken), c => new OpenedCursor(c.OpenedAt, c.Id));
    }

    /// <summary>As the database is asked; tests look at how it goes about it.</summary>
    internal static IQueryable<Case> InOrder(IQueryable<Case> found) => found.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id).Take(CasePage<OpenedCursor>.Size + 1);

    internal static IQueryable<Case> Fitting(CasebookContext context, CaseFilter filter)
    {
        var found = context.Cases.AsNoTracking();
        if (filter.Id is { } id) found = found.Where(c => c.Id == id);
        if (filter.Topic is { } topic) found = found.Where(c => c.Topic == topic);
        if (filter.Urgency is { } urgency) found = found.Where(c => c.Urgency == urgency);
        if (filter.Stand is { } stand) found = found.Where(Stands(stand));
        if (filter.Language is { } language) found = found.Where(c => c.Language == language);
        if (filter.Channel is { } channel) found = found.Where(c => c.Channel == channel);
        if (filter.From is { } from) found = found.Where(c => c.OpenedAt >= from);
        if (filter.Before is { } before) found = found.Where(c => c.OpenedAt < before);
        if (filter.HolderId is { } holder) found = found.Where(c => c.HolderId == holder);
        if (filter.Outcome is not { } outcome) return found;
        // Cases of older programs, and of erased people, have it in their row alone.
        var others = context.Outcomes.Where(o => o.Code == outcome).Select(o => o.CaseId);
        return found.Where(c => c.Outcome == outcome || others.Contains(c.Id));
    }

    private static Expression<Func<Case, bool>> Stands(CaseStand stand) => stand switch
    {
        CaseStand.Waiting => c => c.Status == CaseStatus.Waiting,
        CaseStand.WithOperator => c => c.Status == CaseStatus.WithOperator && (c.AnsweredAt == null || c.PersonWaitsSince != null),
        CaseStand.WithPerson => c => c.Status == CaseStatus.WithOperator && c.AnsweredAt != null && c.PersonWaitsSince == null,
        // Nearly all are closed: by their status SQLite would fetch and sort every one of them.
        CaseStand.Closed => c => c.ClosedAt != null,
        CaseStand.Open => c => c.Status == CaseStatus.Waiting || c.Status == CaseStatus.WithOperator,
        _ => throw new ArgumentOutOfRangeException(nameof(stand), stand, "Not a way in which a case stands."),
    };
}
