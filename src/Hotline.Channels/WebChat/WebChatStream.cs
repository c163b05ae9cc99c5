using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat;

/// <summary>
/// One open line to a page: server-sent events with the mailbox's positions as ids, a comment at least every <see cref="WebChatLimits.Heartbeat"/>,
/// <c>typing</c> while a helper writes, and <c>ended</c> when the session is over, which says whether the person's data was deleted.
/// </summary>
internal sealed class WebChatStream(IMailbox mailbox, WebChatTyping typing, Address chat, HttpResponse response)
{
    /// <summary>Runs until the session is over or the caller cancels. Nothing is on the line before the store has answered once.</summary>
    public async Task RunAsync(long after, CancellationToken cancellationToken)
    {
        using var line = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var signs = typing.Listen(chat);
        try
        {
            var state = MailboxState.Open;
            while (state == MailboxState.Open)
            {
                // The wait begins before the box is read, so that what arrives in between is never slept over.
                var news = mailbox.WaitAsync(chat, WebChatLimits.Heartbeat, line.Token);
                after = await SendNewAsync(after, line.Token);
                state = await mailbox.StateAsync(chat, line.Token);
                if (state == MailboxState.Open) await UntilNewsAsync(news, signs, line.Token);
            }

            await SendAsync($"event: ended\ndata: {{\"erased\":{(state == MailboxState.Erased ? "true" : "false")}}}\n\n", line.Token);
        }
        finally
        {
            await line.CancelAsync();
        }
    }

    /// <summary>Waits for what is new, and says meanwhile that somebody types.</summary>
    private async Task UntilNewsAsync(Task news, WebChatTyping.Signs signs, CancellationToken cancellationToken)
    {
        while (await Task.WhenAny(news, signs.Next) != news)
        {
            signs.Take();
            await SendAsync("event: typing\ndata: {}\n\n", cancellationToken);
        }

        await news;
    }

    /// <summary>Sends what stands behind <paramref name="after"/>, or a sign of life. Returns the last position sent.</summary>
    private async Task<long> SendNewAsync(long after, CancellationToken cancellationToken)
    {
        var items = await mailbox.ReadAsync(chat, after, WebChatLimits.Page, cancellationToken);
        if (items.Count == 0) await SendAsync(": \n\n", cancellationToken);
        while (items is [.., var last])
        {
            Begin();
            foreach (var item in items) Write(item);
            await response.BodyWriter.FlushAsync(cancellationToken);
            after = last.Position;
            items = await mailbox.ReadAsync(chat, after, WebChatLimits.Page, cancellationToken);
        }

        return after;
    }

    private async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        Begin();
        Write(text);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private void Begin()
    {
        if (response.HasStarted) return;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    private void Write(MailboxItem item)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"event: message\nid: {item.Position}\ndata: "));
        response.BodyWriter.Write(JsonSerializer.SerializeToUtf8Bytes(WebChatAnswer.From(item), WebChatJson.Compact.WebChatAnswer));
        Write("\n\n");
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, response.BodyWriter);
}
