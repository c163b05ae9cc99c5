using Hotline.Channels.WhatsApp.Probing;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.WhatsApp;

/// <summary>WhatsApp through Meta's Cloud API, as the program takes it in. Thread-safe.</summary>
public sealed class WhatsAppModule : IChannelModule
{
    public static readonly ChannelAbilities Shows = new(MaxText: 4096, MaxButtons: 3, MaxLabel: 20, Media: true, ShortTexts: false)
    {
        Window = TimeSpan.FromHours(24),
        MaxBody = 1024,
        List = new ListLimits(Rows: 10, Title: 24, Description: 72, Button: 20),
    };

    public string Name => "whatsapp";

    public IReadOnlyDictionary<ChannelId, ChannelAbilities> Channels { get; } = new Dictionary<ChannelId, ChannelAbilities>
    {
        [ChannelId.WhatsApp] = Shows,
    };

    public IReadOnlyList<Setting> Settings { get; } =
    [
        new("WhatsApp:PhoneNumberId", null, "Meta's id of the number for its Cloud API; empty means no WhatsApp by Meta"),
        new("WhatsApp:AccessToken", null, "A system user's access token", Secret: true),
        new("WhatsApp:AppSecret", null, "The app's secret, with which Meta signs its calls", Secret: true),
        new("WhatsApp:VerifyToken", null, "A word of your own, entered at Meta beside the webhook's address", Secret: true),
        new("WhatsApp:ApiUrl", "https://graph.facebook.com", "Where Meta's Graph API is"),
        new("WhatsApp:GraphVersion", "v23.0", "Version of the Graph API"),
        new("WhatsApp:Template", null, "Name of an approved template that asks the person to write back and names no topic"),
        new("WhatsApp:ReadSigns", "Typing", "What a person sees when their message was taken in: Off, Read (two blue ticks) or Typing (and that somebody types)"),
        new("WhatsApp:PerSecond", "80", "Messages a second of the number, by all programs on one Redis; 0 is off", Number: true),
        new("WhatsApp:PerPersonPerMinute", "10", "Messages a minute to one person over time; 0 is off", Number: true),
        new("WhatsApp:PerPersonBurst", "20", "Messages that one person may get at once", Number: true),
        new("WhatsApp:AnswerSeconds", "20", "How long Meta's answer to a call is waited for; at most a third of Runtime:SendLeaseSeconds", Number: true),
    ];

    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddWhatsApp(configuration);

    public void Map(IEndpointRouteBuilder routes) => routes.MapWhatsApp();

    public Task<IReadOnlyList<ChannelFinding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken) =>
        WhatsAppProbe.LookAsync(configuration, time, cancellationToken);
}
