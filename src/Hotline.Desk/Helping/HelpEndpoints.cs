using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Helping;

/// <summary>What stands ready for a helper beside a case: <c>/api/v1/cases/{id}/replies</c> and <c>/api/v1/cases/{id}/card</c>.</summary>
internal static class HelpEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cases/{id}/replies", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadReplies(id), ct)));
        api.MapGet("/cases/{id}/card", static async (string id, string? lang, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadCard(id, lang), ct)));
    }
}
