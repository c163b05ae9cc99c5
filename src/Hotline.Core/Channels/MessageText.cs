using System.Text;
using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>The words of a message as a channel shows them: the shorter twin where texts cost, and a numbered list where there are no buttons.</summary>
public static class MessageText
{
    public static string For(OutboundMessage message, ChannelAbilities abilities)
    {
        var text = abilities.ShortTexts && message.Sms is { } twin ? twin : message.Text;
        if (message.Buttons.Count <= abilities.MaxButtons) return text;
        var numbered = new StringBuilder(text);
        for (var i = 0; i < message.Buttons.Count; i++) numbered.Append('\n').Append(i + 1).Append(". ").Append(message.Buttons[i].Label);
        return numbered.ToString();
    }
}
