using System.Globalization;
using Hotline.Channels.Sending;
using Hotline.Channels.Telegram.Wire;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Sends to Telegram: plain text (what people and operators write is never read as markup), choices as an inline keyboard under the last part, no link
/// previews. A long text whose later part failed goes on from that part when it is tried again. Thread-safe.
/// </summary>
internal sealed partial class TelegramChannel(TelegramClient client, TelegramOptions options, TimeProvider time, ILogger<TelegramChannel> logger) : IChannel
{
    private readonly PartialDeliveries partial = new();
    private readonly FloodScope flood = new(time);

    public ChannelId Id => ChannelId.Telegram;

    public ChannelAbilities Abilities => ChannelAbilities.Telegram;

    public ProviderRates? Rates { get; } = new(options.PerSecond, options.PerChatPerSecond, options.PerChatBurst);

    public int CallsFor(Delivery delivery) => Math.Max(1, Parts(delivery).Count);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (!long.TryParse(delivery.To.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat))
            return new SendResult.Refused("bad_address", "The stored address is not a Telegram chat.");
        var parts = Parts(delivery);
        if (parts.Count == 0) return new SendResult.Refused("empty", "There was no text to send.");

        var first = partial.SentOf(delivery.Id);
        SendResult result = new SendResult.Sent();
        for (var i = first; i < parts.Count; i++)
        {
            var keyboard = parts[i].Form is MessageForm.Buttons buttons ? TelegramKeyboard.Of(buttons.Choices) : null;
            result = await SendPartAsync(new(chat, parts[i].Text, new(IsDisabled: true), keyboard), cancellationToken);
            if (result is SendResult.Sent)
            {
                if (i < parts.Count - 1) partial.Remember(delivery.Id, i + 1);
                continue;
            }

            Log.NotSent(logger, delivery.Id, i + 1, parts.Count, result.GetType().Name);
            break;
        }

        if (result is not (SendResult.RetryAfter or SendResult.Unknown)) partial.Forget(delivery.Id);
        return result;
    }

    private IReadOnlyList<MessagePart> Parts(Delivery delivery) => Rendering.Of(delivery.Message, Abilities);

    private async Task<SendResult> SendPartAsync(SendMessage message, CancellationToken cancellationToken)
    {
        var call = await client.SendMessageAsync(message, cancellationToken);
        if (call is TelegramCall<SentMessage>.Failed { Error: { MigrateToChatId: { } moved } error } && TelegramErrors.Find(error).Decision == TelegramDecision.Move)
            call = await client.SendMessageAsync(message with { ChatId = moved }, cancellationToken);
        return call switch
        {
            TelegramCall<SentMessage>.Done done => new SendResult.Sent(done.Result.MessageId?.ToString(CultureInfo.InvariantCulture)),
            TelegramCall<SentMessage>.Failed { Error.Status: 429 } slower => new SendResult.RetryAfter(TelegramErrors.WaitOf(slower.Error), flood.Of(message.ChatId, TelegramErrors.WaitOf(slower.Error))),
            TelegramCall<SentMessage>.Failed failed => TelegramErrors.ToResult(failed.Error),
            _ => throw new InvalidOperationException("A call is either done or failed."),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Telegram did not take delivery {DeliveryId}, part {Part} of {Parts}: {Result}")]
        public static partial void NotSent(ILogger logger, string deliveryId, int part, int parts, string result);
    }
}
