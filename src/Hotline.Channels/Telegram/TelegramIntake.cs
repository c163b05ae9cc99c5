using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Telegram.Operators;
using Hotline.Core.Channels.Operators;
using Hotline.Core.Conversations;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Takes updates in, however they came: reads, stores and counts. Whoever brought a tap answers it. Thread-safe.
/// </summary>
internal sealed class TelegramIntake(TelegramOptions options, IInbox inbox, TelegramMonitor monitor, TimeProvider time, GroupIntake? staff = null)
{
    /// <summary>The bot's own id, which begins its token and is no secret. Each bot counts its updates by itself, and a host may change the bot.</summary>
    private readonly string bot = options.BotId.ToString(CultureInfo.InvariantCulture);

    public TelegramReading Read(JsonElement update)
    {
        var reading = TelegramReader.Read(update, time.GetUtcNow());
        if (staff is null || reading.UpdateId is not { } id || staff.Read(update, reading) is not { } heard) return reading;
        // A button of the group is answered with words, by whoever hears it.
        return new TelegramReading.OfStaff(id, heard, heard is GroupEvent.Tapped ? null : reading.TapId);
    }

    /// <summary>
    /// True: the update may be acknowledged to Telegram, because it is durable, was there already, or is left alone on purpose. False: the conversation is full,
    /// the update must come again later. Throws <see cref="StoreUnavailableException"/> when nothing could be stored.
    /// </summary>
    public async Task<bool> StoreAsync(TelegramReading reading, CancellationToken cancellationToken)
    {
        if (reading is TelegramReading.Heard heard)
        {
            if (!Count(await inbox.AcceptAsync(heard.Message with { ProviderId = $"{bot}.{heard.Message.ProviderId}", FormerId = heard.Message.ProviderId }, cancellationToken))) return false;
        }
        else if (reading is TelegramReading.OfStaff of)
        {
            await staff!.HearAsync(of.Event, cancellationToken);
            monitor.CountIgnored();
        }
        else if (reading is TelegramReading.Ignored)
        {
            monitor.CountIgnored();
        }
        else
        {
            monitor.CountUnreadable();
        }

        return true;
    }

    private bool Count(Acceptance acceptance)
    {
        switch (acceptance)
        {
            case Acceptance.Full:
                return false;
            case Acceptance.Duplicate:
                monitor.CountDuplicate();
                return true;
            case Acceptance.Erased:
                monitor.CountIgnored();
                return true;
            default:
                monitor.CountStored();
                return true;
        }
    }
}
