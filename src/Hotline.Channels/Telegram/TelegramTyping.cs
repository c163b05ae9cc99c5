using System.Globalization;
using System.Text.Json;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Shows "typing" in a person's chat, for five seconds or until our message comes. It goes within the account's pace, behind every reply: where it would have to wait for a moment it is dropped. Thread-safe.
/// </summary>
internal sealed class TelegramTyping(TelegramClient client, TelegramOptions options, ICourtesies courtesies, IAccountPace pace, TimeProvider time) : ITypingSign
{
    private long pausedUntil;

    public ChannelId Channel => ChannelId.Telegram;

    public bool FromAnywhere => true;

    public async Task ShowAsync(Address to, CancellationToken cancellationToken)
    {
        if (!long.TryParse(to.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat)) return;
        if (courtesies.WaitFor(ChannelId.Telegram) > TimeSpan.Zero || time.GetUtcNow().UtcTicks < Interlocked.Read(ref pausedUntil)) return;
        if (!await IsFreeAsync(cancellationToken)) return;
        var call = await client.SendChatActionAsync(chat, cancellationToken);
        if (call is TelegramCall<JsonElement>.Failed { Error: { Status: 429 } slower })
            Interlocked.Exchange(ref pausedUntil, (time.GetUtcNow() + TelegramErrors.WaitOf(slower)).UtcTicks);
    }

    private async Task<bool> IsFreeAsync(CancellationToken cancellationToken)
    {
        if (options.PerSecond == 0) return true;
        try
        {
            var answers = await pace.TakeAsync(ChannelId.Telegram, options.PerSecond, [new PaceAsk(Importance.Routine, Waited: false, Calls: 1)], cancellationToken);
            return answers[0] is { Granted: true, Wait.Ticks: 0 };
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
