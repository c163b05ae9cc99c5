using Hotline.Core.Cases;
using Hotline.Desk.Cases;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Queue;

/// <summary>Who waits, the most urgent first.</summary>
internal sealed record ReadQueue(string? After) : IDeskRequest<QueueScreen>
{
    public Permission Needs => Permission.Oversee;

    public string? Audit => null;
}

/// <summary>A page of the queue. <paramref name="LongestWaitSeconds"/> is null when nobody waits.</summary>
internal sealed record QueueScreen(QueueCounts Counts, long? LongestWaitSeconds, long JournalLagMs, IReadOnlyList<CaseCard> Cases, string? Next);

/// <summary>How many wait, by urgency.</summary>
internal sealed record QueueCounts(int Immediate, int Urgent, int Normal);

/// <summary>Handles <see cref="ReadQueue"/>.</summary>
internal sealed class ReadQueueHandler(CasebookContext context, CaseQueue queue, TimeProvider clock) : IRequestHandler<ReadQueue, DeskResult<QueueScreen>>
{
    private const string List = "queue";

    public async Task<DeskResult<QueueScreen>> Handle(ReadQueue request, CancellationToken cancellationToken)
    {
        var after = request.After is { } text ? QueuePlace.Read(List, text) : null;
        if (after is null && request.After is not null) return PageCursor.NoSuchPage;
        var page = await queue.PageAsync(context, after, cancellationToken);
        var longest = page.LongestSince is { } since ? (long)Math.Max(0, (clock.GetUtcNow() - since).TotalSeconds) : (long?)null;
        return DeskResult<QueueScreen>.Ok(new QueueScreen(
            new QueueCounts(Count(page, Urgency.Immediate), Count(page, Urgency.Urgent), Count(page, Urgency.Normal)),
            longest,
            (long)page.JournalLag.TotalMilliseconds,
            [.. page.Page.Cases.Select(CaseCard.Of)],
            page.Page.Next is { } next ? QueuePlace.Write(List, next) : null));
    }

    private static int Count(QueuePage page, Urgency urgency) => page.Counts.GetValueOrDefault(urgency);
}
