using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>
/// The files that make a publication, as text, by relative path (<c>dialogs/menu.yaml</c>, <c>locales/ru.po</c>) in ordinal order. What is stored with a publication
/// and read back long after the folder has changed. Immutable.
/// </summary>
public sealed class PublicationSource
{
    /// <summary>Where the conversations stand that every check plays. They are published with the scripts that they try; readers pass them over.</summary>
    public const string Tests = "dialogs/tests/";

    /// <summary>Largest source, all files together, in bytes of UTF-8.</summary>
    public const int Largest = 67_108_864;

    private const byte Format = 1;

    /// <summary>What a publication is made of, folder by folder, and how large a file may be.</summary>
    private static readonly (string Folder, string Extension, int Limit)[] Places =
    [
        ("dialogs/", ".yaml", DialogLimits.File),
        (Tests, ".yaml", DialogLimits.File),
        ("dialogs/facts/", ".csv", DialogLimits.File),
        ("dialogs/understanding/", ".yaml", DialogLimits.File),
        ("dialogs/understanding/examples/", ".tsv", DialogLimits.ExamplesFile),
        ("locales/", ".po", DialogLimits.LocaleFile),
    ];

    private PublicationSource(ImmutableSortedDictionary<string, string> files)
    {
        Files = files;
        Hash = Convert.ToHexStringLower(SHA256.HashData(Flatten()));
    }

    public ImmutableSortedDictionary<string, string> Files { get; }

    /// <summary>SHA-256 over paths and texts, 64 hex digits: two sources with one hash are the same.</summary>
    public string Hash { get; }

    /// <summary>Takes files from memory. Half a surrogate pair becomes U+FFFD, as it would in a file.</summary>
    public static PublicationSource From(IEnumerable<KeyValuePair<string, string>> files) =>
        new(files.ToImmutableSortedDictionary(f => f.Key, f => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(f.Value)), StringComparer.Ordinal));

    /// <summary>These files with some of them otherwise; a text that is null takes the file away.</summary>
    public PublicationSource With(IEnumerable<KeyValuePair<string, string?>> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var files = Files.ToBuilder();
        foreach (var (path, text) in changes)
        {
            if (text is null) files.Remove(path);
            else files[path] = text;
        }

        return new PublicationSource(files.ToImmutable());
    }

    /// <summary>Largest file of this path, in bytes of UTF-8; null when a publication has no such files.</summary>
    public static int? LimitOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = path[(path.LastIndexOf('/') + 1)..];
        foreach (var (folder, extension, limit) in Places)
        {
            if (path.Length == folder.Length + name.Length && path.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal) && IsFileName(name)) return limit;
        }

        return null;
    }

    /// <summary>
    /// Takes the files that make a publication and no others; a folder that is not there is empty. Bytes that are not UTF-8 become U+FFFD, and a file over its limit is cut
    /// behind it: the reader reports both. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when a file cannot be read.
    /// </summary>
    public static PublicationSource FromFolders(string dialogs, string locales)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (folder, extension, limit) in Places)
        {
            var slash = folder.IndexOf('/', StringComparison.Ordinal);
            var root = folder[..slash] == "dialogs" ? dialogs : locales;
            var on = Path.Combine(root, folder[(slash + 1)..]);
            if (!Directory.Exists(on)) continue;
            foreach (var file in Directory.EnumerateFiles(on, "*" + extension)) files[folder + Path.GetFileName(file)] = ReadText(file, limit);
        }

        return From(files);
    }

    /// <summary>Brotli over the files, behind a byte with the format's version.</summary>
    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        packed.WriteByte(Format);
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(Flatten());
        return packed.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote. Throws <see cref="InvalidDataException"/> when the bytes are damaged or of a newer program.</summary>
    public static PublicationSource Unpack(byte[] packed)
    {
        if (packed.Length == 0 || packed[0] != Format)
            throw new InvalidDataException($"This publication is packed in format {(packed.Length == 0 ? "none" : packed[0])}; this program reads {Format}. Update the program.");
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed, 1, packed.Length - 1), CompressionMode.Decompress);
            using var reader = new BinaryReader(new MemoryStream(Inflate(brotli)), Encoding.UTF8);
            var files = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var count = reader.ReadInt32(); count > 0; count--) files.Add(reader.ReadString(), reader.ReadString());
            return From(files);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("A stored publication is damaged. Restore the casebook from a backup, or publish again.", e);
        }
    }

    /// <summary>What every disk takes, and no folder hides.</summary>
    private static bool IsFileName(string name) => (char.IsAsciiLetterOrDigit(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    private static byte[] Inflate(BrotliStream brotli)
    {
        using var flat = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = brotli.Read(buffer)) > 0;)
        {
            flat.Write(buffer, 0, read);
            if (flat.Length > Largest) throw new InvalidDataException("A stored publication is larger than any that this program writes.");
        }

        return flat.ToArray();
    }

    private byte[] Flatten()
    {
        using var flat = new MemoryStream();
        using var writer = new BinaryWriter(flat, Encoding.UTF8);
        writer.Write(Files.Count);
        foreach (var (path, text) in Files)
        {
            writer.Write(path);
            writer.Write(text);
        }

        return flat.ToArray();
    }

    private static string ReadText(string file, int limit)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[(int)Math.Min(stream.Length, limit + 1)];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
