using System.Net.Http.Headers;
using System.Text;
using Hotline.Channels.WebChat;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Channels.WebChat;

/// <summary>The web chat on a real socket, with stores in memory.</summary>
internal sealed class WebChatHost : IAsyncDisposable
{
    /// <summary>A well-formed token: 32 bytes of 0x00 … 0x1f in base64url.</summary>
    public const string Token = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private readonly WebApplication app;

    private WebChatHost(WebApplication app, MemoryInbox inbox, MemoryMailbox mailbox)
    {
        (this.app, Inbox, Mailbox) = (app, inbox, mailbox);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public MemoryInbox Inbox { get; }

    public MemoryMailbox Mailbox { get; }

    public HttpClient Http { get; }

    public IChannel Channel => app.Services.GetRequiredService<IChannel>();

    public static Address Chat => WebChatToken.Parse(Token)!.Value;

    public static async Task<WebChatHost> StartAsync()
    {
        var (inbox, mailbox) = (new MemoryInbox(), new MemoryMailbox());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IInbox>(inbox);
        builder.Services.AddSingleton<IMailbox>(mailbox);
        builder.Services.AddWebChat();
        var app = builder.Build();
        app.MapWebChat();
        await app.StartAsync();
        return new WebChatHost(app, inbox, mailbox);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string token = Token) => PostAsync(Encoding.UTF8.GetBytes(body), token);

    public Task<HttpResponseMessage> PostAsync(byte[] body, string token = Token) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, "/chat/messages") { Content = new ByteArrayContent(body) }, token);

    public Task<HttpResponseMessage> LeaveAsync() => SendAsync(new HttpRequestMessage(HttpMethod.Post, "/chat/leave"), Token);

    public Task<HttpResponseMessage> ListenAsync(string? after = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/chat/events");
        if (after is not null) request.Headers.Add("Last-Event-ID", after);
        return SendAsync(request, Token);
    }

    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public Task<SendResult> SayAsync(string id, string text, params Button[] buttons) => Channel.SendAsync(
        new Delivery(id, Chat, new OutboundMessage(text, buttons, Importance.Routine, new LocaleTag("tg"))), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token)
    {
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
