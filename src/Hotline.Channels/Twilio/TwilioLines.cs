namespace Hotline.Channels.Twilio;

/// <summary>The senders that are set up: <paramref name="Sms"/> and <paramref name="WhatsApp"/> as <see cref="TwilioOptions"/> has them, empty for none.</summary>
internal sealed record TwilioLines(string Sms, string WhatsApp)
{
    public static TwilioLines Of(TwilioOptions options) => new(options.SmsFrom, options.WhatsAppFrom);
}
