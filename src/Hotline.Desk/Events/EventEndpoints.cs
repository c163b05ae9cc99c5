using System.Text.Json;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Events;

/// <summary>
/// <c>/api/v1/events</c>: server-sent events, named by <see cref="CasebookChange.Kind"/>. They carry no content, only where to look again; after a lost connection, and when it hears <c>again</c>, the page
/// reads everything once, so nothing is resumed.
/// </summary>
internal static class EventEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/events", static async (HttpContext http, IMediator desk, EventStream stream) =>
    {
        var result = await desk.Send(new OpenEvents(), http.RequestAborted);
        if (result is not { Error: null, Value: { } news }) return DeskAnswers.Of(result.Error!);
        using (news) await stream.WriteAsync(http, news);
        return Results.Empty;
    }).Produces<string>(StatusCodes.Status200OK, "text/event-stream");

    /// <summary>Each once.</summary>
    internal static string Frames(IEnumerable<CasebookChange> changes) => string.Concat(changes.Select(Frame).Distinct());

    private static string Frame(CasebookChange change) =>
        $"event: {change.Kind}\ndata: {(change.CaseId is { } id ? JsonSerializer.Serialize(new { id }) : "{}")}\n\n";
}
