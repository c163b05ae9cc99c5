using Hotline.Core.Messaging;

namespace Hotline.Server.Commands.Chat;

/// <summary>What <c>hotline chat</c> was asked for.</summary>
internal sealed record ChatOptions(ChannelId Channel, string? Locale, string Contact, string? Data, DateTimeOffset? Now);
