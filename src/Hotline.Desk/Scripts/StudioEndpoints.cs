using System.Text;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using Hotline.Desk.Scripts.Funnels;
using Hotline.Desk.Scripts.Lines;
using Hotline.Desk.Scripts.Publishing;
using Hotline.Desk.Scripts.Unknown;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Scripts;

/// <summary><c>/api/v1/studio</c>: the draft of the scripts.</summary>
internal static class StudioEndpoints
{
    private const string Patch = "text/x-patch";

    public static void Map(RouteGroupBuilder api)
    {
        var studio = api.MapGroup("/studio");
        studio.MapGet("", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadStudio(), ct)));
        studio.MapGet("/file", static async (string? path, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadScriptFile(path), ct)));
        studio.MapPost("/files", static async (DeskBody<WriteFilesBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new WriteScriptFiles(body.Value?.Files), ct)))
            .WithMetadata(new FilesLimit());
        studio.MapPost("/discard", static async (DeskBody<DiscardFilesBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new DiscardFiles(body.Value?.Files), ct)));
        studio.MapPost("/withdraw", static async (DeskBody<WithdrawBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new WithdrawDialog(body.Value?.Dialog, body.Value?.To), ct)));
        studio.MapGet("/check", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new CheckDraft(), ct)));
        studio.MapGet("/changes", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadChanges(), ct)));
        studio.MapGet("/patch", PatchAsync).Produces<Stream>(StatusCodes.Status200OK, Patch);
        studio.MapPost("/publish", PublishAsync);
        studio.MapGet("/funnels", static async (string? dialog, string? days, string? language, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadFunnel(dialog, days, language), ct)));
        studio.MapGet("/unknown", static async (string? dialog, string? days, bool? aside, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadUnknownAnswers(dialog, days, aside ?? false), ct)));
        studio.MapPost("/unknown/aside", static async (DeskBody<SetAsideBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new SetAnswerAside(body.Value), ct)));
        LineEndpoints.Map(studio);
        var publications = api.MapGroup("/publications");
        publications.MapGet("", static async (long? before, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadPublications(before), ct)));
        publications.MapGet("/{number:long}/changes", static async (long number, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadChanges(number), ct)));
        publications.MapPost("/{number:long}/rollback", RollBackAsync);
    }

    private static async Task<IResult> PatchAsync(IMediator desk, CancellationToken cancellationToken)
    {
        var result = await desk.Send(new ReadPatch(), cancellationToken);
        return result.Error is { } refusal ? DeskAnswers.Of(refusal) : Results.File(Encoding.UTF8.GetBytes(result.Value!), Patch, "hotline-draft.patch");
    }

    /// <summary>What takes a second is done before the transaction begins, which others wait for.</summary>
    private static async Task<DeskAnswer<PublishedEntry>> PublishAsync(DeskBody<PublishBody> body, IMediator desk, CancellationToken cancellationToken)
    {
        var tried = await desk.Send(new TryPublish(body.Value), cancellationToken);
        return DeskAnswers.Of(tried.Error is { } refusal ? refusal : await desk.Send(new PublishDraft(body.Value!), cancellationToken));
    }

    /// <inheritdoc cref="PublishAsync"/>
    private static async Task<DeskAnswer<PublishedEntry>> RollBackAsync(long number, DeskBody<RollBackBody> body, IMediator desk, CancellationToken cancellationToken)
    {
        var compared = await desk.Send(new ReadChanges(number, IsBack: true), cancellationToken);
        return DeskAnswers.Of(compared.Error is { } refusal ? refusal : await desk.Send(new RollBack(number, body.Value), cancellationToken));
    }

    /// <summary>A rename touches every file of texts.</summary>
    private sealed class FilesLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 33_554_432;
    }
}
