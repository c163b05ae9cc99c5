using Hotline.Channels.Twilio;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Settings that Twilio's channels start with, and ways to change one of them.</summary>
internal static class TwilioSettings
{
    public const string Account = "AC00000000000000000000000000000000";
    public const string Token = "markedtokenmarkedtoken";
    public const string Secret = "markedsecretmarkedsecret";
    public const string Server = "https://hotline.example.org";

    public static IConfiguration Configuration(params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Twilio:AccountSid"] = Account,
            ["Twilio:AuthToken"] = Token,
            ["Twilio:ApiKey"] = "SK00000000000000000000000000000000",
            ["Twilio:ApiSecret"] = Secret,
            ["Twilio:SmsFrom"] = "+15550001111",
            ["Twilio:WhatsAppFrom"] = "whatsapp:+14155238886",
            ["Twilio:Redact"] = "none",
            ["PublicUrl"] = Server,
        };
        foreach (var (name, value) in changes) settings[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    public static TwilioOptions Options(params (string Name, string? Value)[] changes) => TwilioOptions.Read(Configuration(changes))!;
}
