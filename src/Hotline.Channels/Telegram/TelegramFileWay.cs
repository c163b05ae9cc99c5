using Hotline.Core.Messaging;

namespace Hotline.Channels.Telegram;

/// <summary>How Telegram is given a file: the call, and the field that holds the bytes.</summary>
internal sealed record TelegramFileWay(string Method, string Field)
{
    public static readonly TelegramFileWay Photo = new("sendPhoto", "photo");
    public static readonly TelegramFileWay Document = new("sendDocument", "document");

    private const long LargestPhoto = 10 * 1024 * 1024;

    private static readonly TelegramFileWay Voice = new("sendVoice", "voice");
    private static readonly TelegramFileWay Audio = new("sendAudio", "audio");
    private static readonly TelegramFileWay Video = new("sendVideo", "video");

    public static TelegramFileWay Of(Attachment file) => file.Kind switch
    {
        MediaKind.Photo when file.Bytes <= LargestPhoto => Photo,
        MediaKind.Voice => Voice,
        MediaKind.Audio when file.Type is "audio/mpeg" or "audio/mp4" => Audio,
        MediaKind.Video => Video,
        _ => Document,
    };
}
