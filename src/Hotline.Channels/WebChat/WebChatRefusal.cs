using System.Globalization;
using Hotline.Core.Channels;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat;

/// <summary>Answers that refuse: a status, a code that the page puts into words of its language, and when to try again where that helps.</summary>
internal static class WebChatRefusal
{
    public static Task WriteAsync(HttpContext context, int status, string code, string words)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new WebChatError(code, words), WebChatJson.Compact.WebChatError, cancellationToken: context.RequestAborted);
    }

    public static Task LaterAsync(HttpContext context, int status, TimeSpan after, string code, string words)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, status, code, words);
    }

    public static Task SlowDownAsync(HttpContext context, TimeSpan after) => LaterAsync(context, StatusCodes.Status429TooManyRequests, after, "busy", "Too many requests at once. Wait a moment.");

    public static Task AwayAsync(HttpContext context) =>
        LaterAsync(context, StatusCodes.Status503ServiceUnavailable, WebChatLimits.Later, "away", "We cannot take messages right now. Try again in a moment.");

    public static Task FullAsync(HttpContext context) =>
        LaterAsync(context, StatusCodes.Status503ServiceUnavailable, WebChatLimits.Later, "full", "Many messages are waiting. Try again in a moment.");

    /// <summary>Words still go.</summary>
    public static Task NoRoomAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status507InsufficientStorage, "file_room", "We cannot take files right now. Write it in words.");

    /// <summary>Words still go.</summary>
    public static Task EnoughAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "file_sum", "This chat has brought many files. Write in words, or send more tomorrow.");

    /// <summary>Refuses for a chat that is <paramref name="state"/>; false when it is open and nothing was written.</summary>
    public static async Task<bool> OverAsync(HttpContext context, MailboxState state)
    {
        if (state == MailboxState.Open) return false;
        if (state == MailboxState.Erased) await ErasedAsync(context);
        else await WriteAsync(context, StatusCodes.Status410Gone, "over", "This chat is over. Begin a new one.");
        return true;
    }

    public static Task ErasedAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status410Gone, "erased", "This chat was deleted. Begin a new one.");
}
