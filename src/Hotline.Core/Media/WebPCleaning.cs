using System.Buffers.Binary;

namespace Hotline.Core.Media;

/// <summary>A WebP with its picture chunks only; the header says no more that there are others.</summary>
internal static class WebPCleaning
{
    private const int Header = 12;

    /// <summary>Colour profile, EXIF and XMP in the flags of <c>VP8X</c>.</summary>
    private const int Extras = 0x20 | 0x08 | 0x04;

    private static readonly string[] Kept = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"];

    public static byte[]? Clean(ReadOnlySpan<byte> webp)
    {
        if (webp.Length < Header) return null;
        var end = Header - 4L + BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]);
        if (end > webp.Length) return null;
        using var output = new MemoryStream(webp.Length);
        output.Write(webp[..Header]);
        var (at, picture) = (Header, false);
        while (end - at >= 8)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(webp[(at + 4)..]);
            var padded = 8L + size + (size & 1);
            if (8L + size > end - at) return null;
            var chunk = webp.Slice(at, (int)Math.Min(padded, end - at));
            if (IsKept(chunk[..4])) Write(output, chunk);
            picture |= chunk.StartsWith("VP8 "u8) || chunk.StartsWith("VP8L"u8) || chunk.StartsWith("ANMF"u8);
            at += chunk.Length;
        }

        if (!picture) return null;
        var clean = output.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(clean.AsSpan(4), (uint)(clean.Length - 8));
        return clean;
    }

    private static void Write(MemoryStream output, ReadOnlySpan<byte> chunk)
    {
        if (!chunk.StartsWith("VP8X"u8) || chunk.Length < 9)
        {
            output.Write(chunk);
            return;
        }

        byte[] told = [.. chunk];
        told[8] = (byte)(told[8] & ~Extras);
        output.Write(told);
    }

    private static bool IsKept(ReadOnlySpan<byte> name)
    {
        foreach (var kept in Kept)
            if (System.Text.Ascii.Equals(name, kept)) return true;
        return false;
    }
}
