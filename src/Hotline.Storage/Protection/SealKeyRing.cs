namespace Hotline.Storage.Protection;

/// <summary>One subkey of the master key and of those from before a rotation: seals under the newest, opens under any. Thread-safe.</summary>
internal sealed class SealKeyRing(MasterKey master, string derived)
{
    private readonly SealKeyPool[] pools = [.. master.All.Select(key => new SealKeyPool(key.Derive(derived)))];

    public byte[] Seal(string purpose, string subject, ReadOnlySpan<byte> plain) => pools[0].Seal(purpose, subject, plain);

    /// <summary>Opens what <see cref="Seal"/> made, also before the rotation.</summary>
    /// <exception cref="SealedDataException">It does not open.</exception>
    public byte[] Open(string purpose, string subject, ReadOnlySpan<byte> value) => Opened(purpose, subject, value, out _);

    /// <summary>The same content under the newest key, as long and with the same nonce; null when it stands under that already, or opens under none.</summary>
    public byte[]? Renew(string purpose, string subject, ReadOnlySpan<byte> value)
    {
        try
        {
            var plain = Opened(purpose, subject, value, out var by);
            return by == 0 ? null : pools[0].Reseal(purpose, subject, plain, value);
        }
        catch (Exception fault) when (fault is SealedDataException or NewerFormatException)
        {
            return null;
        }
    }

    private byte[] Opened(string purpose, string subject, ReadOnlySpan<byte> value, out int by)
    {
        for (by = 0; ; by++)
        {
            try
            {
                return pools[by].Open(purpose, subject, value);
            }
            catch (SealedDataException) when (by < pools.Length - 1)
            {
                // Perhaps under an older one.
            }
        }
    }
}
