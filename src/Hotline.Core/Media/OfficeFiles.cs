using System.IO.Compression;
using System.Text;

namespace Hotline.Core.Media;

/// <summary>Knows text and table files of office programs. Those that carry programs of their own are none of them.</summary>
internal static class OfficeFiles
{
    private const int MostEntries = 5000;

    private static readonly byte[] MacrosOfOld = Encoding.Unicode.GetBytes("_VBA_PROJECT");

    /// <summary>A package with this part. Only its table of contents is read; nothing is unpacked.</summary>
    public static bool Holds(ReadOnlySpan<byte> file, string part)
    {
        if (!file.StartsWith("PK\u0003\u0004"u8)) return false;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.ToArray(), writable: false));
            if (archive.Entries.Count > MostEntries || archive.GetEntry("[Content_Types].xml") is null || archive.GetEntry(part) is null) return false;
            return !archive.Entries.Any(entry => entry.Name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && entry.Name.StartsWith("vba", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A compound file of the years before packages, with a stream of this name.</summary>
    public static bool HoldsStream(ReadOnlySpan<byte> file, string stream) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) && file.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0 && file.IndexOf(MacrosOfOld) < 0;
}
