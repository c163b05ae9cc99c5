using System.Globalization;
using Hotline.Channels.Sending;
using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Content;
using Hotline.Channels.Twilio.Files;
using Hotline.Channels.Twilio.Reconciling;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio.Sending;

/// <summary>
/// Sends SMS, or WhatsApp messages, through Twilio, one call for each part: choices as numbers in the text, on WhatsApp as buttons or a list, which are numbers again while the Content object for them cannot be had. A long text whose later part failed goes on from that part when it is tried
/// again; a part of which nobody knows whether it went out is looked for in Twilio's list first. Thread-safe.
/// </summary>
internal sealed class TwilioChannel(
    TwilioSender sender, TwilioOptions options, TwilioClient client, TwilioContents contents, IChannelWords choose, TwilioFileLink links, TwilioUnended unended, TimeProvider time, ILogger<TwilioChannel> logger) : IChannel
{
    private readonly PartedSending parts = new("Twilio", logger);
    private readonly TwilioDoubts doubts = new(client, time);

    public ChannelId Id => sender.Id;

    public ChannelAbilities Abilities => sender.Abilities;

    public ProviderRates? Rates => sender.Rates;

    public PartPrice? Price => sender.Price;

    /// <summary>Twilio fetches files from us, so it must reach us; by MMS only where the deployment says that its number has it.</summary>
    public bool SendsFiles => options.IsPublic && (sender.Id == ChannelId.WhatsApp || options.Mms);

    public string? FileFault(MediaType type, long bytes) => TwilioFileWay.Fault(sender.Id, type, bytes);

    public int CallsFor(Delivery delivery) => delivery.Message.Knock ? 1 : Math.Max(1, Steps(delivery).Count);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (TwilioAddress.ToTwilio(delivery.To) is not { } to) return new SendResult.Refused("bad_address", $"The stored address is none of {sender.Id}.");
        if (delivery.Message.Knock && Abilities.Window is not null) return await KnockAsync(delivery, to, cancellationToken);
        if (delivery.Message.Attachment is not null && !TwilioFileWay.Reaches(sender.Id, delivery.To)) return new SendResult.Refused("no_mms", TwilioFileWay.NoMms);
        return await parts.SendAsync(delivery, Steps(delivery), (step, mark, cancellation) => SendStepAsync(delivery, to, step, mark, cancellation), cancellationToken);
    }

    private IReadOnlyList<SendStep> Steps(Delivery delivery) => SendStep.Of(delivery.Message, message => Rendering.Of(message, Abilities, choose.Choose(message.Locale)), file => TwilioFileWay.HasCaption(sender.Id, file), maps: sender.Id == ChannelId.WhatsApp);

    /// <summary>Asks a person outside the 24-hour window to write back, with the approved template in their language. It names no topic: somebody else may read it.</summary>
    private async Task<SendResult> KnockAsync(Delivery delivery, string to, CancellationToken cancellationToken)
    {
        if (options.Knocks.For(delivery.Message.Locale) is not { } content) return new SendResult.Refused("no_template", SendResult.NoTemplate);
        return await parts.SendAsync(
            delivery, [content], (template, mark, cancellation) => SendPartAsync(delivery, mark, new(Form(delivery, to, words: null, file: null, mark)) { ["ContentSid"] = template }, said: [], keyboard: false, cancellation), cancellationToken);
    }

    /// <summary>
    /// What Twilio does not take with buttons is said in words at once: half of a question is better than none. In danger, and when it was refused once, nothing is tried but words.
    /// </summary>
    private async Task<SendResult> SendStepAsync(Delivery delivery, string to, SendStep step, DeliveryMark mark, CancellationToken cancellationToken)
    {
        var plain = delivery.Message.LastTry || delivery.Message.Importance == Importance.Danger;
        if (step.Place is { } place) return await SendPlaceAsync(delivery, to, place, plain, mark, cancellationToken);
        var words = step.Text is { } part ? Rendering.InWords(part) : step.Caption;
        IReadOnlyList<string> said = words is null ? [] : step.Text is null ? [words] : [words, step.Text.Text];
        var keyboard = step.Text is null || plain ? null : TwilioKeyboard.Of(step.Text, delivery.Message.Locale);
        SendResult? refused = null;
        if (keyboard is not null && await contents.FindAsync(keyboard, cancellationToken) is { } content)
        {
            var form = new Dictionary<string, string>(Form(delivery, to, words: null, file: null, mark, keyboard: true)) { ["ContentSid"] = content, ["ContentVariables"] = TwilioKeyboard.Variables(step.Text!) };
            refused = await SendPartAsync(delivery, mark, form, said, keyboard: true, cancellationToken);
            if (refused is not (SendResult.Refused or SendResult.AccountBroken)) return refused;
        }

        var result = await SendPartAsync(delivery, mark, Form(delivery, to, words, step.File, mark), said, keyboard: false, cancellationToken);
        // Only then it was the object, and neither the person nor the account.
        if (refused is not null && result is SendResult.Sent) contents.Doubt(keyboard!, refused);
        return result;
    }

    /// <summary>The map is named by its degrees, so that they are read also where no map is shown. What Twilio does not take as a map is said in words.</summary>
    private async Task<SendResult> SendPlaceAsync(Delivery delivery, string to, MapPoint place, bool plain, DeliveryMark mark, CancellationToken cancellationToken)
    {
        if (!plain)
        {
            var map = new Dictionary<string, string>(Form(delivery, to, place.Words, file: null, mark, keyboard: true)) { ["PersistentAction"] = string.Create(CultureInfo.InvariantCulture, $"geo:{place.Latitude:0.######},{place.Longitude:0.######}") };
            var result = await SendPartAsync(delivery, mark, map, [place.Words], keyboard: true, cancellationToken);
            if (result is not SendResult.Refused) return result;
        }

        return await SendPartAsync(delivery, mark, Form(delivery, to, place.Words, file: null, mark), [place.Words], keyboard: false, cancellationToken);
    }

    private async Task<SendResult> SendPartAsync(Delivery delivery, DeliveryMark mark, Dictionary<string, string> form, IReadOnlyList<string> said, bool keyboard, CancellationToken cancellationToken)
    {
        if (await doubts.SettleAsync(delivery, form, said, cancellationToken) is { } known)
        {
            unended.Add(known, mark, keyboard);
            return new SendResult.Sent(known);
        }

        // Twilio's list, or the object for the buttons, may have taken long.
        if (!delivery.Time.ForCall) return PartedSending.OutOfTime;
        var begun = time.GetUtcNow();
        var result = await client.CreateAsync(form, cancellationToken) switch
        {
            // Some refusals come with the record of the message.
            TwilioCall<TwilioMessage>.Done { Result: { Status: "failed" or "undelivered", ErrorCode: { } code } } => TwilioErrors.OfStatus(code, begun),
            TwilioCall<TwilioMessage>.Done done => new SendResult.Sent(done.Result.Sid),
            TwilioCall<TwilioMessage>.Failed failed => TwilioErrors.ToResult(failed.Error, begun),
            _ => throw new InvalidOperationException("A call is either done or failed."),
        };
        doubts.Remember(delivery.Id, result, begun);
        if (result is SendResult.Sent { ProviderId: { } sid }) unended.Add(sid, mark, keyboard);
        return result;
    }

    private Dictionary<string, string> Form(Delivery delivery, string to, string? words, Attachment? file, DeliveryMark mark, bool keyboard = false)
    {
        var form = new Dictionary<string, string> { ["To"] = to };
        if (!sender.ServiceAnswers) form["From"] = sender.From;
        if (words is not null) form["Body"] = words;
        if (file is not null) form["MediaUrl"] = links.Address(delivery.Conversation, file.Media);
        if (sender.MessagingServiceSid.Length > 0) form["MessagingServiceSid"] = sender.MessagingServiceSid;
        // Twilio refuses an address for its callbacks that nobody outside can reach.
        if (options.IsPublic) form["StatusCallback"] = TwilioCallback.Address(options.Address, mark, keyboard);
        return form;
    }
}
