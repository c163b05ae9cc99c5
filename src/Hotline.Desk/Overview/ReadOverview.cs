using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Statistics;
using MediatR;

namespace Hotline.Desk.Overview;

/// <summary>How things stand now.</summary>
internal sealed record ReadOverview : IDeskRequest<OverviewNow>
{
    public Permission Needs => Permission.Coordinate;

    public string? Audit => null;
}

/// <summary>Who waits, the most urgent first, and what is under way. <paramref name="DeadLettersMore"/>: there are more than were counted.</summary>
internal sealed record OverviewNow(DateTimeOffset At, IReadOnlyList<WaitingRow> Waiting, int WithOperator, int WithPerson, int DeadLetters, bool DeadLettersMore, long JournalLagMs);

/// <summary>Those who wait with one urgency. <paramref name="LongestWaitSeconds"/> is null when nobody does.</summary>
internal sealed record WaitingRow([property: Codes(typeof(Urgency))] string Urgency, int Count, long? LongestWaitSeconds, int Overdue);

/// <summary>Handles <see cref="ReadOverview"/>.</summary>
internal sealed class ReadOverviewHandler(CasebookContext context, CaseQueue queue, IOutbox outbox, TimeProvider clock) : IRequestHandler<ReadOverview, DeskResult<OverviewNow>>
{
    private const int MostLetters = 1_000;

    public async Task<DeskResult<OverviewNow>> Handle(ReadOverview request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = await CaseNumbers.WaitingAsync(context, now, cancellationToken);
        var (withOperator, withPerson) = await CaseNumbers.HeldAsync(context, cancellationToken);
        var letters = await outbox.DeadLettersAsync(MostLetters + 1, cancellationToken);
        return DeskResult<OverviewNow>.Ok(new OverviewNow(
            now,
            [.. waiting.Select(w => new WaitingRow(Codes.Of(w.Urgency), w.Count, w.Since is { } since ? (long)Math.Max(0, (now - since).TotalSeconds) : null, w.Overdue))],
            withOperator,
            withPerson,
            Math.Min(letters.Count, MostLetters),
            letters.Count > MostLetters,
            (long)(await queue.LagAsync(context, cancellationToken)).TotalMilliseconds));
    }
}
