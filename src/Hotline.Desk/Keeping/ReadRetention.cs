using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Retention;
using MediatR;

namespace Hotline.Desk.Keeping;

/// <summary>What goes by its age, and when, in counts.</summary>
internal sealed record ReadRetention : IDeskRequest<RetentionScreen>
{
    public Permission Needs => Permission.SeeKeeping;

    public string? Audit => null;
}

/// <summary>Handles <see cref="ReadRetention"/>.</summary>
internal sealed class ReadRetentionHandler(AgedData aged) : IRequestHandler<ReadRetention, DeskResult<RetentionScreen>>
{
    public async Task<DeskResult<RetentionScreen>> Handle(ReadRetention request, CancellationToken cancellationToken) => DeskResult<RetentionScreen>.Ok(new RetentionScreen(
        aged.Options.Enabled, [.. (await aged.ForecastAsync(cancellationToken)).Select(k => new RetentionKind(k.Kind, k.Unit, k.After.TotalDays, k.Now, k.Within7Days, k.Within30Days))]));
}

/// <summary>What goes by its age. <paramref name="Enabled"/> false: nothing goes, the counts say what would.</summary>
internal sealed record RetentionScreen(bool Enabled, IReadOnlyList<RetentionKind> Kinds);

/// <summary>
/// One kind of data (<c>unfinished</c>, <c>text</c>, <c>location</c>, <c>address</c>, <c>media</c>, <c>audit</c>), counted in <paramref name="Unit"/> (<c>people</c>, <c>places</c>, <c>addresses</c>,
/// <c>files</c>, <c>entries</c>): how many go now, and within 7 and 30 days, each count holding the one before.
/// </summary>
internal sealed record RetentionKind([property: Codes(typeof(RetentionForecast))] string Kind, [property: Codes(typeof(RetentionScreen))] string Unit, double AfterDays, int Now, int Within7Days, int Within30Days);
