using System.Security.Cryptography;
using System.Text;

namespace Hotline.Storage.Protection;

/// <summary>HMAC-SHA-256 over an owner, a line's end and a name of two parts, in UTF-8. Pure.</summary>
internal static class KeyedHash
{
    /// <summary>Bytes that need no array.</summary>
    private const int Usual = 256;

    public static void Of(ReadOnlySpan<byte> key, string owner, ReadOnlySpan<char> kind, string name, Span<byte> hash)
    {
        var size = Encoding.UTF8.GetByteCount(owner) + 1 + Encoding.UTF8.GetByteCount(kind) + Encoding.UTF8.GetByteCount(name);
        var text = size <= Usual ? stackalloc byte[size] : new byte[size];
        var at = Encoding.UTF8.GetBytes(owner, text);
        text[at++] = (byte)'\n';
        at += Encoding.UTF8.GetBytes(kind, text[at..]);
        Encoding.UTF8.GetBytes(name, text[at..]);
        HMACSHA256.HashData(key, text, hash);
    }
}
