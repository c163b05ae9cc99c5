using System.Buffers.Binary;

namespace Hotline.Core.Media;

/// <summary>
/// MP4, M4A, 3GP and HEIC: boxes within boxes. What says where and by whom something was made is overwritten in place with zeros, under the name of a box that nobody reads, so that no offset in the file changes.
/// </summary>
internal static class IsoMedia
{
    private const int Deepest = 8;
    private const int MostBoxes = 20_000;

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
    private static readonly string[] MovieBrands = ["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4A ", "M4B ", "MSNV", "dash", "3gp4", "3gp5", "3gp6", "3gp7", "3g2a", "mmp4", "qt  ", "f4v "];
    private static readonly string[] Containers = ["moov", "trak", "mdia", "moof", "traf", "edts", "minf"];
    private static readonly string[] Told = ["udta", "meta", "uuid", "free", "skip", "wide"];

    public static bool IsHeic(ReadOnlySpan<byte> file) => Brand(file, HeicBrands);

    public static bool IsMovie(ReadOnlySpan<byte> file) => Brand(file, MovieBrands);

    /// <summary>A movie without pictures: phones record voices so.</summary>
    public static bool IsSound(ReadOnlySpan<byte> file)
    {
        if (!IsMovie(file)) return false;
        var walk = new Walk();
        walk.Boxes(file.ToArray(), 0, file.Length, 0, erase: false);
        return walk is { Sound: true, Picture: false };
    }

    public static byte[]? CleanMovie(ReadOnlySpan<byte> file)
    {
        var copy = file.ToArray();
        var walk = new Walk();
        return walk.Boxes(copy, 0, copy.Length, 0, erase: true) && walk is { Sound: true } or { Picture: true } ? copy : null;
    }

    public static byte[]? CleanHeic(ReadOnlySpan<byte> file)
    {
        var copy = file.ToArray();
        return HeicItems.EraseMetadata(copy) && new Walk { Keeps = "meta" }.Boxes(copy, 0, copy.Length, 0, erase: true) ? copy : null;
    }

    /// <summary>The box at <paramref name="at"/>: where its content begins and where it ends. Null when there is none.</summary>
    public static (int Content, int End)? BoxAt(ReadOnlySpan<byte> file, int at, int end)
    {
        if (end - at < 8) return null;
        long size = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        var header = 8;
        if (size == 1)
        {
            if (end - at < 16) return null;
            size = BinaryPrimitives.ReadInt64BigEndian(file[(at + 8)..]);
            header = 16;
        }
        else if (size == 0)
        {
            size = end - at;
        }

        return size >= header && size <= end - at ? (at + header, at + (int)size) : null;
    }

    public static bool Is(ReadOnlySpan<byte> file, int at, string name) => System.Text.Ascii.Equals(file.Slice(at + 4, 4), name);

    private static bool Brand(ReadOnlySpan<byte> file, string[] brands)
    {
        if (BoxAt(file, 0, file.Length) is not { } first || !Is(file, 0, "ftyp") || first.End - first.Content < 4) return false;
        var brand = file.Slice(first.Content, 4);
        foreach (var known in brands)
            if (System.Text.Ascii.Equals(brand, known)) return true;
        return false;
    }

    private sealed class Walk
    {
        private int boxes;

        public bool Sound { get; private set; }

        public bool Picture { get; private set; }

        /// <summary>The one name at the top of the file that stays although it tells something.</summary>
        public string? Keeps { get; init; }

        /// <summary>False when the boxes do not fill their place exactly, or nest too deep.</summary>
        public bool Boxes(byte[] file, int at, int end, int depth, bool erase)
        {
            if (depth > Deepest) return false;
            while (at < end)
            {
                if (++boxes > MostBoxes || BoxAt(file, at, end) is not { } box) return depth == 0 && end - at < 8 && Zero(file, at, end, erase);
                if (Any(file, at, Containers) && !Boxes(file, box.Content, box.End, depth + 1, erase)) return false;
                if (Is(file, at, "hdlr")) Handler(file.AsSpan(box.Content, box.End - box.Content));
                if (Any(file, at, Told) && !(depth == 0 && Keeps is { } kept && Is(file, at, kept)))
                {
                    if (erase) "free"u8.CopyTo(file.AsSpan(at + 4));
                    Zero(file, box.Content, box.End, erase);
                }

                at = box.End;
            }

            return true;
        }

        private void Handler(ReadOnlySpan<byte> content)
        {
            if (content.Length < 12) return;
            Sound |= content.Slice(8, 4).SequenceEqual("soun"u8);
            Picture |= content.Slice(8, 4).SequenceEqual("vide"u8);
        }

        private static bool Zero(byte[] file, int from, int to, bool erase)
        {
            if (erase) file.AsSpan(from, to - from).Clear();
            return true;
        }

        private static bool Any(byte[] file, int at, string[] names)
        {
            foreach (var name in names)
                if (Is(file, at, name)) return true;
            return false;
        }
    }
}
