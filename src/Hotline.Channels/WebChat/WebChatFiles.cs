using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Hotline.Channels.WebChat;

/// <summary>
/// Files of the web chat, behind its <see cref="WebChatDoor"/>. What a person brings is looked at and cleaned before anything is kept, so that they hear at once what is wrong with it; what an
/// operator sent opens with the token of the chat that it was sent to, and with no other. Thread-safe.
/// </summary>
internal sealed partial class WebChatFiles(
    WebChatDoor door, WebChatRates rates, IInbox inbox, IMailbox mailbox, IUploads uploads, IAttachments attachments, TimeProvider time, ILogger<WebChatFiles> logger)
{
    /// <summary>Whatever a file holds, it runs nothing and reaches nothing.</summary>
    private const string Policy = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>A little more than the largest file, so that one that is too large is told so in words.</summary>
    public static IRequestSizeLimitMetadata Limit { get; } = new FileLimit();

    /// <summary><c>POST /chat/files?id=…</c>: the bytes are the body; the id is the message's, kept over every try.</summary>
    public Task PostAsync(HttpContext context) => door.EnterAsync(context, chat => AdmitAsync(context, chat));

    /// <summary><c>GET /chat/files/{id}</c></summary>
    public Task GetAsync(HttpContext context) => door.EnterAsync(context, chat => GiveAsync(context, chat));

    private async Task AdmitAsync(HttpContext context, Address chat)
    {
        if (context.Request.Query["id"] is not [{ Length: > 0 and <= WebChatLimits.MessageId } id])
        {
            await WebChatRefusal.WriteAsync(context, StatusCodes.Status400BadRequest, "unreadable", $"A file needs an \"id\" of 1 to {WebChatLimits.MessageId} characters in its address.");
            return;
        }

        if (rates.RefuseFile(chat, context) is { } wait)
        {
            await WebChatRefusal.SlowDownAsync(context, wait);
            return;
        }

        if (!uploads.HasRoom)
        {
            Log.NoRoom(logger);
            await WebChatRefusal.NoRoomAsync(context);
            return;
        }

        using var place = rates.OpenUpload(chat, context);
        if (place is null) await WebChatRefusal.SlowDownAsync(context, WebChatLimits.Later);
        else if (!await WebChatRefusal.OverAsync(context, await mailbox.StateAsync(chat, context.RequestAborted))) await TakeAsync(context, chat, id);
    }

    private async Task TakeAsync(HttpContext context, Address chat, string id)
    {
        try
        {
            using var deadline = new CancellationTokenSource(WebChatLimits.Upload, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token);
            var content = await BoundedFile.ReadAsync(context.Request.Body, either.Token);
            switch (content is null ? MediaCheck.Refused(MediaRefusal.Size) : MediaCheck.Of(content))
            {
                case MediaVerdict.Taken taken when !rates.Takes(chat, taken.Content.Length):
                    await WebChatRefusal.EnoughAsync(context);
                    break;
                case MediaVerdict.Taken taken:
                    await StoreAsync(context, chat, id, taken);
                    break;
                case MediaVerdict.Refused refused:
                    await RefuseAsync(context, content is { Length: 0 } ? MediaRefusal.Damaged : refused.Why);
                    break;
            }
        }
        catch (IOException fault) when (fault is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            Log.NotKept(logger, fault.GetType().Name);
            await WebChatRefusal.AwayAsync(context);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            await WebChatRefusal.LaterAsync(context, StatusCodes.Status408RequestTimeout, WebChatLimits.Later, "slow", "The file took too long. Try again on a better line.");
        }
    }

    /// <summary>
    /// The bytes first, durably, then their message. When the store fails nobody knows whether it has the message: then the bytes stay for the day that unclaimed ones have.
    /// </summary>
    private async Task StoreAsync(HttpContext context, Address chat, string id, MediaVerdict.Taken taken)
    {
        var reference = await uploads.PutAsync(taken.Content, context.RequestAborted);
        var file = new InboundFile(taken.Type.Kind, reference, Caption: null, taken.Content.Length, taken.Type.Name);
        var acceptance = await inbox.AcceptAsync(new InboundMessage(chat, id, time.GetUtcNow(), file), context.RequestAborted);
        if (acceptance != Acceptance.Stored) await uploads.ForgetAsync(reference, CancellationToken.None);
        await WebChatEndpoints.AnswerAsync(context, acceptance);
    }

    private static Task RefuseAsync(HttpContext context, MediaRefusal why) => why switch
    {
        MediaRefusal.Kind => WebChatRefusal.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "file_kind", "Files of this kind are not taken. Send a photo, a voice, a video, a PDF or an office file."),
        MediaRefusal.Size => WebChatRefusal.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "file_large", $"The file is too large: {MediaLimits.Largest / (1024 * 1024)} MB at most, photos {MediaLimits.Photo / (1024 * 1024)} MB."),
        _ => WebChatRefusal.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, "file_damaged", "The file is damaged or empty. Choose it again."),
    };

    private async Task GiveAsync(HttpContext context, Address chat)
    {
        var cancellationToken = context.RequestAborted;
        if (await WebChatRefusal.OverAsync(context, await mailbox.StateAsync(chat, cancellationToken))) return;
        if (await attachments.OpenAsync(chat, (string)context.Request.RouteValues["id"]!, cancellationToken) is not var (file, content))
        {
            await WebChatRefusal.WriteAsync(context, StatusCodes.Status404NotFound, "file_gone", "This file is not here any more.");
            return;
        }

        await using (content)
        {
            Dress(context.Response, file);
            try
            {
                await content.CopyToAsync(context.Response.Body, cancellationToken);
            }
            catch (IOException fault) when (!cancellationToken.IsCancellationRequested)
            {
                Log.NotRead(logger, fault.GetType().Name);
                context.Abort();
            }
        }
    }

    private static void Dress(HttpResponse response, Attachment file)
    {
        response.ContentType = MediaTypes.Named(file.Type)?.Name ?? "application/octet-stream";
        response.ContentLength = file.Bytes;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = WebChatFile.NameOf(file) }.ToString();
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private sealed class FileLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => MediaLimits.Largest + 65_536;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A file of the web chat could not be kept ({Fault}), the page tries again. Is there room in the media folder?")]
        public static partial void NotKept(ILogger logger, string fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A file of the web chat was not taken: less than Media:KeepFreeMegabytes is free in the media folder. Free some space")]
        public static partial void NoRoom(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A file of the web chat could not be read to its end ({Fault})")]
        public static partial void NotRead(ILogger logger, string fault);
    }
}
