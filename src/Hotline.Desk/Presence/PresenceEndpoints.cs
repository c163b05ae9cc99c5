using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Presence;

/// <summary><c>/api/v1/cases/{id}/presence</c>.</summary>
internal static class PresenceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cases/{id}/presence", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadPresence(id), ct)));
        api.MapPost("/cases/{id}/presence", static async (string id, DeskBody<PresenceBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new MarkPresence(id, StateOf(body.Value), body.Value?.ToPerson == true), ct)));
    }

    private static PresenceState StateOf(PresenceBody? body) => body switch
    {
        { Gone: true } => PresenceState.Gone,
        { Typing: true } => PresenceState.Types,
        _ => PresenceState.Looks,
    };

    /// <summary>Body of <c>presence</c>. Without anything: looks at it. <c>ToPerson</c>: the typing is a reply to where the person wrote last, and they may see it.</summary>
    internal sealed record PresenceBody(bool? Typing, bool? Gone, bool? ToPerson);
}
