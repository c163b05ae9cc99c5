using Hotline.Channels.Sending;
using Hotline.Channels.WhatsApp.Wire;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Sends to WhatsApp through Meta's Cloud API: plain text without link previews, up to three choices as buttons, more as a list. Every part carries the delivery's mark, which comes back with
/// its statuses. A long text whose later part failed goes on from that part when it is tried again. Thread-safe.
/// </summary>
internal sealed partial class WhatsAppChannel(WhatsAppClient client, WhatsAppOptions options, IChannelWords words, ILogger<WhatsAppChannel> logger) : IChannel
{
    private const string TemplateMissing = "template_missing";
    private static readonly SendResult.Refused BadAddress = new("bad_address", "The stored address is neither a phone number nor a WhatsApp user id.");
    private readonly PartialDeliveries partial = new();

    public ChannelId Id => ChannelId.WhatsApp;

    public ChannelAbilities Abilities => ChannelAbilities.WhatsAppCloud;

    public ProviderRates? Rates { get; } = new(options.PerSecond, options.PerPersonPerMinute / 60.0, options.PerPersonBurst);

    public int CallsFor(Delivery delivery) => delivery.Message.Knock ? 1 : Math.Max(1, Parts(delivery).Count);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Message.Knock) return await KnockAsync(delivery, cancellationToken);
        var parts = Parts(delivery);
        if (parts.Count == 0) return new SendResult.Refused("empty", "There was no text to send.");

        SendResult result = new SendResult.Sent();
        for (var i = partial.SentOf(delivery.Id); i < parts.Count; i++)
        {
            result = WhatsAppRequests.Of(delivery.To, parts[i], delivery.Mark) is { } request ? await SendAsync(request, cancellationToken) : BadAddress;
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

    /// <summary>
    /// Asks a person outside the 24-hour window to write back, with the approved template in their language, or in one that they most likely read. It names no topic: somebody else may read it.
    /// </summary>
    private async Task<SendResult> KnockAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (options.Template.Length == 0) return new SendResult.Refused("no_template", SendResult.NoTemplate);
        SendResult result = BadAddress;
        foreach (var language in TemplateLanguages.For(delivery.Message.Locale))
        {
            if (WhatsAppRequests.Template(delivery.To, options.Template, language, delivery.Mark) is not { } request) return BadAddress;
            result = await SendAsync(request, cancellationToken);
            if (result is not SendResult.Refused { Code: TemplateMissing }) break;
            Log.NoTemplate(logger, language);
        }

        if (result is not SendResult.Sent) Log.NotSent(logger, delivery.Id, 1, 1, result.GetType().Name);
        return result;
    }

    private IReadOnlyList<MessagePart> Parts(Delivery delivery) => Rendering.Of(delivery.Message, Abilities, words.Choose(delivery.Message.Locale));

    private async Task<SendResult> SendAsync(MessageRequest request, CancellationToken cancellationToken) => await client.SendAsync(request, cancellationToken) switch
    {
        WhatsAppCall<string>.Done done => new SendResult.Sent(done.Result),
        WhatsAppCall<string>.Failed failed => WhatsAppErrors.ToResult(failed.Error),
        _ => throw new InvalidOperationException("A call is either done or failed."),
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "WhatsApp did not take delivery {DeliveryId}, part {Part} of {Parts}: {Result}")]
        public static partial void NotSent(ILogger logger, string deliveryId, int part, int parts, string result);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The WhatsApp template is missing or not approved in the language {Language}")]
        public static partial void NoTemplate(ILogger logger, string language);
    }
}
