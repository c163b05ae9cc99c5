using System.Buffers.Binary;

namespace Hotline.Core.Media;

/// <summary>A PNG with its picture chunks and those that say how its colours look; no texts, times, EXIF, profiles, nor anything behind its end.</summary>
internal static class PngCleaning
{
    private const int Signature = 8;
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "acTL", "fcTL", "fdAT"];

    public static byte[]? Clean(ReadOnlySpan<byte> png)
    {
        using var output = new MemoryStream(png.Length);
        output.Write(png[..Signature]);
        var (at, data) = (Signature, false);
        while (png.Length - at >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > png.Length - at - 12) return null;
            var chunk = png.Slice(at, (int)length + 12);
            var name = chunk.Slice(4, 4);
            if (at == Signature && !(name.SequenceEqual("IHDR"u8) && length == 13)) return null;
            if (IsKept(name)) output.Write(chunk);
            data |= name.SequenceEqual("IDAT"u8);
            if (name.SequenceEqual("IEND"u8)) return data ? output.ToArray() : null;
            at += chunk.Length;
        }

        return null;
    }

    private static bool IsKept(ReadOnlySpan<byte> name)
    {
        foreach (var kept in Kept)
            if (System.Text.Ascii.Equals(name, kept)) return true;
        return false;
    }
}
