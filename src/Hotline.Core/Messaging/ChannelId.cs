namespace Hotline.Core.Messaging;

/// <summary>The short, stable name of a channel: <c>telegram</c>, <c>sms</c>, <c>whatsapp</c>, <c>web</c>, <c>terminal</c>. Lower case.</summary>
public readonly record struct ChannelId(string Value)
{
    public static readonly ChannelId Telegram = new("telegram");
    public static readonly ChannelId Sms = new("sms");
    public static readonly ChannelId WhatsApp = new("whatsapp");
    public static readonly ChannelId Web = new("web");
    public static readonly ChannelId Terminal = new("terminal");

    /// <summary>Not a way to people: from one conversation to another, see <c>Addresses</c> in the README of Conversations.</summary>
    public static readonly ChannelId Within = new("within");

    public override string ToString() => Value;
}
