using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Hotline.Channels.Twilio.Files;

/// <summary>
/// Gives Twilio the files that go with messages, at <see cref="TwilioFileLink"/>s. Whatever else is asked for is not there: 404, before anything is looked up. Thread-safe.
/// </summary>
internal sealed partial class TwilioFileDoor(TwilioFileLink links, IAttachments attachments, ILogger<TwilioFileDoor> logger)
{
    /// <summary>Whatever a file holds, it runs nothing and reaches nothing.</summary>
    private const string Policy = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public async Task HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var (conversation, file) = (Part("conversation"), Part("file"));
        context.Response.Headers.CacheControl = "no-store";
        if (!links.Opens(conversation, file, Part("until"), Part("mark")) || await attachments.OpenAsync(new ConversationId(conversation), file, cancellationToken) is not var (found, content))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using (content)
        {
            Dress(context.Response, found);
            if (HttpMethods.IsHead(context.Request.Method)) return;
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

        string Part(string name) => context.Request.RouteValues[name] as string ?? "";
    }

    private static void Dress(HttpResponse response, Attachment file)
    {
        var type = MediaTypes.Named(file.Type);
        response.ContentType = type?.Name ?? "application/octet-stream";
        response.ContentLength = file.Bytes;
        // The name under which WhatsApp shows a paper.
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = type is null ? "file" : MediaTypes.FileName(type, file.Media) }.ToString();
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A file for Twilio could not be read to its end ({Fault})")]
        public static partial void NotRead(ILogger logger, string fault);
    }
}
