using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WhatsApp;

/// <summary>How WhatsApp is given a file: the type of the message, and whether words may stand under it. What is too large for its own type goes as a document, which may have 100 MB.</summary>
internal sealed record WhatsAppFileWay(string Type, bool HasCaption)
{
    /// <summary>For the operator.</summary>
    public const string NotTaken = "WhatsApp does not take files of this kind. Send it as a JPEG or PNG picture, or as a PDF.";

    private const long LargestImage = 5 * 1024 * 1024;
    private const long LargestSound = 16 * 1024 * 1024;

    private static readonly WhatsAppFileWay Image = new("image", HasCaption: true);
    private static readonly WhatsAppFileWay Audio = new("audio", HasCaption: false);
    private static readonly WhatsAppFileWay Video = new("video", HasCaption: true);
    private static readonly WhatsAppFileWay Document = new("document", HasCaption: true);

    /// <summary>Null for what Meta takes in no form.</summary>
    public static WhatsAppFileWay? Of(string type, long bytes) => type switch
    {
        "image/jpeg" or "image/png" when bytes <= LargestImage => Image,
        "audio/aac" or "audio/mp4" or "audio/mpeg" or "audio/amr" or "audio/ogg" when bytes <= LargestSound => Audio,
        "video/mp4" when bytes <= LargestSound => Video,
        // Meta's own list of what may be brought holds none of these, and takes WebP for a sticker or not at all (131053).
        "image/gif" or "image/heic" or "image/webp" or "audio/webm" => null,
        _ => MediaTypes.Named(type) is null ? null : Document,
    };

    public static WhatsAppFileWay? Of(Attachment file) => Of(file.Type, file.Bytes);
}
