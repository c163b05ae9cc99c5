using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.WebChat;

/// <summary>The web chat, as the program takes it in. Thread-safe.</summary>
public sealed class WebChatModule : IChannelModule
{
    public static readonly ChannelAbilities Shows = new(MaxText: 10_000, MaxButtons: 24, MaxLabel: 120, Media: true, ShortTexts: false) { Passing = true };

    public string Name => "webchat";

    public IReadOnlyDictionary<ChannelId, ChannelAbilities> Channels { get; } = new Dictionary<ChannelId, ChannelAbilities>
    {
        [ChannelId.Web] = Shows,
    };

    public IReadOnlyList<Setting> Settings { get; } =
    [
        new("WebChat:ExitUrl", "https://www.wikipedia.org/", "Where quick exit of the web chat leads"),
    ];

    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddWebChat();

    public void Map(IEndpointRouteBuilder routes) => routes.MapWebChat();

    /// <summary>Nothing lies outside: the doctor looks at the service itself.</summary>
    public Task<IReadOnlyList<ChannelFinding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ChannelFinding>>([]);
}
