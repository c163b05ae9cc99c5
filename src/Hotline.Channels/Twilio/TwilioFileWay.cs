using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio;

/// <summary>Which files go through Twilio, and whether words may stand under them.</summary>
internal static class TwilioFileWay
{
    public const string NoMms = "This number takes no MMS: it works in the USA and Canada alone, and elsewhere Twilio would send a link that anybody can open. The file was not sent.";

    private const long Megabyte = 1024 * 1024;
    private const long LargestPicture = 5 * Megabyte;
    private const long LargestOnWhatsApp = 16 * Megabyte;
    private const long LargestByMms = 500 * 1024;
    private const string NorthAmerica = "+1";

    private static readonly string[] OnWhatsApp =
    [
        "image/jpeg", "image/png", "image/webp", "audio/ogg", "audio/mpeg", "audio/mp4", "audio/amr", "audio/aac", "video/mp4", "application/pdf", "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.ms-excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ];

    private static readonly string[] ByMms = ["image/jpeg", "image/png", "image/gif", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/amr", "video/mp4", "application/pdf"];

    /// <summary>Why a file does not go over this line, for the operator; null when it does.</summary>
    public static string? Fault(ChannelId line, MediaType type, long bytes)
    {
        var picture = type.Name.StartsWith("image/", StringComparison.Ordinal);
        if (line == ChannelId.WhatsApp)
        {
            if (!OnWhatsApp.Contains(type.Name)) return "WhatsApp does not take files of this kind. Send it as a JPEG or PNG picture, or as a PDF.";
            return bytes <= (picture ? LargestPicture : LargestOnWhatsApp) ? null : "This file is too large for WhatsApp: pictures may have 5 MB, other files 16 MB.";
        }

        if (!ByMms.Contains(type.Name)) return "MMS does not take files of this kind. Send it as a JPEG or PNG picture.";
        return bytes <= (picture ? LargestPicture : LargestByMms) ? null : "This file is too large for MMS: pictures may have 5 MB, other files 500 KB.";
    }

    /// <summary>Twilio turns an MMS to anywhere else into words with an open link, and a link leaks.</summary>
    public static bool Reaches(ChannelId line, Address to) => line != ChannelId.Sms || to.Value.StartsWith(NorthAmerica, StringComparison.Ordinal);

    /// <summary>WhatsApp shows no words under a sound.</summary>
    public static bool HasCaption(ChannelId line, Attachment file) => line == ChannelId.Sms || !file.Type.StartsWith("audio/", StringComparison.Ordinal);
}
