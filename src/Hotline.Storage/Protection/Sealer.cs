using System.Security.Cryptography;
using System.Text;

namespace Hotline.Storage.Protection;

/// <summary>
/// Encrypts values with AES-256-GCM. A sealed value is one version byte, a random nonce of 96 bits, the ciphertext and a tag of 128 bits.
/// Purpose and subject (whose it is) are bound in, so a value moved to another row or column does not open. Thread-safe.
/// </summary>
public static class Sealer
{
    /// <summary>Bytes that sealing adds to a value.</summary>
    public const int Overhead = 1 + NonceSize + TagSize;

    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Seals <paramref name="plain"/> under a key of 32 bytes.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, string purpose, string subject, ReadOnlySpan<byte> plain)
    {
        var result = new byte[Overhead + plain.Length];
        result[0] = Version;
        var nonce = result.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        var text = result.AsSpan(1 + NonceSize, plain.Length);
        aes.Encrypt(nonce, plain, text, result.AsSpan(1 + NonceSize + plain.Length), Context(purpose, subject));
        return result;
    }

    /// <summary>Opens what <see cref="Seal"/> made for the same key, purpose and subject.</summary>
    /// <exception cref="SealedDataException">It does not open.</exception>
    /// <exception cref="NewerFormatException">A newer program sealed it.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, string purpose, string subject, ReadOnlySpan<byte> value)
    {
        if (value.Length > 0 && value[0] > Version) throw new NewerFormatException($"Sealed data for {purpose} is of version {value[0]}; this program knows {Version}.");
        if (value.Length < Overhead || value[0] != Version) throw new SealedDataException($"Sealed data for {purpose} is damaged.");
        var plain = new byte[value.Length - Overhead];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(value.Slice(1, NonceSize), value[(1 + NonceSize)..^TagSize], value[^TagSize..], plain, Context(purpose, subject));
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw new SealedDataException($"Sealed data for {purpose} does not open: it is damaged, or was sealed under another key.", fault);
        }

        return plain;
    }

    private static byte[] Context(string purpose, string subject) => Encoding.UTF8.GetBytes($"{purpose}\n{subject}");
}
