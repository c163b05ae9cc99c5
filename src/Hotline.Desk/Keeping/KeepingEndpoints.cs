using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Keeping;

/// <summary>What is kept and forgotten: <c>/api/v1/retention</c>.</summary>
internal static class KeepingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/retention", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadRetention(), ct)));
    }
}
