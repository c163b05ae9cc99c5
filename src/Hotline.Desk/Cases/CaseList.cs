using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;

namespace Hotline.Desk.Cases;

/// <summary>A page of cases. <paramref name="Next"/> goes into the next question; null when this is the last page.</summary>
internal sealed record CaseList(IReadOnlyList<CaseCard> Cases, string? Next)
{
    public static CaseList Of<TPlace>(CasePage<TPlace> page, Func<TPlace, string> write)
        where TPlace : class =>
        new([.. page.Cases.Select(CaseCard.Of)], page.Next is { } next ? write(next) : null);
}

/// <summary>Cursors of lists that are in the order of the queue.</summary>
internal static class QueuePlace
{
    public static string Write(string list, QueueCursor place) => PageCursor.Write(list, Codes.Of(place.Urgency), PageCursor.Of(place.WaitingSince), place.Id);

    public static QueueCursor? Read(string list, string text) =>
        PageCursor.Read(list, text, 3) is [var urgency, var since, var id] && Codes.ReadUrgency(urgency) is { } known && PageCursor.Time(since) is { } at ? new QueueCursor(known, at, id) : null;
}
