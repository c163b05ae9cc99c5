using Hotline.Core.Cases;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>The place of a case in the queue's order; a page goes on behind it, whatever came or went before.</summary>
public sealed record QueueCursor(Urgency Urgency, DateTimeOffset WaitingSince, string Id)
{
    public static QueueCursor Of(Case row) => new(row.Urgency, row.WaitingSince, row.Id);

    internal IQueryable<Case> Behind(IQueryable<Case> cases) => cases.Where(c => c.Urgency < Urgency
        || (c.Urgency == Urgency && (c.WaitingSince > WaitingSince
            || (c.WaitingSince == WaitingSince && string.Compare(c.Id, Id) > 0))));
}
