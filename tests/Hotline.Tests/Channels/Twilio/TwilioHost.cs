using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Hotline.Channels.Twilio;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Twilio's channels as the program composes them, over a real socket, before an inbox and receipts in memory and an API of the test's.</summary>
internal sealed class TwilioHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private TwilioHost(TwilioApi api, TimeProvider time, (string, string?)[] changes)
    {
        Api = api;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IInbox>(Inbox);
        builder.Services.AddSingleton<IReceipts>(Receipts);
        builder.Services.AddTwilio(TwilioSettings.Configuration([("Twilio:ApiUrl", api.Url), .. changes]));
        app = builder.Build();
        app.MapTwilio();
    }

    public TwilioApi Api { get; }

    public MemoryInbox Inbox { get; } = new();

    public RecordingReceipts Receipts { get; } = new();

    public KeptLogs Logs { get; } = new();

    public IEnumerable<IChannel> Channels => app.Services.GetServices<IChannel>();

    public static async Task<TwilioHost> StartAsync(TwilioApi? api = null, TimeProvider? time = null, params (string, string?)[] changes)
    {
        var host = new TwilioHost(api ?? await TwilioApi.StartAsync(), time ?? TimeProvider.System, changes);
        await host.app.StartAsync();
        host.http.BaseAddress = new Uri(host.app.Urls.Single());
        return host;
    }

    /// <summary>Posts a form as Twilio would, to the address that it was given; <paramref name="signature"/> in place of the right one.</summary>
    public async Task<HttpResponseMessage> PostAsync(string target, string body, string? signature = null)
    {
        var fields = TwilioFields.OfForm(Encoding.UTF8.GetBytes(body));
        signature ??= Sign(TwilioSettings.Server + target, fields?.All ?? []);
        return await SendAsync(target, new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"), signature);
    }

    public Task<HttpResponseMessage> PostAsync(string target, params (string Name, string Value)[] fields) => PostAsync(target, Form(fields));

    public async Task<HttpResponseMessage> SendAsync(string target, HttpContent content, params string[] signatures)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        foreach (var signature in signatures) request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static string Form(params (string Name, string Value)[] fields) => string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with it.")]
    public static string Sign(string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var data = url + string.Concat(fields.GroupBy(f => f.Key).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => g.Select(f => f.Value).Distinct().Order(StringComparer.Ordinal).Select(v => g.Key + v)));
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(TwilioSettings.Token), Encoding.UTF8.GetBytes(data)));
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await Api.DisposeAsync();
    }
}
