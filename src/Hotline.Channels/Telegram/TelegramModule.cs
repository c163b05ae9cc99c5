using Hotline.Channels.Telegram.Probing;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Telegram;

/// <summary>Telegram, as the program takes it in. Thread-safe.</summary>
public sealed class TelegramModule : IChannelModule
{
    public static readonly ChannelAbilities Shows = new(MaxText: 4096, MaxButtons: 24, MaxLabel: 64, Media: true, ShortTexts: false);

    public string Name => "telegram";

    public IReadOnlyDictionary<ChannelId, ChannelAbilities> Channels { get; } = new Dictionary<ChannelId, ChannelAbilities>
    {
        [ChannelId.Telegram] = Shows,
    };

    public IReadOnlyList<Setting> Settings { get; } =
    [
        new("Telegram:Token", null, "The bot's token; empty means no Telegram", Secret: true),
        new("Telegram:ApiUrl", "https://api.telegram.org", "Where Telegram's API is"),
        new("Telegram:WebhookSecret", null, "Set: webhook at /webhooks/telegram; empty: long polling", Secret: true),
        new("Telegram:PerSecond", "30", "Messages a second over all chats and all programs on one Redis; 0 is off", Number: true),
        new("Telegram:PerChatPerSecond", "1", "Messages a second to one chat; 0 is off", Number: true),
        new("Telegram:PerChatBurst", "5", "Messages that one chat may get at once", Number: true),
        new("Telegram:PollSeconds", "50", "How long one long poll waits at Telegram", Number: true),
        new("Telegram:AnswerSeconds", "20", "How long Telegram's answer to a call is waited for; at most a third of Runtime:SendLeaseSeconds", Number: true),
        new("Telegram:OperatorsGroup", null, "Id of a closed group with topics in which operators see cases; empty: there is none", Number: true),
        new("Telegram:GroupShows", "codes", "What a case's topic in that group shows once somebody has claimed it: codes, or words (what the person says, to every member)"),
        new("Telegram:GroupLanguage", "en", "In which language the program writes to operators in Telegram: en, ru or kk"),
        new("Telegram:GroupPerMinute", "20", "Calls a minute to that group; 0 is off", Number: true),
    ];

    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddTelegram(configuration);

    public void Map(IEndpointRouteBuilder routes) => routes.MapTelegram();

    public Task<IReadOnlyList<ChannelFinding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken) =>
        TelegramProbe.LookAsync(configuration, time, cancellationToken);
}
