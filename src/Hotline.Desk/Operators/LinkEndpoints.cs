using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Operators;

/// <summary><c>/api/v1/telegram</c>: one's own account in the operators' group.</summary>
internal static class LinkEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var telegram = api.MapGroup("/telegram");
        telegram.MapGet("", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadLink(), ct)));
        telegram.MapPost("/link", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new MakeLinkCode(), ct)));
        telegram.MapPost("/unlink", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new EndLink(), ct)));
        telegram.MapPost("/notices", static async (DeskBody<NoticesBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new SetNotices(body.Value?.On ?? false), ct)));
    }

    /// <summary>Body of <c>notices</c>.</summary>
    internal sealed record NoticesBody(bool On);
}
