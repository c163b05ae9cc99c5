using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Sending;

/// <summary>
/// One sender of ours at Twilio: what it shows, how fast, and the parameters that every message of it carries. With <see cref="ServiceAnswers"/> the messaging service chooses the number: the one that the person wrote to.
/// </summary>
internal sealed record TwilioSender(ChannelId Id, ChannelAbilities Abilities, ProviderRates Rates, string From, string MessagingServiceSid)
{
    public bool ServiceAnswers { get; init; }

    public PartPrice? Price { get; init; }

    /// <summary>Every number that people write to, once; none where we write under a name and have no number beside it.</summary>
    public IReadOnlyList<string> WrittenTo { get; init; } = [From];

    public static TwilioSender Sms(TwilioOptions options) =>
        new(ChannelId.Sms, TwilioModule.ShowsSms, new ProviderRates(options.SmsPerSecond, 0, 1), options.SmsFrom, options.MessagingServiceSid)
        {
            ServiceAnswers = options.ServiceAnswers,
            Price = options.PartPrice,
            WrittenTo = [.. options.MoreNumbers.Prepend(options.SmsFrom).Where(number => !TwilioOptions.IsName(number)).Distinct(StringComparer.Ordinal)],
        };

    public static TwilioSender WhatsApp(TwilioOptions options) => new(
        ChannelId.WhatsApp, options.Buttons ? TwilioModule.ShowsWhatsApp : TwilioModule.ShowsNumbersOnWhatsApp, new ProviderRates(options.WhatsAppPerSecond, options.WhatsAppPerPersonPerMinute / 60.0, options.WhatsAppPerPersonBurst),
        TwilioAddress.WhatsAppPrefix + options.WhatsAppFrom, "");

    public static IEnumerable<TwilioSender> All(TwilioOptions options)
    {
        if (options.HasSms) yield return Sms(options);
        if (options.HasWhatsApp) yield return WhatsApp(options);
    }
}
