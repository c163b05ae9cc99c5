using System.Text.Json;
using Hotline.Channels.Receiving;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Telegram;

/// <summary>Tells Telegram where the webhook is. In the background and until it works, so a silent or refusing Telegram never stops the start.</summary>
internal sealed partial class TelegramWebhookRegistration(
    TelegramClient client, TelegramOptions options, TelegramMonitor monitor, TimeProvider time, ILogger<TelegramWebhookRegistration> logger) : LastingService(time, logger)
{
    protected override void Failed() => monitor.Trouble("Something unforeseen kept the webhook from being registered; it is tried again. The log names the fault.");

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        if (options.PublicUrl.Length == 0)
        {
            const string words = "PublicUrl is not set, so Telegram was not told where the webhook is. Set it to the https address of this server, or empty Telegram:WebhookSecret to poll.";
            monitor.Stopped(words);
            Log.Stopped(logger, words);
            return;
        }

        try
        {
            await RegisterAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start registers it.
        }
    }

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var pause = new RetryPause(Time);
        while (await client.SetWebhookAsync(options.PublicUrl + TelegramWebhook.Path, cancellationToken) is TelegramCall<JsonElement>.Failed { Error: var error })
        {
            var row = TelegramErrors.Find(error);
            // A refused address (400) is told in Telegram's words, which name the fault: no HTTPS, a closed port, an unknown host.
            var words = row.Decision is TelegramDecision.Refuse or TelegramDecision.Unknown ? error.Description : row.Words;
            if (row.Decision == TelegramDecision.Stop)
            {
                monitor.Stopped(words);
                Log.Stopped(logger, words);
                return;
            }

            monitor.Trouble(words);
            Log.Trouble(logger, error.Status, words);
            await pause.WaitAsync(cancellationToken, error.RetryAfter ?? default);
        }

        if (monitor.Working()) Log.Connected(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The Telegram webhook is registered")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The Telegram webhook is not registered yet (status {Status}); tried again after a pause: {Words}")]
        public static partial void Trouble(ILogger logger, int status, string words);

        [LoggerMessage(Level = LogLevel.Error, Message = "The Telegram webhook is not registered: {Words}")]
        public static partial void Stopped(ILogger logger, string words);
    }
}
