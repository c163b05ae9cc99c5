using Hotline.Channels;
using Hotline.Channels.Telegram;
using Hotline.Channels.Terminal;
using Hotline.Channels.Twilio;
using Hotline.Channels.WebChat;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Server;

/// <summary>The channels of the program, in the order in which hosts are shown them. A new channel is its folder and one line here.</summary>
internal static class ChannelModules
{
    public static readonly IReadOnlyList<IChannelModule> All =
    [
        new TelegramModule(),
        new WhatsAppModule(),
        new TwilioModule(),
        new WebChatModule(),
    ];

    /// <summary>What scripts, rehearsals and titles know of the channels.</summary>
    public static readonly ChannelTable Table = TableOf(All);

    /// <summary>The modules' channels, and the keyboard, which is no way to people.</summary>
    public static ChannelTable TableOf(IEnumerable<IChannelModule> modules) => new([.. modules.SelectMany(module => module.Channels), new(ChannelId.Terminal, TerminalChannel.Shows)]);
}
