using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Localization;

/// <summary>
/// A gettext PO file: header fields in order, then the entries in order, obsolete ones last. Reading and writing a canonical file gives the same bytes
/// (those of <c>msgcat --no-wrap</c>). Immutable.
/// </summary>
public sealed record PoFile(IReadOnlyList<string> Comments, IReadOnlyList<KeyValuePair<string, string>> Header, IReadOnlyList<PoEntry> Entries)
{
    /// <summary>Reads any text; never throws. With faults the file holds what could be understood.</summary>
    public static (PoFile File, IReadOnlyList<Fault> Faults) Read(string fileName, string text)
    {
        var faults = new FaultSink();
        var file = Read(fileName, text, faults);
        return (file, faults.InOrder());
    }

    /// <summary>The header field, or null.</summary>
    public string? Field(string name) => Header.FirstOrDefault(f => string.Equals(f.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The file in canonical writing: UTF-8 text with line feeds, no wrapping but at line ends of the text.</summary>
    public string Write() => PoWriter.Write(this);

    internal static PoFile Read(string fileName, string text, FaultSink faults) => PoReader.Read(fileName, text, faults);
}
