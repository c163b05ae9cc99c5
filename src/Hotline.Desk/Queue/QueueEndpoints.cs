using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Queue;

/// <summary><c>/api/v1/queue</c> and <c>/api/v1/dead-letters</c>.</summary>
internal static class QueueEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/queue", static async (string? after, IMediator desk, CancellationToken cancellationToken) =>
            DeskAnswers.Of(await desk.Send(new ReadQueue(after), cancellationToken)));
        api.MapPost("/queue/take-next", static async (DeskBody<TakeNextBody> body, IMediator desk, CancellationToken cancellationToken) =>
            DeskAnswers.Of(await desk.Send(new TakeNext(body.Value?.Languages), cancellationToken))).Produces(StatusCodes.Status204NoContent);
        api.MapGet("/dead-letters", static async (string? after, IMediator desk, CancellationToken cancellationToken) =>
            DeskAnswers.Of(await desk.Send(new ReadDeadLetters(after), cancellationToken)));
        api.MapPost("/dead-letters/{id}/send-again", static async (string id, DeskBody<SendAgainBody> body, IMediator desk, CancellationToken cancellationToken) =>
            DeskAnswers.Of(await desk.Send(new SendAgain(id, body.Value?.Pseudonym), cancellationToken)));
    }

    /// <summary>The body of <c>send-again</c>: whose reply it is.</summary>
    internal sealed record SendAgainBody(string? Pseudonym);

    /// <summary>The optional body of <c>take-next</c>.</summary>
    internal sealed record TakeNextBody(IReadOnlyList<string>? Languages);
}
