namespace Hotline.Core.Media;

/// <summary>The items of a HEIC: pictures, and beside them EXIF and XMP, which are overwritten with zeros where they lie.</summary>
internal static class HeicItems
{
    private const int MostItems = 4096;

    /// <summary>False when the file cannot be read well enough to be sure.</summary>
    public static bool EraseMetadata(byte[] file)
    {
        if (Child(file, 0, file.Length, "meta") is not { } meta || meta.End - meta.Content < 4) return false;
        var from = meta.Content + 4;
        if (Child(file, from, meta.End, "iinf") is not { } list || Child(file, from, meta.End, "iloc") is not { } places) return false;
        if (Named(file, list) is not { } told) return false;
        var data = Child(file, from, meta.End, "idat");
        return EraseAt(file, places, told, data?.Content);
    }

    private static (int Content, int End)? Child(ReadOnlySpan<byte> file, int at, int end, string name)
    {
        while (IsoMedia.BoxAt(file, at, end) is { } box)
        {
            if (IsoMedia.Is(file, at, name)) return box;
            at = box.End;
        }

        return null;
    }

    /// <summary>The ids of the items that tell about the picture instead of being one.</summary>
    private static HashSet<uint>? Named(ReadOnlySpan<byte> file, (int Content, int End) list)
    {
        var reader = new Reader(file[list.Content..list.End]);
        var version = reader.Take(1);
        reader.Take(3);
        var count = reader.Take(version == 0 ? 2 : 4);
        if (reader.Broken || count > MostItems) return null;
        var told = new HashSet<uint>();
        var at = list.Content + reader.Position;
        for (var i = 0UL; i < count; i++)
        {
            if (IsoMedia.BoxAt(file, at, list.End) is not { } entry) return null;
            var item = new Reader(file[entry.Content..entry.End]);
            var kind = item.Take(1);
            item.Take(3);
            if (kind < 2) return null;
            var id = (uint)item.Take(kind == 2 ? 2 : 4);
            item.Take(2);
            var type = (uint)item.Take(4);
            if (item.Broken) return null;
            if (type is 0x45786966 or 0x6D696D65 or 0x75726920) told.Add(id);
            at = entry.End;
        }

        return told;
    }

    private static bool EraseAt(byte[] file, (int Content, int End) places, HashSet<uint> told, int? data)
    {
        var reader = new Reader(file.AsSpan(places.Content, places.End - places.Content));
        var version = (int)reader.Take(1);
        reader.Take(3);
        var sizes = (int)reader.Take(2);
        var (offsetSize, lengthSize, baseSize, indexSize) = (sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version > 0 ? sizes & 15 : 0);
        var items = reader.Take(version < 2 ? 2 : 4);
        if (version > 2 || items > MostItems) return false;
        for (var i = 0UL; i < items; i++)
        {
            var id = (uint)reader.Take(version < 2 ? 2 : 4);
            var method = version > 0 ? (int)reader.Take(2) & 15 : 0;
            reader.Take(2);
            var start = reader.Take(baseSize);
            var extents = reader.Take(2);
            for (var e = 0UL; e < extents && !reader.Broken; e++)
            {
                reader.Take(indexSize);
                var (offset, length) = (reader.Take(offsetSize), reader.Take(lengthSize));
                if (told.Contains(id) && !Erase(file, method, start, offset, length, data)) return false;
            }
        }

        return !reader.Broken;
    }

    private static bool Erase(byte[] file, int method, ulong start, ulong offset, ulong length, int? data)
    {
        var from = method switch { 0 => start + offset, 1 when data is { } at => (ulong)at + start + offset, _ => ulong.MaxValue };
        if (from > (ulong)file.Length || length > (ulong)file.Length - from) return false;
        file.AsSpan((int)from, (int)length).Clear();
        return true;
    }

    /// <summary>Numbers of a given size, one after another.</summary>
    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;

        public int Position { get; private set; }

        public bool Broken { get; private set; }

        public ulong Take(int size)
        {
            if (Broken || size > bytes.Length - Position || size is not (0 or 1 or 2 or 3 or 4 or 8))
            {
                Broken = true;
                return 0;
            }

            var value = 0UL;
            for (var i = 0; i < size; i++) value = (value << 8) | bytes[Position++];
            return value;
        }
    }
}
