using Hotline.Core.Media;
using Hotline.Desk.Requests;
using Hotline.Storage.Media;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Cases;

/// <summary><c>/api/v1/cases/{id}/files</c>: looking at a file, and adding one.</summary>
internal static class CaseFileEndpoints
{
    /// <summary>Whatever a file holds, it runs nothing and reaches nothing.</summary>
    private const string Policy = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static readonly DeskError Kind = new(StatusCodes.Status415UnsupportedMediaType, "file_kind", "Files of this kind cannot be sent. Take a photo, a sound, a video, a PDF or an office file without programs in it.");
    private static readonly DeskError Size = new(StatusCodes.Status413PayloadTooLarge, "file_size", $"This file is too large: {MediaLimits.Largest / (1024 * 1024)} MB at most, photos {MediaLimits.Photo / (1024 * 1024)} MB.");
    private static readonly DeskError Damaged = DeskError.Invalid("This file is damaged or empty and cannot be sent.");

    private const string AnyFile = "application/octet-stream";

    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapGet("/{id}/files/{file}", ReadAsync).Produces<Stream>(StatusCodes.Status200OK, AnyFile).Produces<Stream>(StatusCodes.Status206PartialContent, AnyFile);
        cases.MapPost("/{id}/files", AddAsync).WithMetadata(new FileLimit(), new BodyOf(typeof(Stream), AnyFile));
    }

    private static async Task<IResult> ReadAsync(string id, string file, HttpContext http, IMediator desk, CancellationToken cancellationToken)
    {
        var result = await desk.Send(new ReadFile(id, file), cancellationToken);
        if (result is not { Error: null, Value: { } opened }) return DeskAnswers.Of(result);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Stream(opened.Content, opened.Type.Name, opened.Name, enableRangeProcessing: true);
    }

    private static async Task<DeskAnswer<AddedFile>> AddAsync(string id, HttpRequest request, IMediator desk, MediaShelf shelf, CancellationToken cancellationToken)
    {
        var room = await desk.Send(new MakeRoomForFile(id), cancellationToken);
        if (room is not { Error: null, Value: { } found }) return DeskAnswers.Of<AddedFile>(room.Error!);
        var content = await BoundedFile.ReadAsync(request.Body, cancellationToken);
        if (content is null) return DeskAnswers.Of<AddedFile>(Size);
        var verdict = MediaCheck.Of(content);
        if (verdict is not MediaVerdict.Taken taken) return DeskAnswers.Of<AddedFile>(Refusal(verdict, content.Length));
        if (PaperAuthors.Without(taken.Type, taken.Content) is not { } nameless) return DeskAnswers.Of<AddedFile>(Damaged);
        if (found.Channel.FileFault(taken.Type, nameless.Length) is { } fault) return DeskAnswers.Of<AddedFile>(new DeskError(StatusCodes.Status415UnsupportedMediaType, "file_channel", fault));
        if (await shelf.WriteAsync(found.Conversation, nameless, cancellationToken) is not { } file) return DeskAnswers.Of<AddedFile>(DeskError.NoSuchCase);
        var added = await desk.Send(new AddFile(id, file, taken.Type, nameless.Length), cancellationToken);
        if (added.Error is not null) shelf.Forget(file);
        return DeskAnswers.Of(added);
    }

    private static DeskError Refusal(MediaVerdict verdict, int length) => verdict switch
    {
        MediaVerdict.Refused { Why: MediaRefusal.Kind } when length > 0 => Kind,
        MediaVerdict.Refused { Why: MediaRefusal.Size } => Size,
        _ => Damaged,
    };

    /// <summary>A little more than the largest file, so that one that is too large is told so in words.</summary>
    private sealed class FileLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => MediaLimits.Largest + 65_536;
    }
}
