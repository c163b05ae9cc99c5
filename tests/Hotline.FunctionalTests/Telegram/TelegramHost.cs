using System.Collections.Concurrent;
using Hotline.Channels.Telegram;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.FunctionalTests.FakeTelegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>The Telegram channel, whole, in a web server of its own, with an inbox in memory and everything that it logs.</summary>
public sealed class TelegramHost : IAsyncDisposable
{
    public const string Secret = "webhook-secret_1";

    private readonly WebApplication app;
    private readonly LogLines lines = new();

    private TelegramHost(string apiUrl, string token, int port, FastClock clock, MemoryInbox inbox, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(lines);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:ApiUrl"] = apiUrl,
            ["Telegram:Token"] = token,
            ["Telegram:PerChatBurst"] = "100",
            ["PublicUrl"] = $"http://127.0.0.1:{port}",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<IInbox>(inbox).AddSingleton<IAttachments>(Files).AddSingleton<TimeProvider>(clock);
        builder.Services.AddTelegram(builder.Configuration);
        app = builder.Build();
        app.MapTelegram();
        Url = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Url { get; }

    internal MemoryAttachments Files { get; } = new();

    public IChannel Channel => app.Services.GetRequiredService<IChannel>();

    public TelegramStatus Status => app.Services.GetRequiredService<TelegramMonitor>().Current;

    public IReadOnlyCollection<string> Logs => lines.All;

    public static Task<TelegramHost> PollingAsync(FakeTelegramServer telegram, MemoryInbox inbox, params (string Key, string Value)[] settings) =>
        StartAsync(telegram.Url, telegram, inbox, FreePort.Find(), settings);

    public static Task<TelegramHost> WebhookAsync(FakeTelegramServer telegram, MemoryInbox inbox, int? port = null) =>
        StartAsync(telegram.Url, telegram, inbox, port ?? FreePort.Find(), ("Telegram:WebhookSecret", Secret));

    /// <summary>Starts the channel against another address than the fake's own: a proxy, or nobody.</summary>
    public static async Task<TelegramHost> StartAsync(
        string apiUrl, FakeTelegramServer telegram, MemoryInbox inbox, int port, params (string Key, string Value)[] settings)
    {
        var host = new TelegramHost(apiUrl, telegram.Token, port, telegram.Clock, inbox, settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Waits until something is so, looking again after every log line.</summary>
    public Task UntilAsync(Func<TelegramHost, bool> condition) => lines.Written.UntilAsync(() => condition(this), () => $"{Status}; {string.Join("; ", Logs)}");

    public Task<SendResult> SendAsync(long chatId, string text, params Button[] buttons) => SendAsync($"d{Guid.NewGuid():N}", chatId, text, buttons);

    public Task<SendResult> SendAsync(string deliveryId, long chatId, string text, params Button[] buttons) => SendAsync(deliveryId, chatId, new OutboundMessage(text, buttons, Importance.Routine, LocaleTag.Russian));

    public Task<SendResult> SendAsync(string deliveryId, long chatId, OutboundMessage message) =>
        Channel.SendAsync(new(deliveryId, new Address(ChannelId.Telegram, $"{chatId}"), message), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public Pulse Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            All.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
            Written.Beat();
        }
    }
}
