using Hotline.Channels.Sending;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio;

/// <summary>
/// Sends SMS, or WhatsApp messages, through Twilio: choices as numbers in the text, one call for each part. A long text whose later part failed goes on from that part when it is tried
/// again; a part of which nobody knows whether it went out is looked for in Twilio's list first. Thread-safe.
/// </summary>
internal sealed partial class TwilioChannel(TwilioLine line, TwilioOptions options, TwilioClient client, TwilioFileLink links, TimeProvider time, ILogger<TwilioChannel> logger) : IChannel
{
    private const int LongestCaption = 1024;

    private readonly PartialDeliveries partial = new();
    private readonly TwilioDoubts doubts = new(client, time);

    public ChannelId Id => line.Id;

    public ChannelAbilities Abilities => line.Abilities;

    public ProviderRates? Rates => line.Rates;

    /// <summary>Twilio fetches files from us, so it must reach us; by MMS only where the deployment says that its number has it.</summary>
    public bool SendsFiles => options.IsPublic && (line.Id == ChannelId.WhatsApp || options.Mms);

    public string? FileFault(MediaType type, long bytes) => TwilioFileWay.Fault(line.Id, type, bytes);

    public int CallsFor(Delivery delivery) => delivery.Message.Knock ? 1 : Math.Max(1, Steps(delivery).Count);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (TwilioAddress.ToTwilio(delivery.To) is not { } to) return new SendResult.Refused("bad_address", $"The stored address is none of {line.Id}.");
        if (delivery.Message.Knock && Abilities.Window is not null) return await KnockAsync(delivery, to, cancellationToken);
        var steps = Steps(delivery);
        if (steps.Count == 0) return new SendResult.Refused("empty", "There was no text to send.");
        if (delivery.Message.Attachment is not null && !TwilioFileWay.Reaches(line.Id, delivery.To)) return new SendResult.Refused("no_mms", TwilioFileWay.NoMms);

        SendResult result = new SendResult.Sent();
        for (var i = partial.SentOf(delivery.Id); i < steps.Count; i++)
        {
            result = await SendPartAsync(delivery, Form(delivery, to, steps[i], last: i == steps.Count - 1), cancellationToken);
            if (result is SendResult.Sent)
            {
                if (i < steps.Count - 1) partial.Remember(delivery.Id, i + 1);
                continue;
            }

            Log.NotSent(logger, line.Id.Value, delivery.Id, i + 1, steps.Count, result.GetType().Name);
            break;
        }

        if (result is not (SendResult.RetryAfter or SendResult.Unknown or SendResult.AccountBroken)) partial.Forget(delivery.Id);
        return result;
    }

    /// <summary>One call each. Short words go under their file where they may, else before it.</summary>
    private IReadOnlyList<Step> Steps(Delivery delivery)
    {
        var parts = Rendering.Of(delivery.Message, Abilities);
        if (delivery.Message.Attachment is not { } file) return [.. parts.Select(part => new Step(part.Text, null))];
        if (parts is [{ Text: { Length: <= LongestCaption } caption }] && TwilioFileWay.HasCaption(line.Id, file)) return [new Step(caption, file)];
        return [.. parts.Select(part => new Step(part.Text, null)), new Step(null, file)];
    }

    /// <summary>Asks a person outside the 24-hour window to write back, with the approved template in their language. It names no topic: somebody else may read it.</summary>
    private async Task<SendResult> KnockAsync(Delivery delivery, string to, CancellationToken cancellationToken)
    {
        if (options.Knocks.For(delivery.Message.Locale) is not { } content) return new SendResult.Refused("no_template", SendResult.NoTemplate);
        var form = Form(delivery, to, new Step(null, null), last: true);
        form["ContentSid"] = content;
        var result = await SendPartAsync(delivery, form, cancellationToken);
        if (result is not SendResult.Sent) Log.NotSent(logger, line.Id.Value, delivery.Id, 1, 1, result.GetType().Name);
        return result;
    }

    private async Task<SendResult> SendPartAsync(Delivery delivery, IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        if (await doubts.SettleAsync(delivery, form, cancellationToken) is { } known) return new SendResult.Sent(known);
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
        return result;
    }

    private Dictionary<string, string> Form(Delivery delivery, string to, Step step, bool last)
    {
        var form = new Dictionary<string, string> { ["To"] = to, ["From"] = line.From };
        if (step.Text is not null) form["Body"] = step.Text;
        if (step.File is not null) form["MediaUrl"] = links.Address(delivery.Conversation, step.File.Media);
        if (line.MessagingServiceSid.Length > 0) form["MessagingServiceSid"] = line.MessagingServiceSid;
        // Twilio refuses an address for its callbacks that nobody outside can reach.
        if (options.IsPublic) form["StatusCallback"] = TwilioCallback.Address(options.Address, delivery.Mark, last);
        return form;
    }

    /// <summary>Words, a file, or a file with words under it.</summary>
    private sealed record Step(string? Text, Attachment? File);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Twilio did not take {Channel} delivery {DeliveryId}, part {Part} of {Parts}: {Result}")]
        public static partial void NotSent(ILogger logger, string channel, string deliveryId, int part, int parts, string result);
    }
}
