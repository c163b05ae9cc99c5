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
        if (context.Features.Get<IConnectionItemsFeature>()?.Items is not { } items) return;
        var first = !items.ContainsKey(Key);
        items[Key] = message;
        if (!first) return;
        context.Features.Get<IConnectionLifetimeFeature>()?.ConnectionClosed.Register(() =>
        {
            if (items.TryGetValue(Key, out var last) && last is SentMessage unread) unread.AnswerMaybeLost = true;
        });
    }
}
