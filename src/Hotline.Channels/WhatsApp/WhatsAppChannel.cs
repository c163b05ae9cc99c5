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
    private const string TemplateMissing = "template_missing";
    private static readonly SendResult.Refused BadAddress = new("bad_address", "The stored address is neither a phone number nor a WhatsApp user id.");
    private readonly PartedSending parts = new("WhatsApp", logger);

    /// <summary>Files that were brought to Meta and had no time left to be sent: the id of each.</summary>
    private readonly DeliveryMemory<string> brought = new();

    /// <summary>Files that WhatsApp did not take, where no time was left to say the words under them.</summary>
    private readonly DeliveryMemory<SendResult.Refused> refusals = new();

    public ChannelId Id => ChannelId.WhatsApp;

    public ChannelAbilities Abilities => WhatsAppModule.Shows;

    public ProviderRates? Rates { get; } = new(options.PerSecond, options.PerPersonPerMinute / 60.0, options.PerPersonBurst);

    public bool SendsFiles => true;

    public bool TellsLater => true;

    public string? FileFault(MediaType type, long bytes) => WhatsAppFileWay.Of(type.Name, bytes) is null ? WhatsAppFileWay.NotTaken : null;

    public int CallsFor(Delivery delivery) => delivery.Message.Knock ? 1 : Math.Max(1, Steps(delivery).Count);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Message.Knock) return await KnockAsync(delivery, cancellationToken);
        if (WhatsAppAddress.Target(delivery.To) is (null, null)) return BadAddress;
        return await parts.SendAsync(delivery, Steps(delivery), (step, mark, cancellation) => TakeAsync(delivery, step, mark, cancellation), cancellationToken);
    }

    /// <summary>
    /// Asks a person outside the 24-hour window to write back, with the approved template in their language, or in one that they most likely read. It names no topic: somebody else may read it.
    /// </summary>
    private async Task<SendResult> KnockAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (options.Template.Length == 0) return new SendResult.Refused("no_template", SendResult.NoTemplate);
        if (WhatsAppAddress.Target(delivery.To) is (null, null)) return BadAddress;
        return await parts.SendAsync(delivery, [TemplateLanguages.For(delivery.Message.Locale)], (languages, mark, cancellation) => KnockAsync(delivery, languages, mark, cancellation), cancellationToken);
    }

    private async Task<SendResult> KnockAsync(Delivery delivery, IEnumerable<string> languages, DeliveryMark mark, CancellationToken cancellationToken)
    {
        SendResult result = BadAddress;
        foreach (var language in languages)
        {
            if (!delivery.Time.ForCall) return PartedSending.OutOfTime;
            result = await SendAsync(WhatsAppRequests.Template(delivery.To, options.Template, language, mark)!, cancellationToken);
            if (result is not SendResult.Refused { Code: TemplateMissing }) break;
            Log.NoTemplate(logger, language);
        }

        return result;
    }

    private IReadOnlyList<SendStep> Steps(Delivery delivery) => SendStep.Of(delivery.Message, Parts, file => WhatsAppFileWay.Of(file) is { HasCaption: true }, maps: true);

    private IReadOnlyList<MessagePart> Parts(OutboundMessage message) => Rendering.Of(message, Abilities, words.Choose(message.Locale));

    private async Task<SendResult> TakeAsync(Delivery delivery, SendStep step, DeliveryMark mark, CancellationToken cancellationToken)
    {
        if (step.File is not { } file)
            return await SendAsync((step.Place is { } place ? WhatsAppRequests.Of(delivery.To, place, mark) : WhatsAppRequests.Of(delivery.To, step.Text!, mark))!, cancellationToken);
        var result = refusals.TryFind(delivery.Id, out var known) ? known : await SendFileAsync(delivery, file, step.Caption, mark, cancellationToken);
        return result is SendResult.Refused refused && step.Caption is { } caption ? await WordsAloneAsync(delivery, refused, caption, mark, cancellationToken) : result;
    }

    /// <summary>What was to stand under a file that WhatsApp does not take is said without it: half of what they were to get is better than nothing. The operator reads that the file is missing.</summary>
    private async Task<SendResult> WordsAloneAsync(Delivery delivery, SendResult.Refused file, string words, DeliveryMark mark, CancellationToken cancellationToken)
    {
        if (!delivery.Time.ForCall)
        {
            refusals.Remember(delivery.Id, file);
            return PartedSending.OutOfTime;
        }

        refusals.Forget(delivery.Id);
        // One part of two: when it has arrived, the whole has not.
        var alone = mark.Parts == 0 ? mark.OfPart(1, 2) : mark;
        var said = await SendAsync(WhatsAppRequests.Of(delivery.To, new MessagePart(words, MessageForm.Plain.Only), alone)!, cancellationToken);
        return said is SendResult.Sent ? file with { Words = $"{file.Words} The words under it were sent without it." } : said is SendResult.Refused ? file : said;
    }

    /// <summary>Brought to Meta first, then sent by its id: no address of ours that anybody could open.</summary>
    private async Task<SendResult> SendFileAsync(Delivery delivery, Attachment file, string? caption, DeliveryMark mark, CancellationToken cancellationToken)
    {
        if (WhatsAppFileWay.Of(file) is not { } way) return new SendResult.Refused("file_kind", WhatsAppFileWay.NotTaken);
        var name = MediaTypes.Named(file.Type) is { } type ? MediaTypes.FileName(type, file.Media) : "file";
        if (!brought.TryFind(delivery.Id, out var id))
        {
            if (!delivery.Time.ForFile) return PartedSending.OutOfTime;
            await using var content = await attachments.OpenAsync(delivery, cancellationToken);
            if (content is null) return new SendResult.Refused("file_gone", "The file is not on this server any more.");
            switch (await client.UploadAsync(content, file.Type, name, delivery.Time.Left, cancellationToken))
            {
                case WhatsAppCall<string>.Failed failed: return WhatsAppErrors.OfUpload(failed.Error);
                case WhatsAppCall<string>.Done done: id = done.Result; break;
            }
        }

        if (!delivery.Time.ForCall)
        {
            brought.Remember(delivery.Id, id!);
            return PartedSending.OutOfTime;
        }

        brought.Forget(delivery.Id);
        return await SendAsync(WhatsAppRequests.Of(delivery.To, way, id!, caption, name, mark)!, cancellationToken);
    }

    private async Task<SendResult> SendAsync(MessageRequest request, CancellationToken cancellationToken) => await client.SendAsync(request, cancellationToken) switch
    {
        WhatsAppCall<string>.Done done => new SendResult.Sent(done.Result),
        WhatsAppCall<string>.Failed failed => WhatsAppErrors.ToResult(failed.Error),
        _ => throw new InvalidOperationException("A call is either done or failed."),
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The WhatsApp template is missing or not approved in the language {Language}")]
        public static partial void NoTemplate(ILogger logger, string language);
    }
}
