using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Overview;

/// <summary><c>/api/v1/overview</c>.</summary>
internal static class OverviewEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var overview = api.MapGroup("/overview");
        overview.MapGet("/now", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadOverview(), ct)));
        overview.MapGet("/times", static async (string? from, string? before, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadTimes(from, before), ct)));
        overview.MapGet("/cases", static async (string? by, string? from, string? before, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadBreakdown(by, from, before), ct)));
    }
}
