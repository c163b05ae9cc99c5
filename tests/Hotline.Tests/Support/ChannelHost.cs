using Hotline.Channels;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Support;

/// <summary>One channel as the program takes it in, over a real socket with the program's bound on bodies, before an inbox and receipts in memory.</summary>
internal sealed class ChannelHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ChannelHost(IChannelModule module, TimeProvider time, IConfiguration configuration)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MessagingLimits.WebhookBody);
        builder.Services.AddSingleton(time).AddSingleton<IInbox>(Inbox).AddSingleton<IReceipts>(Receipts).AddSingleton<IChannelWords, PlainChannelWords>().AddSingleton<IAttachments>(Attachments).AddSingleton<ICourtesies>(Courtesies);
        module.Add(builder.Services, configuration);
        app = builder.Build();
        module.Map(app);
    }

    public MemoryInbox Inbox { get; } = new();

    public MemoryReceipts Receipts { get; } = new();

    public FreeCourtesies Courtesies { get; } = new();

    public KeptLogs Logs { get; } = new();

    public MemoryAttachments Attachments { get; } = new();

    /// <summary>Calls the host.</summary>
    public HttpClient Http { get; } = new();

    public IServiceProvider Services => app.Services;

    public IEnumerable<IChannel> Channels => app.Services.GetServices<IChannel>();

    public static async Task<ChannelHost> StartAsync(IChannelModule module, TimeProvider time, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var host = new ChannelHost(module, time, new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        await host.app.StartAsync();
        host.Http.BaseAddress = new Uri(host.app.Urls.Single());
        return host;
    }

    /// <summary>Posts a body, with a header once for each of its values.</summary>
    public async Task<HttpResponseMessage> PostAsync(string target, HttpContent content, string header, params string[] values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        // A body that is refused before it was read is not sent into a closed line.
        request.Headers.ExpectContinue = true;
        foreach (var value in values) request.Headers.TryAddWithoutValidation(header, value);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
