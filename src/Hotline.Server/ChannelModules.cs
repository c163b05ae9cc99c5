using Hotline.Channels;
using Hotline.Channels.Telegram;
using Hotline.Channels.Twilio;
using Hotline.Channels.WebChat;
using Hotline.Channels.WhatsApp;

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
}
