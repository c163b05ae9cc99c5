using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Hotline.Core.Understanding.Classification;

/// <summary>SHA-256 over rows of texts, a piece at a time: all of them together are megabytes, and a start waits for this. Not thread-safe.</summary>
internal sealed class NameHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly char[] piece = new char[8192];
    private int length;

    /// <summary>Each text ends with a zero and each row with two, so that no two rows read alike.</summary>
    public void Add(string first, string? second = null, string? third = null, string? fourth = null)
    {
        Write(first);
        if (second is not null) Write(second);
        if (third is not null) Write(third);
        if (fourth is not null) Write(fourth);
        End();
    }

    /// <summary>64 hexadecimal digits of all that was added.</summary>
    public string ToHex()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void Write(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (length == piece.Length) Flush();
            var count = Math.Min(text.Length - at, piece.Length - length);
            text.CopyTo(at, piece, length, count);
            (at, length) = (at + count, length + count);
        }

        End();
    }

    private void End()
    {
        if (length == piece.Length) Flush();
        piece[length++] = '\0';
    }

    private void Flush()
    {
        hash.AppendData(MemoryMarshal.Cast<char, byte>(piece.AsSpan(0, length)));
        length = 0;
    }
}
