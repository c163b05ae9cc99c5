using System.IO.Compression;
using System.Text;

namespace Hotline.Core.Media;

/// <summary>
/// Who wrote a paper stands in its properties: with papers that staff send it would tell a stranger who helps here. From the packages of today's office programs the properties are taken out; what was
/// written before packages, and PDFs, cannot be rewritten simply and keep them, as do comments and tracked changes in all: whoever sends is told. What people send to us is left as it is: who
/// wrote an employer's paper may be what a case hangs on. Pure.
/// </summary>
public static class PaperAuthors
{
    /// <summary>Names were taken out of the properties.</summary>
    public const string Removed = "removed";

    /// <summary>The paper may name people.</summary>
    public const string Kept = "kept";

    private const string Xml = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    /// <summary>The parts that hold properties, and what stands in them then: other parts refer to them, so they stay.</summary>
    private static readonly (string Part, string Empty)[] Properties =
    [
        ("docProps/core.xml", Xml + """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>"""),
        ("docProps/app.xml", Xml + """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>"""),
        ("docProps/custom.xml", Xml + """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>"""),
    ];

    /// <summary>What is to be said to whoever sends such a file: <see cref="Removed"/>, <see cref="Kept"/>, or null when its kind names nobody.</summary>
    public static string? In(MediaType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Extension switch
        {
            "docx" or "xlsx" => Removed,
            "pdf" or "doc" or "xls" => Kept,
            _ => null,
        };
    }

    /// <summary>The paper without its properties; as it was where its kind has none that can be taken out. Nothing in it is unpacked. Null when it is damaged.</summary>
    public static ReadOnlyMemory<byte>? Without(MediaType type, ReadOnlyMemory<byte> content)
    {
        if (In(type) != Removed) return content;
        try
        {
            using var bytes = new MemoryStream();
            bytes.Write(content.Span);
            using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
                foreach (var (part, empty) in Properties) Replace(archive, part, empty);
            return bytes.ToArray();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static void Replace(ZipArchive archive, string part, string empty)
    {
        var old = archive.Entries.Where(entry => string.Equals(entry.FullName, part, StringComparison.OrdinalIgnoreCase)).ToList();
        if (old.Count == 0) return;
        foreach (var entry in old) entry.Delete();
        var made = archive.CreateEntry(old[0].FullName);
        made.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = made.Open();
        stream.Write(Encoding.UTF8.GetBytes(empty));
    }
}
