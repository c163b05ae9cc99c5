using System.Collections.Concurrent;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Fetches updates by long polling. A batch is stored first and confirmed to Telegram by the next call's offset, so a crash in between delivers it again.
/// While the store is away, or a conversation is full, nothing more is fetched: Telegram keeps it. Messages of one chat are stored in order, chats beside one
/// another.
/// </summary>
internal sealed partial class TelegramPoller(TelegramClient client, TelegramIntake intake, TapAnswers taps, TelegramMonitor monitor, TimeProvider time, ILogger<TelegramPoller> logger)
    : LastingService(time, logger)
{
    private const int ChatsAtOnce = 16;

    /// <summary>Tries before an update that makes the store fail in an unforeseen way is set aside, so that one message cannot stop the hotline.</summary>
    private const int Tries = 5;

    /// <summary>A server that answers an empty poll at once is asked no more often than this.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);

    private readonly RetryPause pause = new(time);

    protected override void Failed() => monitor.Trouble("Something unforeseen stopped the polling; it begins anew. The log names the fault.");

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await DeleteWebhookAsync(stoppingToken)) await PollAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was fetched and not confirmed comes again at the next start.
        }
    }

    /// <summary>A webhook and polling exclude one another at Telegram. False: stopped for good.</summary>
    private async Task<bool> DeleteWebhookAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var call = await client.DeleteWebhookAsync(cancellationToken);
            if (call is not TelegramCall<JsonElement>.Failed failed) return true;
            if (!await GoOnAsync(failed.Error, cancellationToken)) return false;
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        long? offset = null;
        while (true)
        {
            var asked = Time.GetTimestamp();
            switch (await client.GetUpdatesAsync(offset, cancellationToken))
            {
                case TelegramCall<JsonElement[]>.Failed failed:
                    if (!await GoOnAsync(failed.Error, cancellationToken)) return;
                    break;
                case TelegramCall<JsonElement[]>.Done { Result: [] }:
                    Healthy();
                    if (Time.GetElapsedTime(asked) < Idle) await Task.Delay(Idle, Time, cancellationToken);
                    break;
                case TelegramCall<JsonElement[]>.Done { Result: var updates }:
                    Healthy();
                    var readings = Array.ConvertAll(updates, intake.Read);
                    await StoreAllAsync(readings, cancellationToken);
                    if (readings.Max(r => r.UpdateId) is { } last) offset = last + 1;
                    else await pause.WaitAsync(cancellationToken);
                    break;
            }
        }
    }

    private void Healthy()
    {
        if (monitor.Working()) Log.Connected(logger);
        pause.Reset();
    }

    /// <summary>Says what is wrong and waits. False when waiting does not help.</summary>
    private async Task<bool> GoOnAsync(TelegramError error, CancellationToken cancellationToken)
    {
        var row = TelegramErrors.Find(error);
        if (row.Decision == TelegramDecision.Stop)
        {
            monitor.Stopped(row.Words);
            Log.Stopped(logger, row.Words);
            return false;
        }

        var byWebhook = error.Status == 409 && error.Description.Contains("webhook", StringComparison.OrdinalIgnoreCase);
        var words = error.Status switch
        {
            0 => error.Description,
            409 when byWebhook => "A webhook was set for this bot by another program; it is taken away so that polling works. Use one program per token.",
            409 => "Another program fetches this bot's messages with the same token. Stop it, or give this one a bot of its own.",
            _ => row.Words,
        };
        monitor.Trouble(words);
        Log.Trouble(logger, error.Status, words);
        if (byWebhook) await client.DeleteWebhookAsync(cancellationToken);
        await pause.WaitAsync(cancellationToken, row.Decision == TelegramDecision.Wait && error.RetryAfter is { } wait ? wait : default);
        return true;
    }

    private async Task StoreAllAsync(IReadOnlyList<TelegramReading> readings, CancellationToken cancellationToken)
    {
        var waiting = readings.GroupBy(r => (r as TelegramReading.Heard)?.Message.From).Select(chat => new Queue<TelegramReading>(chat)).ToList();
        var failures = new ConcurrentDictionary<long, int>();
        while (true)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = ChatsAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(waiting, parallel, async (chat, token) =>
            {
                while (chat.TryPeek(out var reading) && await StoreAsync(reading, failures, token)) chat.Dequeue();
            });
            waiting.RemoveAll(chat => chat.Count == 0);
            if (waiting.Count == 0) return;
            await pause.WaitAsync(cancellationToken);
        }
    }

    private async Task<bool> StoreAsync(TelegramReading reading, ConcurrentDictionary<long, int> failures, CancellationToken cancellationToken)
    {
        try
        {
            if (await intake.StoreAsync(reading, cancellationToken))
            {
                if (reading.TapId is { } tap) taps.Add(tap);
                return true;
            }

            Trouble("A conversation is full; it is worked off before more is fetched.");
            return false;
        }
        catch (StoreUnavailableException e)
        {
            Trouble(e.Message);
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var id = reading.UpdateId ?? 0;
            var tries = failures.AddOrUpdate(id, 1, (_, before) => before + 1);
            Log.Unforeseen(logger, e.GetType().Name, id, tries, Tries);
            if (tries < Tries) return false;
            monitor.CountUnreadable();
            return true;
        }
    }

    private void Trouble(string words)
    {
        monitor.Trouble(words);
        Log.NotStored(logger, words);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Telegram polling is connected")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram polling has trouble (status {Status}) and goes on after a pause: {Words}")]
        public static partial void Trouble(ILogger logger, int status, string words);

        [LoggerMessage(Level = LogLevel.Error, Message = "Telegram polling has stopped: {Words}")]
        public static partial void Stopped(ILogger logger, string words);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram polling waits, nothing is lost: {Words}")]
        public static partial void NotStored(ILogger logger, string words);

        [LoggerMessage(Level = LogLevel.Error, Message = "Update {UpdateId} could not be stored ({Fault}), try {Try} of {Tries}; after the last it is set aside")]
        public static partial void Unforeseen(ILogger logger, string fault, long updateId, int @try, int tries);
    }
}
