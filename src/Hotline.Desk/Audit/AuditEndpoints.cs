using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Audit;

/// <summary><c>/api/v1/audit</c>.</summary>
internal static class AuditEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audit", static async (string? account, string? what, [FromQuery(Name = "case")] string? about, string? from, string? before, string? after, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new ReadAudit(account, what, about, from, before, after), ct)));
        api.MapGet("/audit/codes", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadAuditChoices(), ct)));
    }
}
