using System.Globalization;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WebChat;

/// <summary>
/// The chat page's half of the web chat, behind its <see cref="WebChatDoor"/>. A message is answered 202 only after the store has it. Thread-safe.
/// </summary>
internal sealed partial class WebChatEndpoints(
    WebChatDoor door, IInbox inbox, IMailbox mailbox, WebChatTyping typing, WebChatRates rates, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<WebChatEndpoints> logger)
{
    /// <summary>The id of the event "left": one chat is left once.</summary>
    private const string LeaveId = "leave";

    /// <summary><c>POST /chat/messages</c></summary>
    public Task PostAsync(HttpContext context) => door.EnterAsync(context, chat => TakeAsync(context, chat));

    /// <summary><c>GET /chat/events</c></summary>
    public Task ListenAsync(HttpContext context) => door.EnterAsync(context, chat => StreamAsync(context, chat));

    /// <summary><c>POST /chat/leave</c></summary>
    public Task LeaveAsync(HttpContext context) => door.EnterAsync(context, chat => EndAsync(context, chat), leaves: true);

    private async Task TakeAsync(HttpContext context, Address chat)
    {
        var cancellationToken = context.RequestAborted;
        var body = await BoundedBody.ReadAsync(context.Request, WebChatLimits.Body, cancellationToken);
        var reading = body is null ? null : WebChatReader.Read(body);
        if (reading is null) await WebChatRefusal.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "too_long", "The message is too long. Send it in two parts.");
        else if (reading is WebChatReading.Fault fault) await WebChatRefusal.WriteAsync(context, StatusCodes.Status400BadRequest, "unreadable", fault.Words);
        else if (reading is WebChatReading.Event read && !await WebChatRefusal.OverAsync(context, await mailbox.StateAsync(chat, cancellationToken))) await AnswerAsync(context, await inbox.AcceptAsync(Message(chat, read), cancellationToken));
    }

    private InboundMessage Message(Address chat, WebChatReading.Event read) =>
        new(chat, read.Id, time.GetUtcNow(), read.Content, read.Language, LanguageChosen: read.Language is not null);

    internal static Task AnswerAsync(HttpContext context, Acceptance acceptance)
    {
        switch (acceptance)
        {
            case Acceptance.Full:
                return WebChatRefusal.FullAsync(context);
            case Acceptance.Erased:
                return WebChatRefusal.ErasedAsync(context);
            default:
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                return Task.CompletedTask;
        }
    }

    private async Task StreamAsync(HttpContext context, Address chat)
    {
        using var place = rates.OpenStream(chat, context);
        if (place is null)
        {
            await WebChatRefusal.LaterAsync(context, StatusCodes.Status429TooManyRequests, WebChatLimits.Later, "windows", "This chat is open in too many windows. Close some of them.");
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await new WebChatStream(mailbox, typing, chat, context.Response).RunAsync(After(context.Request), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page went away or the program stops: the page comes back with the last id that it saw.
        }
        catch (StoreUnavailableException e) when (context.Response.HasStarted)
        {
            Log.StreamCut(logger, e.Message);
        }
    }

    private async Task EndAsync(HttpContext context, Address chat)
    {
        // The page is on its way elsewhere: that its line breaks must not keep the session open.
        var acceptance = await inbox.AcceptAsync(new InboundMessage(chat, LeaveId, time.GetUtcNow(), new InboundTap(Button.Leave)), CancellationToken.None);
        // The session ends here whatever the store says: a page that somebody else opens with this key must find nothing.
        await mailbox.CloseAsync(chat, CancellationToken.None);
        if (acceptance == Acceptance.Full)
        {
            Log.NotHeard(logger);
            await AnswerAsync(context, acceptance);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static long After(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody left the web chat while too many of their messages waited; their chat is closed, and their case does not say yet that they left")]
        public static partial void NotHeard(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A stream of the web chat was cut because the store is away, the page comes back: {Words}")]
        public static partial void StreamCut(ILogger logger, string words);
    }
}
