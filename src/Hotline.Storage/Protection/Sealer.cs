namespace Hotline.Storage.Protection;

/// <summary>
/// Encrypts values with AES-256-GCM. A sealed value is one version byte, a random nonce of 96 bits, the ciphertext and a tag of 128 bits.
/// Purpose and subject (whose it is) are bound in, so a value moved to another row or column does not open. For single values: who has more under one key holds a
/// <see cref="SealKey"/>. Thread-safe.
/// </summary>
public static class Sealer
{
    /// <summary>Bytes that sealing adds to a value.</summary>
    public const int Overhead = SealKey.Overhead;

    /// <summary>Seals <paramref name="plain"/> under a key of 32 bytes.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, string purpose, string subject, ReadOnlySpan<byte> plain)
    {
        using var sealing = new SealKey(key);
        return sealing.Seal(purpose, subject, plain);
    }

    /// <summary>Opens what <see cref="Seal"/> made for the same key, purpose and subject.</summary>
    /// <exception cref="SealedDataException">It does not open.</exception>
    /// <exception cref="NewerFormatException">A newer program sealed it.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, string purpose, string subject, ReadOnlySpan<byte> value)
    {
        using var sealing = new SealKey(key);
        return sealing.Open(purpose, subject, value);
    }
}
