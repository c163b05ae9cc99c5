using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Packing;

/// <summary>One version byte, then JSON. What a newer program wrote is recognised and left alone.</summary>
internal static class VersionedJson
{
    public const byte Version = 1;

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        using var stream = new MemoryStream(512);
        stream.WriteByte(Version);
        JsonSerializer.Serialize(stream, value, type);
        return stream.ToArray();
    }

    /// <summary>Reads what was written by this version or an older one.</summary>
    /// <exception cref="NewerFormatException">A newer program wrote it.</exception>
    /// <exception cref="SealedDataException">It is damaged.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type)
    {
        if (bytes.Length == 0) throw new SealedDataException($"A stored {typeof(T).Name} is empty.");
        if (bytes[0] > Version) throw new NewerFormatException($"A stored {typeof(T).Name} is of version {bytes[0]}; this program knows {Version}.");
        try
        {
            return JsonSerializer.Deserialize(bytes[1..], type) ?? throw new SealedDataException($"A stored {typeof(T).Name} is empty.");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            // The fault's own message may quote the content.
            throw new SealedDataException($"A stored {typeof(T).Name} cannot be read.");
        }
    }
}
