using Hotline.Core.Cases;
using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Statistics;
using MediatR;

namespace Hotline.Desk.Overview;

/// <summary>How long people waited for a human's first words, of the cases that were opened in a period.</summary>
internal sealed record ReadTimes(string? From, string? Before) : IDeskRequest<OverviewTimes>
{
    public Permission Needs => Permission.Coordinate;

    public string? Audit => null;
}

/// <summary>The times, all together first, then by urgency.</summary>
internal sealed record OverviewTimes(DateTimeOffset From, DateTimeOffset Before, IReadOnlyList<TimesRow> Times);

/// <summary>One line of them. <paramref name="Urgency"/> null: all together. Seconds are null while nobody was answered.</summary>
internal sealed record TimesRow([property: Codes(typeof(Urgency))] string? Urgency, int Opened, int Answered, long? MedianSeconds, long? NinetySeconds);

/// <summary>Handles <see cref="ReadTimes"/>.</summary>
internal sealed class ReadTimesHandler(CasebookContext context, TimeProvider clock) : IRequestHandler<ReadTimes, DeskResult<OverviewTimes>>
{
    private const int All = -1;

    public async Task<DeskResult<OverviewTimes>> Handle(ReadTimes request, CancellationToken cancellationToken)
    {
        if (Period.Read(request.From, request.Before, clock.GetUtcNow()) is not { } period) return Period.Broken;
        var opened = await CaseNumbers.OpenedAsync(context, period.From, period.Before, cancellationToken);
        var times = (await CaseNumbers.TimesAsync(context, period.From, period.Before, cancellationToken)).ToDictionary(t => t.Urgency);
        return DeskResult<OverviewTimes>.Ok(new OverviewTimes(period.From, period.Before,
        [
            Row(null, opened.Values.Sum(), times.GetValueOrDefault(All)),
            .. Enum.GetValues<Urgency>().OrderDescending().Select(u => Row(Codes.Of(u), opened.GetValueOrDefault(u), times.GetValueOrDefault((int)u))),
        ]));
    }

    private static TimesRow Row(string? urgency, int opened, TimeToHuman? times) => new(urgency, opened, (int)(times?.Answered ?? 0), times?.Median / 1000, times?.Ninety / 1000);
}
