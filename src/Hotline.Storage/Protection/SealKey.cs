using System.Security.Cryptography;
using System.Text;

namespace Hotline.Storage.Protection;

/// <summary>
/// One key at work: seals and opens in the format that <see cref="Sealer"/> describes. Making the cipher costs more than using it, so whoever has several values under
/// one key (a lease, a batch) holds one of these for as long. For one caller at a time.
/// </summary>
public sealed class SealKey(ReadOnlySpan<byte> key) : IDisposable
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Bytes of purpose and subject together that need no array.</summary>
    private const int UsualContext = 256;

    /// <summary>Nonces drawn at a time: asking for randomness costs the same for one as for several.</summary>
    private const int NoncesAtOnce = 4;

    private readonly AesGcm aes = new(key, TagSize);
    private readonly byte[] nonces = new byte[NoncesAtOnce * NonceSize];
    private int noncesLeft;

    internal const int Overhead = 1 + NonceSize + TagSize;

    /// <summary>Seals <paramref name="plain"/>. In front of it stands what is to stay open, if anything.</summary>
    public byte[] Seal(string purpose, string subject, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> open = default)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        NextNonce(nonce);
        return SealWith(nonce, purpose, subject, plain, open);
    }

    /// <summary>Seals what was sealed as <paramref name="before"/> under another key, with the nonce that it had there: what marks it by its beginning knows it again. A nonce is spent with its key, so each may have it once.</summary>
    public byte[] Reseal(string purpose, string subject, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> before) => SealWith(before.Slice(1, NonceSize), purpose, subject, plain, open: []);

    private byte[] SealWith(ReadOnlySpan<byte> nonce, string purpose, string subject, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> open)
    {
        var size = ContextSize(purpose, subject);
        Span<byte> context = size <= UsualContext ? stackalloc byte[size] : new byte[size];
        WriteContext(purpose, subject, context);
        var result = new byte[open.Length + Overhead + plain.Length];
        open.CopyTo(result);
        var value = result.AsSpan(open.Length);
        value[0] = Version;
        nonce.CopyTo(value[1..]);
        aes.Encrypt(nonce, plain, value.Slice(1 + NonceSize, plain.Length), value[(1 + NonceSize + plain.Length)..], context);
        return result;
    }

    /// <summary>Opens what <see cref="Seal"/> made under the same key, purpose and subject.</summary>
    /// <exception cref="SealedDataException">It does not open.</exception>
    /// <exception cref="NewerFormatException">A newer program sealed it.</exception>
    public byte[] Open(string purpose, string subject, ReadOnlySpan<byte> value)
    {
        if (value.Length > 0 && value[0] > Version) throw new NewerFormatException($"Sealed data for {purpose} is of version {value[0]}; this program knows {Version}.");
        if (value.Length < Overhead || value[0] != Version) throw new SealedDataException($"Sealed data for {purpose} is damaged.");
        var size = ContextSize(purpose, subject);
        Span<byte> context = size <= UsualContext ? stackalloc byte[size] : new byte[size];
        WriteContext(purpose, subject, context);
        var plain = new byte[value.Length - Overhead];
        try
        {
            aes.Decrypt(value.Slice(1, NonceSize), value[(1 + NonceSize)..^TagSize], value[^TagSize..], plain, context);
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw new SealedDataException($"Sealed data for {purpose} does not open: it is damaged, or was sealed under another key.", fault);
        }

        return plain;
    }

    public void Dispose() => aes.Dispose();

    /// <summary>Each is used once.</summary>
    private void NextNonce(Span<byte> nonce)
    {
        if (noncesLeft == 0)
        {
            RandomNumberGenerator.Fill(nonces);
            noncesLeft = NoncesAtOnce;
        }

        noncesLeft--;
        nonces.AsSpan(noncesLeft * NonceSize, NonceSize).CopyTo(nonce);
    }

    private static int ContextSize(string purpose, string subject) => Encoding.UTF8.GetByteCount(purpose) + 1 + Encoding.UTF8.GetByteCount(subject);

    private static void WriteContext(string purpose, string subject, Span<byte> context)
    {
        var at = Encoding.UTF8.GetBytes(purpose, context);
        context[at++] = (byte)'\n';
        Encoding.UTF8.GetBytes(subject, context[at..]);
    }
}
