using Hotline.Channels.WhatsApp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Channels.WhatsApp;

public sealed class WhatsAppOptionsTests
{
    private static readonly (string, string)[] Right =
    [
        ("WhatsApp:PhoneNumberId", "106540352242922"), ("WhatsApp:AccessToken", " EAAtokentokentoken\n"), ("WhatsApp:AppSecret", "secret"), ("WhatsApp:VerifyToken", "word"),
    ];

    [Fact]
    public void Without_settings_there_is_no_whatsapp() => Assert.Null(Read(("WhatsApp:ApiUrl", "http://127.0.0.1:1"), ("PublicUrl", "https://help.example.org")));

    [Fact]
    public void The_rest_has_defaults_and_spaces_around_secrets_do_no_harm()
    {
        var options = Read(Right)!;
        Assert.Equal(("EAAtokentokentoken", "https://graph.facebook.com", "v23.0", "", ReadSigns.Typing), (options.AccessToken, options.ApiUrl, options.GraphVersion, options.Template, options.ReadSigns));
        Assert.Equal(ReadSigns.Off, Read([.. Right, ("WhatsApp:ReadSigns", "off")])!.ReadSigns);
    }

    [Fact]
    public void Every_fault_is_told_at_once_and_no_secret_is_shown()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read(
            ("WhatsApp:PhoneNumberId", "+998900000201"), ("WhatsApp:AccessToken", "marked token"), ("WhatsApp:AppSecret", "marked secret"), ("WhatsApp:VerifyToken", ""), ("WhatsApp:ApiUrl", "graph"),
            ("WhatsApp:GraphVersion", "23"), ("WhatsApp:Template", "Write back!"), ("WhatsApp:PerSecond", "-1"), ("WhatsApp:PerPersonPerMinute", "601"), ("WhatsApp:PerPersonBurst", "0"),
            ("WhatsApp:AnswerSeconds", "51"), ("PublicUrl", "help"), ("Twilio:WhatsAppFrom", "+15550000000")));
        Assert.Equal(13, wrong.Failures.Count());
        Assert.DoesNotContain("marked", wrong.Message, StringComparison.Ordinal);
        foreach (var name in new[] { "PhoneNumberId", "AccessToken", "AppSecret", "VerifyToken", "ApiUrl", "GraphVersion", "Template", "PerSecond", "PerPersonPerMinute", "PerPersonBurst", "AnswerSeconds", "Twilio:WhatsAppFrom" })
            Assert.Contains(wrong.Failures, fault => fault.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("WhatsApp:PhoneNumberId")]
    [InlineData("WhatsApp:AccessToken")]
    public void Half_of_the_settings_is_a_fault_and_not_silence(string only)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read([.. Right.Where(setting => setting.Item1 == only)]));
        Assert.Equal(3, wrong.Failures.Count());
    }

    private static WhatsAppOptions? Read(params (string Key, string Value)[] settings) =>
        WhatsAppOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
}
