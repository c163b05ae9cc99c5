using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WebChat;

/// <summary>
/// What every request of the page passes. It names its chat by a token in <c>Authorization: Bearer</c>; nothing is looked at before the token is well-formed and the rates allow it. Thread-safe.
/// </summary>
internal sealed partial class WebChatDoor(WebChatRates rates, ILogger<WebChatDoor> logger)
{
    /// <summary>
    /// Lets a request through to its chat. Who <paramref name="leaves"/> is not asked how much they wrote before: the page is gone and does not try again.
    /// </summary>
    public async Task EnterAsync(HttpContext context, Func<Address, Task> act, bool leaves = false)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (rates.Refuse(context) is { } wait) await WebChatRefusal.SlowDownAsync(context, wait);
            else if (WebChatToken.Read(context.Request) is not { } chat) await WebChatRefusal.WriteAsync(context, StatusCodes.Status401Unauthorized, "no_key", "This chat has no valid key. Open the page again.");
            else if (!leaves && rates.Refuse(chat) is { } pause) await WebChatRefusal.SlowDownAsync(context, pause);
            else await act(chat);
        }
        catch (StoreUnavailableException e) when (!context.Response.HasStarted)
        {
            Log.NotStored(logger, e.Message);
            await WebChatRefusal.AwayAsync(context);
        }
        catch (BadHttpRequestException e)
        {
            await WebChatRefusal.WriteAsync(context, e.StatusCode, "unreadable", "The message could not be read. Try again.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A message of the web chat could not be stored, the page tries again: {Words}")]
        public static partial void NotStored(ILogger logger, string words);
    }
}
