using Hotline.Core.Cases;
using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Statistics;
using MediatR;

namespace Hotline.Desk.Overview;

/// <summary>How many cases of a period there are by one of <see cref="Breakdowns.All"/>.</summary>
internal sealed record ReadBreakdown(string? By, string? From, string? Before) : IDeskRequest<OverviewCases>
{
    public Permission Needs => Permission.Coordinate;

    public string? Audit => null;
}

/// <summary>The rows, the largest first; those without a number are smaller than <paramref name="Limit"/>, or would tell one that is. <paramref name="Hidden"/> counts those; where no number can be shown they are not named. By outcome a case counts once for each of its outcomes.</summary>
internal sealed record OverviewCases([property: Codes(typeof(Breakdowns))] string By, DateTimeOffset From, DateTimeOffset Before, int Total, IReadOnlyList<CountRow> Rows, int Hidden, int Limit);

/// <summary>What cases can be counted by.</summary>
internal static class Breakdowns
{
    /// <summary>Says nothing about a person: never hidden.</summary>
    public const string ByUrgency = "urgency";

    /// <summary>A case has several, so these do not add up to the cases.</summary>
    public const string ByOutcome = "outcome";

    public static readonly IReadOnlyList<string> All = ["topic", "language", "channel", ByOutcome, "country", ByUrgency];

    public static Task<IReadOnlyList<CodeCount>> CountAsync(CasebookContext context, string by, Period period, CancellationToken cancellationToken) => by switch
    {
        "topic" => CaseNumbers.ByAsync(context, c => c.Topic, period.From, period.Before, cancellationToken),
        "language" => CaseNumbers.ByAsync(context, c => c.Language, period.From, period.Before, cancellationToken),
        "channel" => CaseNumbers.ByAsync(context, c => c.Channel, period.From, period.Before, cancellationToken),
        ByOutcome => CaseNumbers.ByOutcomeAsync(context, period.From, period.Before, cancellationToken),
        "country" => CaseNumbers.ByCountryAsync(context, period.From, period.Before, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Cases are not counted by that."),
    };
}

/// <summary>Handles <see cref="ReadBreakdown"/>.</summary>
internal sealed class ReadBreakdownHandler(CasebookContext context, TimeProvider clock) : IRequestHandler<ReadBreakdown, DeskResult<OverviewCases>>
{
    public async Task<DeskResult<OverviewCases>> Handle(ReadBreakdown request, CancellationToken cancellationToken)
    {
        if (request.By is not { } by || !Breakdowns.All.Contains(by)) return DeskError.Invalid($"Say what to count by: {string.Join(", ", Breakdowns.All)}.");
        if (Period.Read(request.From, request.Before, clock.GetUtcNow()) is not { } period) return Period.Broken;
        var opened = await CaseNumbers.OpenedAsync(context, period.From, period.Before, cancellationToken);
        var (rows, hidden) = by == Breakdowns.ByUrgency
            ? ([.. Enum.GetValues<Urgency>().OrderDescending().Select(u => new CountRow(Codes.Of(u), opened.GetValueOrDefault(u)))], 0)
            : SmallNumbers.Hide(await Breakdowns.CountAsync(context, by, period, cancellationToken), addUp: by != Breakdowns.ByOutcome);
        return DeskResult<OverviewCases>.Ok(new OverviewCases(by, period.From, period.Before, opened.Values.Sum(), rows, hidden, SmallNumbers.Limit));
    }
}
