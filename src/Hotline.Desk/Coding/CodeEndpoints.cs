using Hotline.Core.Cases;
using Hotline.Desk.Api;
using Hotline.Desk.Cases;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Cases;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Coding;

/// <summary><c>/api/v1/codes</c>, and the codes of a case.</summary>
internal static class CodeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/codes", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadCodes(), ct)));
        api.MapPost("/cases/{id}/fields", static (string id, DeskBody<FieldsBody> body, IMediator desk, CancellationToken ct) => CaseEndpoints.DoAsync(
            desk,
            new SetFields(id, body.Value?.Version ?? 0, body.Value?.CodesVersion ?? -1, body.Value?.Fields ?? new Dictionary<string, IReadOnlyList<string>>()),
            ct));
        api.MapPost("/cases/{id}/flags", static (string id, DeskBody<FlagBody> body, IMediator desk, CancellationToken ct) => CaseEndpoints.DoAsync(
            desk,
            new SetFlag(
                id, body.Value?.Version ?? 0, body.Value?.CodesVersion ?? -1,
                new FlagDecision(body.Value?.Code ?? "", body.Value?.Stands ?? true, body.Value?.Source, body.Value?.Confidence, body.Value?.From, body.Value?.Until)),
            ct));
        api.MapPost("/cases/{id}/outcomes", static (string id, DeskBody<OutcomeBody> body, IMediator desk, CancellationToken ct) => CaseEndpoints.DoAsync(
            desk, new AddOutcome(id, body.Value ?? new OutcomeBody(null)), ct));
    }

    /// <summary>Body of <c>fields</c>.</summary>
    internal sealed record FieldsBody(long Version, long CodesVersion, IReadOnlyDictionary<string, IReadOnlyList<string>>? Fields);

    /// <summary>Body of <c>flags</c>. <c>From</c> and <c>Until</c> are months.</summary>
    internal sealed record FlagBody(long Version, long CodesVersion, [property: Codes(typeof(ViolationCodes))] string? Code, bool? Stands, string? Source, string? Confidence, string? From, string? Until);
}
