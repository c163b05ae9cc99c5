namespace Hotline.Core.Channels;

/// <summary>What a channel can show. <paramref name="MaxText"/> in UTF-16 units; <paramref name="MaxButtons"/> 0 means a numbered list in the text.</summary>
public sealed record ChannelAbilities(int MaxText, int MaxButtons, int MaxLabel, bool Media, bool ShortTexts)
{
    public static readonly ChannelAbilities Telegram = new(4096, 24, 64, Media: true, ShortTexts: false);
    public static readonly ChannelAbilities Web = new(10_000, 24, 120, Media: false, ShortTexts: false);
    public static readonly ChannelAbilities Terminal = new(10_000, 24, 120, Media: false, ShortTexts: false);
    public static readonly ChannelAbilities Sms = new(1600, 0, 40, Media: false, ShortTexts: true);
    public static readonly ChannelAbilities WhatsApp = new(4096, 10, 24, Media: true, ShortTexts: false);
}
