using System.Buffers.Binary;
using System.Text;

namespace Hotline.Tests.Support;

/// <summary>Real pictures of 24 by 16 pixels that a browser made, and the same as phones send them: with a place, a time, an owner, a preview.</summary>
internal static class Pictures
{
    /// <summary>Stands in every piece of metadata that these pictures carry.</summary>
    public const string Marker = "ZZMARKEDPLACE-43.238949";

    private const string JpegText =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChi"
        + "VFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAA"
        + "AA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4S"
        + "ERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCA"
        + "AQABgDASIAAhEBAxEB/8QAGAAAAgMAAAAAAAAAAAAAAAAAAAMBAgX/xAAWEAEBAQAAAAAAAAAAAAAAAAAAAQL/xAAWAQEBAQAAAAAAAAAAAAAAAAAFBAb/xAAXEQEBAQEAAAAAAAAAAAAAAAADAAQi/9oADAMBAAIRAxEAPwDB"
        + "1SdVbVJ1VeULQ6Wo1QXqg+QcwiN1f//Z";

    private const string PngText =
        "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAACJUlEQVR4AYxSLXAUYQzN3DSROCQKiUOisChwdaDAgQIFrg5cHShwdeBwSFRlXWVdZVUn6Uz6XrLf3m5/phU32X2/yd1tzsXyTB7kqTzME3mUx/I4j+RJHsrT/C"
        + "/P8p88z7/yIn/LyzyQ3fwpr/OHvMt9eZ/f5FPuyef8Inv5Ub7mB9nPt/I938iv3JWDfCV/cnMhKi47EpiBeSFWz40rnvm+I2t8q49Zb8hR6BRzy28CwW1u0KtEEdziwHsgxGsqzMSt+ADePHEuoYUv86qAogZ12qCFxEcIL4pa"
        + "RlHSywRK174t3j4VFDToJaa5SwJhsdpwi3cofbYoUyxnuIC41uRSKCCoRTpCCTrKuoBnG8QKXhGm9Ux+lFAfC33UUtRb6VHAEMVLz6gSQ1Bv4jAzxAvXwhnuwKn1wqknx7n24V9kCNdpwyajzIYwnfAxyRtwLsOpE0+cBdfxjS"
        + "OMG8a8yVKsc/lVfvh85TPoh19RboILGDJATsOGWmSb1zy/ni4jTh3n2JxTy09NYHlcQJEBHOGcWpvcdJnDRNxrcy0fSx14AHN8yPM58IMvLugSiklS5JMpapLXGy6zuSSm8KUP/yItU0whJBkeJbYy8znAE7+NH7jPPl6H3yAA"
        + "RJk7bITEhAfO5DMvc2D35akL5OICfuc2f+cdYti8N6AoEOwQt0kXF1PTP+xVnu/0ocAQRpGhRGFWTJbqjFPI8GEKlMUdl/HiEJVLAAAA//8hvBpCAAAABklEQVQDAJC5mAEPMn/RAAAAAElFTkSuQmCC";

    private const string WebPText =
        "UklGRj4CAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChi"
        + "VFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAA"
        + "AA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggUAAAAPADAJ0BKhgA"
        + "EAA+0VakS6gko6ewCAEAGglsAJ0yhHA3oG8A7gAEJGwA/u5XGXZ+lNFswcwN/5bI3cb2bBHPwTXKafsWQt7vyu9npEO86gAA";

    public static byte[] Jpeg => Convert.FromBase64String(JpegText);

    public static byte[] Png => Convert.FromBase64String(PngText);

    public static byte[] WebP => Convert.FromBase64String(WebPText);

    /// <summary>A JPEG that tells where it was taken, and how it is held (EXIF orientation 6), with XMP, a comment, and bytes behind its end.</summary>
    public static byte[] JpegWithPlace
    {
        get
        {
            byte[] exif = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0, .. Marked];
            var jpeg = Jpeg;
            return [.. jpeg[..2], .. Segment(0xE1, exif), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Marked]), .. Segment(0xFE, Marked), .. jpeg[2..], .. Marked];
        }
    }

    public static byte[] PngWithPlace
    {
        get
        {
            var png = Png;
            return [.. png[..33], .. Chunk("tEXt", [.. "Location\0"u8, .. Marked]), .. Chunk("eXIf", Marked), .. png[33..], .. Marked];
        }
    }

    /// <summary>The extended form, whose header says that EXIF and XMP follow.</summary>
    public static byte[] WebPWithPlace
    {
        get
        {
            var webp = WebP;
            webp[20] |= 0x0C;
            byte[] more = [.. webp, .. Riff("EXIF", Marked), .. Riff("XMP ", Marked)];
            BinaryPrimitives.WriteUInt32LittleEndian(more.AsSpan(4), (uint)(more.Length - 8));
            return more;
        }
    }

    public static byte[] GifWithPlace =>
        [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x21, 0xFE, (byte)Marked.Length, .. Marked, 0, 0x21, 0xFF, 11, .. "XMP DataXMP"u8, (byte)Marked.Length, .. Marked, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B, .. Marked];

    /// <summary>A movie with a picture track, whose user data say where it was made.</summary>
    public static byte[] MovieWithPlace => Movie("vide");

    /// <summary>A voice as telephones record it: a movie without pictures.</summary>
    public static byte[] SoundWithPlace => Movie("soun");

    /// <summary>A voice note: the first page of an Ogg stream with Opus in it.</summary>
    public static byte[] Voice => [.. "OggS"u8, 0, 2, .. new byte[20], 1, 19, .. "OpusHead"u8, 1, 1, 0x38, 1, 0x80, 0xBB, 0, 0, 0, 0, 0];

    public static byte[] HeicWithPlace
    {
        get
        {
            byte[] items = [.. Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "hvc1"u8, 0]), .. Box("infe", [2, 0, 0, 0, 0, 2, 0, 0, .. "Exif"u8, 0])];
            byte[] list = Box("iinf", [0, 0, 0, 0, 0, 2, .. items]);
            byte[] Places(int at) => Box("iloc", [0, 0, 0, 0, 0x44, 0x00, 0, 2, 0, 1, 0, 0, 0, 1, .. Number(at), .. Number(4), 0, 2, 0, 0, 0, 1, .. Number(at + 4), .. Number(Marked.Length)]);
            byte[] Whole(int at) => [.. Box("ftyp", [.. "heic"u8, 0, 0, 0, 0]), .. Box("meta", [0, 0, 0, 0, .. list, .. Places(at)]), .. Box("mdat", [1, 2, 3, 4, .. Marked])];
            return Whole(Whole(0).Length - Marked.Length - 4);
        }
    }

    private static byte[] Marked => Encoding.ASCII.GetBytes(Marker);

    private static byte[] Movie(string handler)
    {
        byte[] track = Box("trak", [.. Box("mdia", Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(handler), .. new byte[13]])), .. Box("udta", Marked)]);
        return [.. Box("ftyp", [.. "isom"u8, 0, 0, 0, 0]), .. Box("moov", [.. track, .. Box("udta", Marked), .. Box("meta", Marked)]), .. Box("uuid", Marked), .. Box("mdat", [1, 2, 3, 4])];
    }

    private static byte[] Box(string name, byte[] content) => [.. Number(content.Length + 8), .. Encoding.ASCII.GetBytes(name), .. content];

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, byte[] content) => [.. Number(content.Length), .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];

    private static byte[] Riff(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), (byte)content.Length, 0, 0, 0, .. content, .. new byte[content.Length & 1]];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
