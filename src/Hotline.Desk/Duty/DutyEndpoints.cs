using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Duty;

/// <summary><c>/api/v1/shift</c> and <c>/api/v1/duty-hours</c>.</summary>
internal static class DutyEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/shift", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadShift(), ct)));
        api.MapPost("/shift/start", static async (DeskBody<StartBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new StartShift(body.Value?.Until), ct)));
        api.MapPost("/shift/end", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new EndShift(), ct)));
        api.MapPost("/duty-hours", static async (DeskBody<HoursBody> body, IMediator desk, CancellationToken ct) =>
            // A body that cannot be read would take all hours away: it is of no version.
            DeskAnswers.Of(await desk.Send(new WriteDutyHours(body.Value?.Version ?? -1, body.Value?.Hours ?? "", body.Value?.Holidays ?? ""), ct)));
    }

    /// <summary>Body of <c>shift/start</c>.</summary>
    internal sealed record StartBody(DateTimeOffset? Until);

    /// <summary>Body of <c>duty-hours</c>.</summary>
    internal sealed record HoursBody(long Version, string? Hours, string? Holidays);
}
