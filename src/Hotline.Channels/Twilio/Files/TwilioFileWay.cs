using System.Collections.Frozen;
using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Files;

/// <summary>Which files go through Twilio, and whether words may stand under them.</summary>
internal static class TwilioFileWay
{
    public const string NoMms = "This number takes no MMS: it works in the USA and Canada alone, and elsewhere Twilio would send a link that anybody can open. The file was not sent.";

    private const long Megabyte = 1024 * 1024;
    private const long LargestPicture = 5 * Megabyte;
    private const long LargestOnWhatsApp = 16 * Megabyte;
    private const long LargestByMms = 500 * 1024;
    private const string NorthAmerica = "+1";
    private const int AreaCode = 3;

    /// <summary>
    /// Area codes behind <see cref="NorthAmerica"/> that are neither of the USA's states nor of Canada, by the list of the North American Numbering Plan's administrator (nanpa.com): Twilio gives each of
    /// these places a page of its own, and MMS in none of them.
    /// </summary>
    private static readonly FrozenSet<string> Elsewhere = FrozenSet.ToFrozenSet(
    [
        "242", // Bahamas
        "246", // Barbados
        "264", // Anguilla
        "268", // Antigua and Barbuda
        "284", // British Virgin Islands
        "340", // US Virgin Islands
        "345", // Cayman Islands
        "441", // Bermuda
        "473", // Grenada
        "649", // Turks and Caicos Islands
        "658", "876", // Jamaica
        "664", // Montserrat
        "670", // Northern Mariana Islands
        "671", // Guam
        "684", // American Samoa
        "721", // Sint Maarten
        "758", // Saint Lucia
        "767", // Dominica
        "784", // Saint Vincent and the Grenadines
        "787", "939", // Puerto Rico
        "809", "829", "849", // Dominican Republic
        "868", // Trinidad and Tobago
        "869", // Saint Kitts and Nevis
    ]);

    /// <summary>Without WebP: WhatsApp takes it for a sticker or not at all.</summary>
    private static readonly string[] OnWhatsApp =
    [
        "image/jpeg", "image/png", "audio/ogg", "audio/mpeg", "audio/mp4", "audio/amr", "audio/aac", "video/mp4", "application/pdf", "application/msword",
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
    public static bool Reaches(ChannelId line, Address to) => line != ChannelId.Sms || IsInUsaOrCanada(to.Value);

    /// <summary>WhatsApp shows no words under a sound.</summary>
    public static bool HasCaption(ChannelId line, Attachment file) => line == ChannelId.Sms || !file.Type.StartsWith("audio/", StringComparison.Ordinal);

    private static bool IsInUsaOrCanada(string number) =>
        number.StartsWith(NorthAmerica, StringComparison.Ordinal) && number.Length >= NorthAmerica.Length + AreaCode && !Elsewhere.Contains(number.Substring(NorthAmerica.Length, AreaCode));
}
