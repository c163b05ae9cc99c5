using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>
/// Marks messages whose answer may not have been read: those that were answered last on a connection when it ended. Another request on the same connection
/// proves that the answer before it was read.
/// </summary>
internal static class LastAnswer
{
    private const string Key = "hotline.last-answer";

    /// <summary>Call with each message that is about to be answered; earlier ones of the connection count as read.</summary>
    public static void Watch(HttpContext context, SentMessage message)
    {
        if (context.Features.Get<IConnectionItemsFeature>()?.Items is not { } items || context.Features.Get<IConnectionLifetimeFeature>() is not { } lifetime) return;
        var first = !items.ContainsKey(Key);
        items[Key] = message;
        if (first)
        {
            lifetime.ConnectionClosed.Register(() =>
            {
                if (items.TryGetValue(Key, out var last) && last is SentMessage unread) unread.AnswerMaybeLost = true;
            });
        }

        // The bot may have hung up while a busy machine was getting here: then the mark above fell on the message before.
        if (lifetime.ConnectionClosed.IsCancellationRequested || context.RequestAborted.IsCancellationRequested) message.AnswerMaybeLost = true;
    }
}
