using Hotline.Channels.Twilio.Probing;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Twilio;

/// <summary>SMS and WhatsApp through Twilio, as the program takes them in. Thread-safe.</summary>
public sealed class TwilioModule : IChannelModule
{
    public static readonly ChannelAbilities ShowsSms = new(MaxText: 1600, MaxButtons: 0, MaxLabel: 40, Media: false, ShortTexts: true) { PaidByPart = true };

    public static readonly ChannelAbilities ShowsWhatsApp = new(MaxText: 1600, MaxButtons: 3, MaxLabel: 20, Media: true, ShortTexts: false)
    {
        Window = TimeSpan.FromHours(24),
        MaxBody = 1024,
        List = new ListLimits(Rows: 10, Title: 24, Description: 72, Button: 20),
    };

    /// <summary>The same where <c>Twilio:Buttons</c> is off.</summary>
    public static readonly ChannelAbilities ShowsNumbersOnWhatsApp = ShowsWhatsApp with { MaxButtons = 0, List = null };

    public string Name => "twilio";

    public IReadOnlyDictionary<ChannelId, ChannelAbilities> Channels { get; } = new Dictionary<ChannelId, ChannelAbilities>
    {
        [ChannelId.Sms] = ShowsSms,
        [ChannelId.WhatsApp] = ShowsWhatsApp,
    };

    public IReadOnlyList<Setting> Settings { get; } =
    [
        new("Twilio:AccountSid", null, "Twilio's account (AC...); empty, with both senders empty, means no Twilio"),
        new("Twilio:AuthToken", null, "The account's auth token: webhooks are checked with it", Secret: true),
        new("Twilio:ApiKey", null, "API key for sending (SK...); empty means the auth token", Secret: true),
        new("Twilio:ApiSecret", null, "The API key's secret", Secret: true),
        new("Twilio:SmsFrom", null, "Our number for SMS, such as +15551234567; empty means no SMS"),
        new("Twilio:WhatsAppFrom", null, "Our WhatsApp sender at Twilio, such as whatsapp:+14155238886; empty means no WhatsApp through Twilio"),
        new("Twilio:MessagingServiceSid", null, "A messaging service (MG...) that the number for SMS belongs to"),
        new("Twilio:SmsNumbers", null, "Further numbers for SMS, with commas, each answered from where people wrote to; needs the messaging service. What comes to any other number is left alone"),
        new("Twilio:Templates", null, "Approved templates that ask the person to write back and name no topic, by language: ru=HX...,kk=HX..."),
        new("Twilio:Mms", "false", "Whether the number for SMS can send MMS, which Twilio has in the USA and Canada alone; false: files do not go by SMS"),
        new("Twilio:Buttons", "true", "Whether choices on WhatsApp are buttons and lists, for which Hotline makes Content objects named hotline_v1_... in the account; false: numbers in the text"),
        new("Twilio:ApiUrl", "https://api.twilio.com", "Where Twilio's API is"),
        new("Twilio:SmsPerSecond", "1", "SMS a second over all programs on one Redis; a long code carries 1; 0 is off", Number: true),
        new("Twilio:SmsPrice", null, "What one SMS part costs you, such as 0.08 USD: then an operator sees what a reply will cost while writing it"),
        new("Twilio:WhatsAppPerSecond", "80", "WhatsApp messages a second over all programs on one Redis; 0 is off", Number: true),
        new("Twilio:WhatsAppPerPersonPerMinute", "10", "WhatsApp messages a minute to one person over time; 0 is off", Number: true),
        new("Twilio:WhatsAppPerPersonBurst", "20", "WhatsApp messages that one person may get at once", Number: true),
        new("Twilio:AnswerSeconds", "20", "How long Twilio's answer to a call is waited for; at most a third of Runtime:SendLeaseSeconds", Number: true),
        new("Twilio:Redact", "text", "What is taken away at Twilio once a message is stored here or has arrived: none, text or delete"),
        new("Twilio:ReconcileMinutes", "10", "How often Twilio's list is read for messages whose webhook was lost; 0 means at the start and after outages alone", Number: true),
        new("Twilio:ReconcileHours", "144", "How far back that list is read, in hours; at least 31 unless Twilio:Redact is none, and more where Twilio:ReconcileMinutes is over 60", Number: true),
    ];

    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddTwilio(configuration);

    public void Map(IEndpointRouteBuilder routes) => routes.MapTwilio();

    public Task<IReadOnlyList<ChannelFinding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken) =>
        TwilioProbe.AskAsync(configuration, time, cancellationToken);
}
