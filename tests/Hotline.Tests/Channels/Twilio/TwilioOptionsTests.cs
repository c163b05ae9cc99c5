using System.Globalization;
using Hotline.Channels.Twilio;
using Hotline.Channels.Twilio.Redacting;
using Hotline.Channels.Twilio.Sending;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Channels.Twilio;

public sealed class TwilioOptionsTests
{
    [Fact]
    public void Without_an_account_and_a_sender_there_is_no_twilio() =>
        Assert.Null(TwilioOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Twilio:Redact", "text"), new("PublicUrl", "https://x.org")]).Build()));

    [Fact]
    public void Each_sender_brings_its_channel()
    {
        Assert.Equal(["sms", "whatsapp"], Ids());
        Assert.Equal(["sms"], Ids(("Twilio:WhatsAppFrom", "")));
        Assert.Equal(["whatsapp"], Ids(("Twilio:SmsFrom", " ")));
        static IEnumerable<string> Ids(params (string, string?)[] changes) => TwilioSender.All(TwilioSettings.Options(changes)).Select(line => line.Id.Value);
    }

    [Theory]
    [InlineData("whatsapp:+14155238886")]
    [InlineData("+14155238886")]
    public void The_whatsapp_sender_is_read_with_and_without_its_prefix(string from) =>
        Assert.Equal("whatsapp:+14155238886", TwilioSender.WhatsApp(TwilioSettings.Options(("Twilio:WhatsAppFrom", from))).From);

    [Theory]
    [InlineData("+77010001122", true)]
    [InlineData("384387", true)]
    [InlineData("Hotline 1", true)]
    [InlineData("a name that is too long", false)]
    [InlineData("77010001122", false)]
    [InlineData("+7 701 000 11 22", false)]
    public void An_sms_sender_is_a_number_a_short_code_or_a_name(string from, bool good)
    {
        var error = Record.Exception(() => TwilioSettings.Options(("Twilio:SmsFrom", from)));
        Assert.Equal(good, error is null);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("ru=HX00000000000000000000000000000001", true)]
    [InlineData(" uz-Latn = HX00000000000000000000000000000001 , kk=HX00000000000000000000000000000002,", true)]
    [InlineData("HX00000000000000000000000000000001", false)]
    [InlineData("ru=HX1", false)]
    [InlineData("ru=HX00000000000000000000000000000001,ru=HX00000000000000000000000000000002", false)]
    public void Templates_are_content_objects_by_language(string templates, bool good)
    {
        var error = Record.Exception(() => TwilioSettings.Options(("Twilio:Templates", templates)));
        Assert.Equal(good, error is null);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" 0.0725 USD ", "0.0725 USD")]
    [InlineData("36 KZT", "36 KZT")]
    [InlineData("0,08 USD", "fault")]
    [InlineData("0.08", "fault")]
    [InlineData("0 USD", "fault")]
    [InlineData("-1 USD", "fault")]
    [InlineData("0.08 usd", "fault")]
    public void A_price_is_a_number_and_a_currency(string told, string? price)
    {
        var error = Record.Exception(() =>
        {
            var read = TwilioSender.All(TwilioSettings.Options(("Twilio:SmsPrice", told))).Select(sender => sender.Price).ToList();
            Assert.Equal([price, null], read.Select(one => one is null ? null : string.Create(CultureInfo.InvariantCulture, $"{one.Amount} {one.Currency}")));
        });
        Assert.Equal(price == "fault", error is OptionsValidationException);
        if (price != "fault") Assert.Null(error);
    }

    [Fact]
    public void Rates_and_redaction_have_the_providers_defaults()
    {
        var options = TwilioSettings.Options(("Twilio:Redact", null));
        Assert.Equal((1, 80, TwilioRedaction.Text, 144), (options.SmsPerSecond, options.WhatsAppPerSecond, options.Redaction, options.ReconcileHours));
        Assert.Equal((10, 20), (options.WhatsAppPerPersonPerMinute, options.WhatsAppPerPersonBurst));
    }

    [Theory]
    [InlineData("text", "10", 31)]
    [InlineData("delete", "0", 31)]
    [InlineData("text", "1440", 54)]
    public void A_list_too_short_for_what_stays_sent_is_a_fault_while_words_are_taken_away(string redact, string minutes, int fewest)
    {
        TwilioOptions Read(int hours, string redaction) =>
            TwilioSettings.Options(("Twilio:Redact", redaction), ("Twilio:ReconcileMinutes", minutes), ("Twilio:ReconcileHours", hours.ToString(CultureInfo.InvariantCulture)));

        var error = Assert.Throws<OptionsValidationException>(() => Read(fewest - 1, redact));
        Assert.StartsWith($"Twilio:ReconcileHours is {fewest - 1}; it must be from {fewest} to 144 while ", Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.Equal((fewest, 1), (Read(fewest, redact).ReconcileHours, Read(1, "none").ReconcileHours));
    }

    [Fact]
    public void Without_a_public_address_twilio_is_checked_against_the_one_listened_on()
    {
        var options = TwilioSettings.Options(("PublicUrl", null), ("Urls", "http://127.0.0.1:9000;http://[::1]:9000"));
        Assert.Equal(("http://127.0.0.1:9000", false), (options.Address, options.IsPublic));
    }

    [Fact]
    public void Two_transports_of_whatsapp_are_refused_with_words_that_say_what_to_do()
    {
        var error = Assert.Throws<OptionsValidationException>(() => TwilioSettings.Options(("WhatsApp:PhoneNumberId", "123")));
        Assert.Contains("Empty Twilio:WhatsAppFrom", Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.NotNull(TwilioSettings.Options(("WhatsApp:PhoneNumberId", "123"), ("Twilio:WhatsAppFrom", "")));
    }

    [Fact]
    public void All_faults_are_told_at_once_and_none_shows_a_secret()
    {
        var error = Assert.Throws<OptionsValidationException>(() => TwilioSettings.Options(
            ("Twilio:AccountSid", "marked account"), ("Twilio:AuthToken", "marked token with spaces"), ("Twilio:ApiKey", "marked-key"), ("Twilio:ApiSecret", ""), ("Twilio:MessagingServiceSid", "marked-service"),
            ("Twilio:SmsFrom", "marked sender too long"), ("Twilio:WhatsAppFrom", "marked"), ("WhatsApp:PhoneNumberId", "marked"), ("Twilio:ApiUrl", "ftp://marked"), ("PublicUrl", "marked"),
            ("Twilio:SmsPerSecond", "-1"), ("Twilio:WhatsAppPerSecond", "1001"), ("Twilio:AnswerSeconds", "51"), ("Twilio:Redact", "all"), ("Twilio:ReconcileMinutes", "-1"), ("Twilio:ReconcileHours", "0"),
            ("Twilio:WhatsAppPerPersonPerMinute", "601"), ("Twilio:WhatsAppPerPersonBurst", "0")));
        Assert.Equal(18, error.Failures.Count());
        Assert.DoesNotContain("marked", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_without_a_sender_is_a_fault_and_not_a_silence()
    {
        var error = Assert.Throws<OptionsValidationException>(() => TwilioSettings.Options(("Twilio:SmsFrom", ""), ("Twilio:WhatsAppFrom", "")));
        Assert.Contains("Twilio:SmsFrom and Twilio:WhatsAppFrom are both empty", Assert.Single(error.Failures), StringComparison.Ordinal);
    }
}
