using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio;

/// <summary>The numbers that we answer from: <paramref name="Sms"/> and <paramref name="WhatsApp"/> as <see cref="TwilioOptions"/> has them, empty for none.</summary>
internal sealed record OurNumbers(string Sms, string WhatsApp)
{
    /// <summary>Further numbers for SMS, which are answered from where they were written to.</summary>
    public IReadOnlyList<string> SmsToo { get; init; } = [];

    public static OurNumbers Of(TwilioOptions options) =>
        new(options.SmsFrom, options.WhatsAppFrom) { SmsToo = options.MoreNumbers };

    /// <summary>
    /// Whether a number is a sender of ours on this channel, however Twilio or a relay writes it. A business may have others at the same account, whose people must not be answered from ours.
    /// </summary>
    public bool IsOurs(ChannelId channel, string number)
    {
        var plain = Plain(number);
        return channel == ChannelId.WhatsApp ? plain == Plain(WhatsApp) : plain == Plain(Sms) || SmsToo.Any(one => plain == Plain(one));
    }

    /// <summary>The number without its plus, which comes as a space where a form was not escaped, and without the prefix of WhatsApp.</summary>
    public static string Plain(string number) => TwilioAddress.WithoutPrefix(number.Trim()).Trim().TrimStart('+');
}
