using Hotline.Core.Cases;
using Hotline.Desk.Api;
using Hotline.Desk.Coding;
using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Cases;

/// <summary><c>/api/v1/cases</c>, and the colleagues whom one can be handed to.</summary>
internal static class CaseEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var cases = api.MapGroup("/cases");
        cases.MapGet("/mine", static async (string? after, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadMine(after), ct)));
        cases.MapPost("/search", static async (DeskBody<SearchBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new SearchCases(body.Value), ct)));
        cases.MapGet("/{id}/lines", static async (string id, string? after, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadLines(id, after), ct)));
        cases.MapPost("/{id}/find", static async (string id, DeskBody<FindBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new FindInCase(id, body.Value?.Text ?? "", body.Value?.After), ct)));
        cases.MapPost("/{id}/reveal", static async (string id, DeskBody<RevealBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new RevealAddress(id, body.Value?.Reason, body.Value?.Note, body.Value?.Pseudonym), ct)));
        cases.MapGet("/{id}", static async (string id, string? lang, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadCase(id, lang), ct)));
        cases.MapPost("/{id}/take", static (string id, DeskBody<TakeBody> body, IMediator desk, CancellationToken ct) =>
            DoAsync(desk, new TakeCase(id, body.Value?.Version ?? 0), ct));
        cases.MapPost("/{id}/reply", static (string id, DeskBody<ReplyBody> body, IMediator desk, CancellationToken ct) =>
            AskAsync(desk, new ReplyToCase(id, body.Value?.Version ?? 0, body.Value?.ClientId ?? "", body.Value?.Text ?? "", body.Value?.File, body.Value?.To), ct));
        cases.MapPost("/{id}/size", static async (string id, DeskBody<SizeBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new MeasureReply(id, body.Value?.Text ?? ""), ct)));
        CaseFileEndpoints.Map(cases);
        cases.MapPost("/{id}/return", static (string id, DeskBody<ReturnBody> body, IMediator desk, CancellationToken ct) =>
            DoAsync(desk, new ReturnCase(id, body.Value?.Version ?? 0, body.Value?.Note), ct));
        api.MapGet("/colleagues", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadColleagues(), ct)));
        cases.MapPost("/{id}/hand-over", static (string id, DeskBody<HandOverBody> body, IMediator desk, CancellationToken ct) =>
            DoAsync(desk, new HandOverCase(id, body.Value?.Version ?? 0, body.Value?.To ?? "", body.Value?.Note), ct));
        cases.MapPost("/{id}/close", static (string id, DeskBody<CloseBody> body, IMediator desk, CancellationToken ct) =>
            DoAsync(desk, new CloseCase(id, body.Value?.Version ?? 0, body.Value?.Of() ?? [], body.Value?.Note), ct));
        cases.MapPost("/{id}/reopen", static (string id, DeskBody<ReopenBody> body, IMediator desk, CancellationToken ct) =>
            AskAsync(desk, new ReopenCase(id, body.Value?.Version ?? 0, body.Value?.Reason ?? ""), ct));
        cases.MapPost("/{id}/notes", static async (string id, DeskBody<NoteBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new WriteNote(id, body.Value?.Text ?? ""), ct)));
        cases.MapPost("/{id}/pin", static async (string id, DeskBody<PinBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new PinSummary(id, body.Value?.Version ?? 0, body.Value?.Text ?? ""), ct)));
        cases.MapPost("/{id}/urgency", static (string id, DeskBody<UrgencyBody> body, IMediator desk, CancellationToken ct) =>
            AskAsync(desk, new LowerUrgency(id, body.Value?.Version ?? 0, body.Value?.To ?? "", body.Value?.Reason ?? ""), ct));
    }

    internal static async Task<DeskAnswer<CaseCard>> DoAsync(IMediator desk, IDeskRequest<CaseCard> request, CancellationToken cancellationToken) =>
        DeskAnswers.Of(await desk.Send(request, cancellationToken));

    /// <summary>For what the conversation decides.</summary>
    private static async Task<AcceptedAnswer<CaseCard>> AskAsync(IMediator desk, IDeskRequest<CaseCard> request, CancellationToken cancellationToken) =>
        DeskAnswers.Accepted(await desk.Send(request, cancellationToken));

    /// <summary>Body of <c>find</c>.</summary>
    internal sealed record FindBody(string? Text, string? After);

    /// <summary>Body of <c>reveal</c>.</summary>
    internal sealed record RevealBody([property: Codes(typeof(RevealReasons))] string? Reason, string? Note, string? Pseudonym);

    /// <summary>Body of <c>take</c>.</summary>
    internal sealed record TakeBody(long Version);

    /// <summary>Body of <c>reply</c>.</summary>
    internal sealed record ReplyBody(string? ClientId, long Version, string? Text, string? File, string? To);

    /// <summary>Body of <c>size</c>.</summary>
    internal sealed record SizeBody(string? Text);

    /// <summary>Body of <c>return</c>.</summary>
    internal sealed record ReturnBody(long Version, string? Note);

    /// <summary>Body of <c>hand-over</c>.</summary>
    internal sealed record HandOverBody(long Version, string? To, string? Note);

    /// <summary>Body of <c>close</c>. <c>Outcome</c> is short for one without more to say of it.</summary>
    internal sealed record CloseBody(long Version, [property: Codes(typeof(OutcomeCodes))] string? Outcome, IReadOnlyList<OutcomeBody>? Outcomes, string? Note)
    {
        public IReadOnlyList<OutcomeBody> Of() => Outcomes is { Count: > 0 } ? Outcomes : [new OutcomeBody(Outcome)];
    }

    /// <summary>Body of <c>reopen</c>.</summary>
    internal sealed record ReopenBody(long Version, string? Reason);

    /// <summary>Body of <c>notes</c>.</summary>
    internal sealed record NoteBody(string? Text);

    /// <summary>Body of <c>pin</c>.</summary>
    internal sealed record PinBody(long Version, string? Text);

    /// <summary>Body of <c>urgency</c>.</summary>
    internal sealed record UrgencyBody(long Version, [property: Codes(typeof(Urgency))] string? To, string? Reason);
}
