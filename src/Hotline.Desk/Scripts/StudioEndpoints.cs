using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Scripts;

/// <summary><c>/api/v1/studio</c>: the draft of the scripts.</summary>
internal static class StudioEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var studio = api.MapGroup("/studio");
        studio.MapGet("", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadStudio(), ct)));
        studio.MapGet("/file", static async (string? path, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadScriptFile(path), ct)));
        studio.MapPost("/files", static async (DeskBody<WriteFilesBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new WriteScriptFiles(body.Value?.Files), ct)))
            .WithMetadata(new FilesLimit());
    }

    /// <summary>A rename touches every file of texts.</summary>
    private sealed class FilesLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 33_554_432;
    }
}
