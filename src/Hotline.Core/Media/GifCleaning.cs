namespace Hotline.Core.Media;

/// <summary>A GIF without comments, texts and the blocks of programs, but for the one that says how often it plays; nothing behind its end.</summary>
internal static class GifCleaning
{
    private const int Header = 13;
    private const byte Extension = 0x21;
    private const byte Picture = 0x2C;
    private const byte Trailer = 0x3B;

    public static byte[]? Clean(ReadOnlySpan<byte> gif)
    {
        if (gif.Length < Header) return null;
        var at = Header + ColourTable(gif[10]);
        if (at >= gif.Length) return null;
        using var output = new MemoryStream(gif.Length);
        output.Write(gif[..at]);
        while (at < gif.Length)
        {
            var from = at;
            switch (gif[at])
            {
                case Trailer:
                    output.WriteByte(Trailer);
                    return output.ToArray();
                case Extension when at + 2 < gif.Length:
                    at += 2;
                    break;
                case Picture when at + 10 < gif.Length:
                    at += 10 + ColourTable(gif[at + 9]) + 1;
                    break;
                default:
                    return null;
            }

            if (!SkipBlocks(gif, ref at)) return null;
            var whole = gif[from..at];
            if (whole[0] == Picture || IsKept(whole)) output.Write(whole);
        }

        return null;
    }

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static bool SkipBlocks(ReadOnlySpan<byte> gif, ref int at)
    {
        while (at < gif.Length)
        {
            int size = gif[at++];
            if (size == 0) return true;
            at += size;
        }

        return false;
    }

    private static bool IsKept(ReadOnlySpan<byte> extension) => extension[1] switch
    {
        0xF9 => true,
        0xFF => extension[3..].StartsWith("NETSCAPE2.0"u8) || extension[3..].StartsWith("ANIMEXTS1.0"u8),
        _ => false,
    };
}
