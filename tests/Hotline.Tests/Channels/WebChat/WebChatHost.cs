using System.Net.Http.Headers;
using System.Text;
using Hotline.Channels.WebChat;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage;
using Hotline.Storage.Media;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Channels.WebChat;

/// <summary>The web chat on a real socket, with stores in memory.</summary>
internal sealed class WebChatHost : IAsyncDisposable
{
    /// <summary>A well-formed token: 32 bytes of 0x00 … 0x1f in base64url.</summary>
    public const string Token = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private readonly WebApplication app;
    private readonly TemporaryFolder folder;

    private WebChatHost(WebApplication app, TemporaryFolder folder, MemoryInbox inbox, MemoryMailbox mailbox, MemoryAttachments attachments)
    {
        (this.app, this.folder, Inbox, Mailbox, Attachments) = (app, folder, inbox, mailbox, attachments);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public MemoryInbox Inbox { get; }

    public MemoryMailbox Mailbox { get; }

    public MemoryAttachments Attachments { get; }

    public HttpClient Http { get; }

    public IMediaSource Files => app.Services.GetRequiredService<IMediaSource>();

    /// <summary>What lies in the box for uploads.</summary>
    public IReadOnlyList<string> Uploads => Directory.Exists(Path.Combine(folder.Path, "media", "uploads")) ? Directory.GetFiles(Path.Combine(folder.Path, "media", "uploads")) : [];

    public IChannel Channel => app.Services.GetRequiredService<IChannel>();

    public ITypingSign Typing => app.Services.GetRequiredService<ITypingSign>();

    public static Address Chat => WebChatToken.Parse(Token)!.Value;

    public static async Task<WebChatHost> StartAsync(int keepFreeMegabytes = 0)
    {
        var (inbox, mailbox, attachments, folder) = (new MemoryInbox(), new MemoryMailbox(), new MemoryAttachments(), new TemporaryFolder());
        var media = new MediaFolder(Options.Create(new MediaOptions { KeepFreeMegabytes = keepFreeMegabytes }), Options.Create(new StorageOptions { Data = folder.Path }));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IInbox>(inbox);
        builder.Services.AddSingleton<IMailbox>(mailbox);
        builder.Services.AddSingleton<IUploads>(new UploadBox(media));
        builder.Services.AddSingleton<IAttachments>(attachments);
        builder.Services.AddWebChat();
        var app = builder.Build();
        app.MapWebChat();
        await app.StartAsync();
        return new WebChatHost(app, folder, inbox, mailbox, attachments);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string token = Token) => PostAsync(Encoding.UTF8.GetBytes(body), token);

    public Task<HttpResponseMessage> PostAsync(byte[] body, string token = Token) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, "/chat/messages") { Content = new ByteArrayContent(body) }, token);

    public Task<HttpResponseMessage> BringAsync(byte[] content, string id = "f1", string token = Token) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/chat/files?id={id}") { Content = new ByteArrayContent(content) }, token);

    public Task<HttpResponseMessage> FetchAsync(string file, string token = Token) => SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/chat/files/{file}"), token);

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
        folder.Dispose();
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token)
    {
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
