using System.IO.Compression;

namespace Hotline.Server.Pages;

/// <summary>One file of the pages, held in memory with its compressed forms, each made when first asked for. Thread-safe.</summary>
internal sealed class PageFile
{
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    public PageFile(string name, byte[] content)
    {
        Content = content;
        ContentType = Types.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");
        brotli = new Lazy<byte[]>(() => Compress(stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
        gzip = new Lazy<byte[]>(() => Compress(stream => new GZipStream(stream, CompressionLevel.SmallestSize)));
    }

    public byte[] Content { get; }

    public string ContentType { get; }

    private static Dictionary<string, string> Types { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
    };

    /// <summary>The bytes in the best form that the browser takes, and the name of that form (null: as they are).</summary>
    public (byte[] Bytes, string? Encoding) For(string? acceptEncoding)
    {
        var accepted = (acceptEncoding ?? "").Split(',', StringSplitOptions.TrimEntries).Select(form => form.Split(';')[0].TrimEnd()).ToArray();
        if (accepted.Contains("br", StringComparer.OrdinalIgnoreCase)) return (brotli.Value, "br");
        return accepted.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? (gzip.Value, "gzip") : (Content, null);
    }

    private byte[] Compress(Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream();
        using (var stream = open(packed)) stream.Write(Content);
        return packed.ToArray();
    }
}
