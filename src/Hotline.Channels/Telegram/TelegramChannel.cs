using System.Globalization;
using Hotline.Channels.Sending;
using Hotline.Channels.Telegram.Wire;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Sends to Telegram: plain text (what people and operators write is never read as markup), choices as an inline keyboard under the last part, no link
/// previews. A long text whose later part failed goes on from that part when it is tried again. Thread-safe.
/// </summary>
internal sealed class TelegramChannel(TelegramClient client, IAttachments attachments, TelegramOptions options, TimeProvider time, ILogger<TelegramChannel> logger) : IChannel
{
    private readonly PartedSending parts = new("Telegram", logger);
    private readonly FloodScope flood = new(time);

    /// <summary>Pictures that Telegram does not take as such, and that had no time left to go as files.</summary>
    private readonly DeliveryMemory<bool> notPictures = new();

    public ChannelId Id => ChannelId.Telegram;

    public ChannelAbilities Abilities => TelegramModule.Shows;

    public bool SendsFiles => true;

    public ProviderRates? Rates { get; } = new(options.PerSecond, options.PerChatPerSecond, options.PerChatBurst);

    public int CallsFor(Delivery delivery) => Math.Max(1, Steps(delivery).Count);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (!long.TryParse(delivery.To.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat))
            return new SendResult.Refused("bad_address", "The stored address is not a Telegram chat.");
        return await parts.SendAsync(delivery, Steps(delivery), (step, _, cancellation) => TakeAsync(chat, delivery, step, cancellation), cancellationToken);
    }

    private IReadOnlyList<SendStep> Steps(Delivery delivery) => SendStep.Of(delivery.Message, message => Rendering.Of(message, Abilities), hasCaption: _ => true, maps: true);

    private Task<SendResult> TakeAsync(long chat, Delivery delivery, SendStep step, CancellationToken cancellationToken)
    {
        if (step.Place is { } place) return SendPlaceAsync(chat, place, cancellationToken);
        if (step.File is { } file) return SendFileAsync(chat, delivery, file, step.Caption, cancellationToken);
        var keyboard = step.Text!.Form is MessageForm.Buttons buttons ? TelegramKeyboard.Of(buttons.Choices) : null;
        return SendPartAsync(delivery, new(chat, step.Text.Text, new(IsDisabled: true), keyboard), cancellationToken);
    }

    private async Task<SendResult> SendFileAsync(long chat, Delivery delivery, Attachment file, string? caption, CancellationToken cancellationToken)
    {
        if (!delivery.Time.ForFile) return PartedSending.OutOfTime;
        var way = notPictures.TryFind(delivery.Id, out _) ? TelegramFileWay.Document : TelegramFileWay.Of(file);
        var call = await CallAsync(way);
        // A picture that Telegram does not take as one (its sides, say) goes as a file.
        if (way.Method == TelegramFileWay.Photo.Method && call is TelegramCall<SentMessage>.Failed { Error.Status: 400, Error.MigrateToChatId: null } refused && TelegramErrors.Find(refused.Error).Code == "bad_request")
        {
            notPictures.Remember(delivery.Id, true);
            if (!delivery.Time.ForFile) return PartedSending.OutOfTime;
            call = await CallAsync(TelegramFileWay.Document);
        }

        if (call is TelegramCall<SentMessage>.Done) notPictures.Forget(delivery.Id);
        return call is null ? new SendResult.Refused("file_gone", "The file is not on this server any more.") : Result(chat, call);

        async Task<TelegramCall<SentMessage>?> CallAsync(TelegramFileWay way)
        {
            await using var content = await attachments.OpenAsync(delivery, cancellationToken);
            if (content is null) return null;
            var fields = new List<KeyValuePair<string, string>> { new("chat_id", chat.ToString(CultureInfo.InvariantCulture)) };
            if (caption is not null) fields.Add(new("caption", caption));
            return await client.SendFileAsync(way.Method, way.Field, content, file.Type, MediaTypes.Named(file.Type) is { } type ? MediaTypes.FileName(type, file.Media) : "file", fields, delivery.Time.Left, cancellationToken);
        }
    }

    private async Task<SendResult> SendPlaceAsync(long chat, MapPoint place, CancellationToken cancellationToken) =>
        Result(chat, await client.SendLocationAsync(new(chat, place.Latitude, place.Longitude), cancellationToken));

    private async Task<SendResult> SendPartAsync(Delivery delivery, SendMessage message, CancellationToken cancellationToken)
    {
        var call = await client.SendMessageAsync(message, cancellationToken);
        if (call is TelegramCall<SentMessage>.Failed { Error: { MigrateToChatId: { } moved } error } && TelegramErrors.Find(error).Decision == TelegramDecision.Move)
        {
            if (!delivery.Time.ForCall) return PartedSending.OutOfTime;
            call = await client.SendMessageAsync(message with { ChatId = moved }, cancellationToken);
        }

        return Result(message.ChatId, call);
    }

    private SendResult Result(long chat, TelegramCall<SentMessage> call) => call switch
    {
        TelegramCall<SentMessage>.Done done => new SendResult.Sent(done.Result.MessageId?.ToString(CultureInfo.InvariantCulture)),
        TelegramCall<SentMessage>.Failed { Error.Status: 429 } slower => new SendResult.RetryAfter(TelegramErrors.WaitOf(slower.Error), TelegramErrors.Find(slower.Error).Words, flood.Of(chat, TelegramErrors.WaitOf(slower.Error))),
        TelegramCall<SentMessage>.Failed failed => TelegramErrors.ToResult(failed.Error),
        _ => throw new InvalidOperationException("A call is either done or failed."),
    };
}
