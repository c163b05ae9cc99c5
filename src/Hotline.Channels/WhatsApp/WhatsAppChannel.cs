using Hotline.Channels.Sending;
using Hotline.Channels.WhatsApp.Wire;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Sends to WhatsApp through Meta's Cloud API: plain text without link previews, up to three choices as buttons, more as a list. Every part carries the delivery's mark, which comes back with
/// its statuses. A long text whose later part failed goes on from that part when it is tried again. Thread-safe.
/// </summary>
internal sealed partial class WhatsAppChannel(WhatsAppClient client, WhatsAppOptions options, IChannelWords words, IAttachments attachments, ILogger<WhatsAppChannel> logger) : IChannel
{
    private const int LongestCaption = 1024;
    private const string TemplateMissing = "template_missing";
    private static readonly SendResult.Refused BadAddress = new("bad_address", "The stored address is neither a phone number nor a WhatsApp user id.");
    private readonly PartialDeliveries partial = new();

    public ChannelId Id => ChannelId.WhatsApp;

    public ChannelAbilities Abilities => WhatsAppModule.Shows;

    public ProviderRates? Rates { get; } = new(options.PerSecond, options.PerPersonPerMinute / 60.0, options.PerPersonBurst);

    public bool SendsFiles => true;

    public string? FileFault(MediaType type, long bytes) => WhatsAppFileWay.Of(type.Name, bytes) is null ? WhatsAppFileWay.NotTaken : null;

    public int CallsFor(Delivery delivery) => delivery.Message.Knock ? 1 : Math.Max(1, Steps(delivery).Count);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Message.Knock) return await KnockAsync(delivery, cancellationToken);
        var steps = Steps(delivery);
        if (steps.Count == 0) return new SendResult.Refused("empty", "There was no text to send.");

        SendResult result = new SendResult.Sent();
        for (var i = partial.SentOf(delivery.Id); i < steps.Count; i++)
        {
            result = await TakeAsync(delivery, steps[i], cancellationToken);
            if (result is SendResult.Sent)
            {
                if (i < steps.Count - 1) partial.Remember(delivery.Id, i + 1);
                continue;
            }

            Log.NotSent(logger, delivery.Id, i + 1, steps.Count, result.GetType().Name);
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

    /// <summary>One message each. Short words go under their file where they may, else before it.</summary>
    private IReadOnlyList<Step> Steps(Delivery delivery)
    {
        if (MapPoint.In(delivery.Message) is var (point, rest)) return [new Step { Place = point }, .. Parts(rest).Select(part => new Step { Text = part })];
        var parts = Parts(delivery.Message);
        if (delivery.Message.Attachment is not { } file) return [.. parts.Select(part => new Step { Text = part })];
        if (parts is [{ Form: MessageForm.Plain, Text: { Length: <= LongestCaption } caption }] && WhatsAppFileWay.Of(file) is { HasCaption: true }) return [new Step { File = file, Caption = caption }];
        return [.. parts.Select(part => new Step { Text = part }), new Step { File = file }];
    }

    private IReadOnlyList<MessagePart> Parts(OutboundMessage message) => Rendering.Of(message, Abilities, words.Choose(message.Locale));

    private async Task<SendResult> TakeAsync(Delivery delivery, Step step, CancellationToken cancellationToken)
    {
        if (WhatsAppAddress.Target(delivery.To) is (null, null)) return BadAddress;
        if (step.File is { } file) return await SendFileAsync(delivery, file, step.Caption, cancellationToken);
        var request = step.Place is { } place ? WhatsAppRequests.Of(delivery.To, place, delivery.Mark) : WhatsAppRequests.Of(delivery.To, step.Text!, delivery.Mark);
        return await SendAsync(request!, cancellationToken);
    }

    /// <summary>Brought to Meta first, then sent by its id: no address of ours that anybody could open.</summary>
    private async Task<SendResult> SendFileAsync(Delivery delivery, Attachment file, string? caption, CancellationToken cancellationToken)
    {
        if (WhatsAppFileWay.Of(file) is not { } way) return new SendResult.Refused("file_kind", WhatsAppFileWay.NotTaken);
        var name = MediaTypes.Named(file.Type) is { } type ? MediaTypes.FileName(type, file.Media) : "file";
        await using var content = await attachments.OpenAsync(delivery, cancellationToken);
        if (content is null) return new SendResult.Refused("file_gone", "The file is not on this server any more.");
        return await client.UploadAsync(content, file.Type, name, cancellationToken) switch
        {
            WhatsAppCall<string>.Done { Result: var id } => await SendAsync(WhatsAppRequests.Of(delivery.To, way, id, caption, name, delivery.Mark)!, cancellationToken),
            WhatsAppCall<string>.Failed failed => WhatsAppErrors.ToResult(failed.Error),
            _ => throw new InvalidOperationException("A call is either done or failed."),
        };
    }

    private async Task<SendResult> SendAsync(MessageRequest request, CancellationToken cancellationToken) => await client.SendAsync(request, cancellationToken) switch
    {
        WhatsAppCall<string>.Done done => new SendResult.Sent(done.Result),
        WhatsAppCall<string>.Failed failed => WhatsAppErrors.ToResult(failed.Error),
        _ => throw new InvalidOperationException("A call is either done or failed."),
    };

    /// <summary>Words, a place, or a file with words under it: exactly one of the three.</summary>
    private sealed record Step
    {
        public MessagePart? Text { get; init; }

        public MapPoint? Place { get; init; }

        public Attachment? File { get; init; }

        public string? Caption { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "WhatsApp did not take delivery {DeliveryId}, part {Part} of {Parts}: {Result}")]
        public static partial void NotSent(ILogger logger, string deliveryId, int part, int parts, string result);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The WhatsApp template is missing or not approved in the language {Language}")]
        public static partial void NoTemplate(ILogger logger, string language);
    }
}
