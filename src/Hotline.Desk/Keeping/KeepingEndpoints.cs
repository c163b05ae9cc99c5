using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Export;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Keeping;

/// <summary>What is kept and forgotten: <c>/api/v1/retention</c>, <c>/erasures</c>, and of a case <c>erasure</c> and <c>export</c>.</summary>
internal static class KeepingEndpoints
{
    private const string Archive = "application/zip";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/retention", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadRetention(), ct)));
        api.MapGet("/cases/{id}/export", ExportAsync).Produces<Stream>(StatusCodes.Status200OK, Archive);
        api.MapPost("/cases/{id}/erasure", static async (string id, DeskBody<ErasureBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Accepted(await desk.Send(new AskErasure(id, body.Value?.Pseudonym ?? "", body.Value?.Reason), ct)));
        api.MapGet("/erasures", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadErasures(), ct)));
        api.MapPost("/erasures/{id}/confirm", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Accepted(await desk.Send(new ConfirmErasure(id), ct)));
        api.MapPost("/erasures/{id}/withdraw", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new WithdrawErasure(id), ct)));
    }

    /// <summary>Written to the answer as it is read from the casebook: nothing of it lies on this machine's disk.</summary>
    private static async Task<IResult> ExportAsync(string id, IMediator desk, PersonExport export, CancellationToken cancellationToken)
    {
        var result = await desk.Send(new ExportPerson(id), cancellationToken);
        if (result is not { Error: null, Value: { } person }) return DeskAnswers.Of(result);
        return Results.Stream(body => export.WriteAsync(person, body, progress: null, cancellationToken), Archive, $"hotline-export-{result.CaseId}.zip");
    }

    /// <summary>Body of <c>erasure</c>: whose data it is, said again, and why.</summary>
    internal sealed record ErasureBody(string? Pseudonym, [property: Codes(typeof(ErasureReasons))] string? Reason);
}
