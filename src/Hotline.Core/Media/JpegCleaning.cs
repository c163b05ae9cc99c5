using System.Buffers.Binary;

namespace Hotline.Core.Media;

/// <summary>
/// A JPEG with what decoding needs and nothing else: no EXIF, GPS, XMP, comments, previews, nor anything behind its end. Which way up it is shown stays, in an EXIF block of our own that says only that.
/// </summary>
internal static class JpegCleaning
{
    private const int StartOfScan = 0xDA;
    private const int EndOfImage = 0xD9;

    public static byte[]? Clean(ReadOnlySpan<byte> jpeg)
    {
        using var output = new MemoryStream(jpeg.Length);
        output.Write([0xFF, 0xD8]);
        if (Orientation(jpeg) is > 1 and <= 8 and var orientation) output.Write(OrientationOnly((byte)orientation));
        var (at, frame, scan) = (2, false, false);
        while (Next(jpeg, ref at, out var marker, out var segment))
        {
            if (marker == EndOfImage)
            {
                output.Write([0xFF, EndOfImage]);
                return frame && scan ? output.ToArray() : null;
            }

            frame |= IsFrame(marker);
            Copy(output, marker, segment);
            if (marker != StartOfScan) continue;
            scan = true;
            var data = ScanData(jpeg[at..]);
            output.Write(data);
            at += data.Length;
        }

        return null;
    }

    /// <summary>The next marker with its segment, or the end of the image; false where a JPEG must have one and has not.</summary>
    private static bool Next(ReadOnlySpan<byte> jpeg, ref int at, out int marker, out ReadOnlySpan<byte> segment)
    {
        marker = 0;
        segment = default;
        if (at >= jpeg.Length || jpeg[at] != 0xFF) return false;
        while (at < jpeg.Length && jpeg[at] == 0xFF) at++;
        if (at >= jpeg.Length) return false;
        marker = jpeg[at++];
        if (marker == EndOfImage) return true;
        if (marker < 0xC0 || marker is >= 0xD0 and <= 0xD8 || at + 2 > jpeg.Length) return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[at..]);
        if (length < 2 || at + length > jpeg.Length) return false;
        segment = jpeg.Slice(at + 2, length - 2);
        at += length;
        return true;
    }

    private static void Copy(MemoryStream output, int marker, ReadOnlySpan<byte> segment)
    {
        if (marker is >= 0xC0 and <= 0xDF) Write(output, marker, segment);
        else if (marker == 0xE0 && segment.Length >= 14 && segment.StartsWith("JFIF\0"u8)) Write(output, marker, [.. segment[..12], 0, 0]);
        // Which colours the numbers stand for; photos of some programs are negatives without it.
        else if (marker == 0xEE && segment.Length >= 12 && segment.StartsWith("Adobe"u8)) Write(output, marker, segment[..12]);
    }

    private static void Write(MemoryStream output, int marker, ReadOnlySpan<byte> segment)
    {
        Span<byte> head = [0xFF, (byte)marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(segment.Length + 2));
        output.Write(head);
        output.Write(segment);
    }

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Up to the next marker: 0xFF followed by neither a stuffed zero nor a restart.</summary>
    private static ReadOnlySpan<byte> ScanData(ReadOnlySpan<byte> rest)
    {
        var at = 0;
        while (rest[at..].IndexOf((byte)0xFF) is >= 0 and var step)
        {
            at += step;
            if (at + 1 >= rest.Length) break;
            if (rest[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return rest[..at];
            at += 2;
        }

        return rest;
    }

    private static int Orientation(ReadOnlySpan<byte> jpeg)
    {
        var at = 2;
        while (Next(jpeg, ref at, out var marker, out var segment) && marker is not (StartOfScan or EndOfImage))
            if (marker == 0xE1 && segment.StartsWith("Exif\0\0"u8)) return TiffOrientation(segment[6..]);
        return 1;
    }

    private static int TiffOrientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return 1;
        var big = tiff[0] == 'M';
        var from = Number(tiff[4..], 4, big);
        if (from > tiff.Length - 2) return 1;
        var count = Number(tiff[(int)from..], 2, big);
        for (var i = 0; i < count; i++)
        {
            var at = from + 2 + i * 12L;
            if (at + 12 > tiff.Length) return 1;
            var entry = tiff.Slice((int)at, 12);
            if (Number(entry, 2, big) == 0x0112) return (int)Number(entry[8..], 2, big);
        }

        return 1;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int size, bool big) => (size, big) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };

    /// <summary>APP1 with a TIFF block of one entry.</summary>
    private static ReadOnlySpan<byte> OrientationOnly(byte orientation) => (byte[])
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
        0, 0, 0, 0,
    ];
}
