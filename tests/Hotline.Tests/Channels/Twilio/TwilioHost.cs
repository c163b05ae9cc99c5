using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Hotline.Channels.Twilio;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Core.Channels;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Twilio's channels as the program composes them, over a real socket, before an inbox and receipts in memory and an API of the test's.</summary>
internal sealed class TwilioHost : IAsyncDisposable
{
    private readonly ChannelHost host;

    private TwilioHost(TwilioApi api, ChannelHost host) => (Api, this.host) = (api, host);

    public TwilioApi Api { get; }

    public MemoryInbox Inbox => host.Inbox;

    public MemoryReceipts Receipts => host.Receipts;

    public FreeCourtesies Courtesies => host.Courtesies;

    public KeptLogs Logs => host.Logs;

    public MemoryAttachments Attachments => host.Attachments;

    /// <summary>As anybody on the network asks.</summary>
    public HttpClient Http => host.Http;

    public IMediaSource Files => host.Services.GetRequiredService<IMediaSource>();

    public IEnumerable<IChannel> Channels => host.Channels;

    public static async Task<TwilioHost> StartAsync(TwilioApi? api = null, TimeProvider? time = null, params (string, string?)[] changes)
    {
        api ??= await TwilioApi.StartAsync();
        return new TwilioHost(api, await ChannelHost.StartAsync(new TwilioModule(), time ?? TimeProvider.System, TwilioSettings.Configuration([("Twilio:ApiUrl", api.Url), .. changes]).AsEnumerable().Where(setting => setting.Value is not null)));
    }

    /// <summary>Posts a form as Twilio would, to the address that it was given; <paramref name="signature"/> in place of the right one.</summary>
    public async Task<HttpResponseMessage> PostAsync(string target, string body, string? signature = null)
    {
        var fields = TwilioFields.OfForm(Encoding.UTF8.GetBytes(body));
        signature ??= Sign(TwilioSettings.Server + target, fields?.All ?? []);
        return await SendAsync(target, new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"), signature);
    }

    public Task<HttpResponseMessage> PostAsync(string target, params (string Name, string Value)[] fields) => PostAsync(target, Form(fields));

    public Task<HttpResponseMessage> SendAsync(string target, HttpContent content, params string[] signatures) => host.PostAsync(target, content, "X-Twilio-Signature", signatures);

    public static string Form(params (string Name, string Value)[] fields) => string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with it.")]
    public static string Sign(string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var data = url + string.Concat(fields.GroupBy(f => f.Key).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => g.Select(f => f.Value).Distinct().Order(StringComparer.Ordinal).Select(v => g.Key + v)));
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(TwilioSettings.Token), Encoding.UTF8.GetBytes(data)));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await Api.DisposeAsync();
    }
}
