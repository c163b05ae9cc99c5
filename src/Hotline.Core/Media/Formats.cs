using System.Buffers.Binary;
using System.Text.Unicode;
using Hotline.Core.Messaging;

namespace Hotline.Core.Media;

/// <summary>The kinds of file that we take, one row each; the first that matches is the one. Everything else is refused.</summary>
internal static class Formats
{
    private static readonly Format[] Rows =
    [
        new(new("image/jpeg", "jpg", MediaKind.Photo, MediaLimits.Photo), file => Begins(file, 0xFF, 0xD8, 0xFF), JpegCleaning.Clean),
        new(new("image/png", "png", MediaKind.Photo, MediaLimits.Photo), file => Begins(file, 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A), PngCleaning.Clean),
        new(new("image/webp", "webp", MediaKind.Photo, MediaLimits.Photo), file => file.StartsWith("RIFF"u8) && At(file, 8, "WEBP"u8), WebPCleaning.Clean),
        new(new("image/gif", "gif", MediaKind.Document, MediaLimits.Photo), file => file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8), GifCleaning.Clean),
        new(new("image/heic", "heic", MediaKind.Document, MediaLimits.Photo), IsoMedia.IsHeic, IsoMedia.CleanHeic),
        new(new("audio/mp4", "m4a", MediaKind.Audio, MediaLimits.Sound), IsoMedia.IsSound, IsoMedia.CleanMovie),
        new(new("video/mp4", "mp4", MediaKind.Video, MediaLimits.Video), IsoMedia.IsMovie, IsoMedia.CleanMovie),
        new(new("audio/ogg", "ogg", MediaKind.Voice, MediaLimits.Sound), file => file.StartsWith("OggS"u8) && (At(file, 28, "OpusHead"u8) || At(file, 28, "\u0001vorbis"u8))),
        new(new("audio/webm", "webm", MediaKind.Audio, MediaLimits.Sound), IsWebmVoice),
        new(new("audio/mpeg", "mp3", MediaKind.Audio, MediaLimits.Sound), file => file.StartsWith("ID3"u8) || IsMp3Frame(file)),
        new(new("audio/aac", "aac", MediaKind.Audio, MediaLimits.Sound), file => file.Length > 7 && file[0] == 0xFF && (file[1] & 0xF6) == 0xF0),
        new(new("audio/amr", "amr", MediaKind.Document, MediaLimits.Sound), file => file.StartsWith("#!AMR"u8)),
        new(new("application/pdf", "pdf", MediaKind.Document, MediaLimits.Document), file => file.StartsWith("%PDF-"u8)),
        new(new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", MediaKind.Document, MediaLimits.Document), file => OfficeFiles.Holds(file, "word/document.xml")),
        new(new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", MediaKind.Document, MediaLimits.Document), file => OfficeFiles.Holds(file, "xl/workbook.xml")),
        new(new("application/msword", "doc", MediaKind.Document, MediaLimits.Document), file => OfficeFiles.HoldsStream(file, "WordDocument")),
        new(new("application/vnd.ms-excel", "xls", MediaKind.Document, MediaLimits.Document), file => OfficeFiles.HoldsStream(file, "Workbook")),
        new(new("text/plain", "txt", MediaKind.Document, MediaLimits.PlainText), IsPlainText),
    ];

    public static IEnumerable<MediaType> Types => Rows.Select(row => row.Type);

    public static Format? Find(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) return null;
        foreach (var row in Rows)
            if (row.Matches(content)) return row;
        return null;
    }

    /// <summary>The row of a type that was kept.</summary>
    public static MediaType? Named(string? type) => Array.Find(Rows, row => row.Type.Name == type)?.Type;

    private static bool Begins(ReadOnlySpan<byte> file, params ReadOnlySpan<byte> bytes) => file.StartsWith(bytes);

    private static bool At(ReadOnlySpan<byte> file, int offset, ReadOnlySpan<byte> bytes) => file.Length >= offset + bytes.Length && file.Slice(offset, bytes.Length).SequenceEqual(bytes);

    /// <summary>What browsers record: WebM whose tracks, which stand at its beginning, are a voice and no picture.</summary>
    private static bool IsWebmVoice(ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(file.Length, MediaLimits.WebmHead)];
        return Begins(file, 0x1A, 0x45, 0xDF, 0xA3) && head.IndexOf("webm"u8) >= 0 && head.IndexOf("A_OPUS"u8) >= 0 && head.IndexOf("V_"u8) < 0;
    }

    /// <summary>The header of an MPEG frame, layer III, with a rate that exists.</summary>
    private static bool IsMp3Frame(ReadOnlySpan<byte> file)
    {
        if (file.Length < 4) return false;
        var header = BinaryPrimitives.ReadUInt32BigEndian(file);
        var (sync, version, layer, rate, sampling) = (header >> 21, (header >> 19) & 3, (header >> 17) & 3, (header >> 12) & 15, (header >> 10) & 3);
        return sync == 0x7FF && version != 1 && layer == 1 && rate is not (0 or 15) && sampling != 3;
    }

    /// <summary>UTF-8 without signs that steer a terminal or a program.</summary>
    private static bool IsPlainText(ReadOnlySpan<byte> file)
    {
        if (!Utf8.IsValid(file)) return false;
        foreach (var value in file)
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r') || value == 0x7F) return false;
        return true;
    }
}
