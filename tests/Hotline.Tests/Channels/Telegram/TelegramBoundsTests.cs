using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Hotline.Channels.Telegram;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Channels.Telegram;

/// <summary>What the channel keeps in memory is bounded.</summary>
public sealed class TelegramBoundsTests
{
    private const int MostTaps = 1024;

    [Fact]
    public async Task Of_too_many_taps_the_oldest_are_not_confirmed()
    {
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        listener.Prefixes.Add(address + "/");
        listener.Start();
        var (heard, last) = (new ConcurrentBag<string>(), new TaskCompletionSource());
        var answering = AnswerAsync(listener, heard, () => heard.Count == MostTaps, last);
        using var client = new TelegramClient(new() { Token = "123456789:AAtoken", ApiUrl = address }, TimeProvider.System);
        using var taps = new TapAnswers(client, TimeProvider.System, NullLogger<TapAnswers>.Instance);
        for (var i = 0; i < MostTaps + 6; i++) taps.Add($"tap-{i}-");

        await taps.StartAsync(TestContext.Current.CancellationToken);
        await last.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await taps.StopAsync(TestContext.Current.CancellationToken);
        listener.Stop();
        await answering;

        Assert.Equal(MostTaps, heard.Count);
        Assert.DoesNotContain(heard, body => body.Contains("tap-5-", StringComparison.Ordinal));
        Assert.Contains(heard, body => body.Contains("tap-6-", StringComparison.Ordinal));
        Assert.Contains(heard, body => body.Contains($"tap-{MostTaps + 5}-", StringComparison.Ordinal));
    }

    private static async Task AnswerAsync(HttpListener listener, ConcurrentBag<string> heard, Func<bool> all, TaskCompletionSource last)
    {
        try
        {
            while (true)
            {
                var call = await listener.GetContextAsync();
                using var reader = new StreamReader(call.Request.InputStream);
                var body = await reader.ReadToEndAsync();
                new KeptRequest(call.Request.HttpMethod, call.Request.RawUrl!, null, call.Request.ContentType, Encoding.UTF8.GetBytes(body)).Keep();
                heard.Add(body);
                call.Response.ContentType = "application/json";
                call.Response.Close("{\"ok\":true,\"result\":true}"u8.ToArray(), willBlock: false);
                if (all()) last.TrySetResult();
            }
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }
}
