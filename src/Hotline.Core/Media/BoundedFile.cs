namespace Hotline.Core.Media;

/// <summary>Reads a stream that nobody vouches for.</summary>
public static class BoundedFile
{
    private const int First = 64 * 1024;

    /// <summary>All of it; null when it is longer than <see cref="MediaLimits.Largest"/>, of which no more than a byte too many is read. Throws what the stream throws.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (bytes, length) = (new byte[First], 0);
        while (true)
        {
            if (length == bytes.Length) Array.Resize(ref bytes, Math.Min(bytes.Length * 2, MediaLimits.Largest + 1));
            var read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken);
            if (read == 0) return bytes[..length];
            length += read;
            if (length > MediaLimits.Largest) return null;
        }
    }
}
