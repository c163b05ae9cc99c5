using Hotline.Storage.Protection;

namespace Hotline.Storage.Packing;

/// <summary>A conversation's key while its lease lasts. One turn at a time has it, so that its cipher needs no lock.</summary>
internal abstract class HeldKey(byte[] key)
{
    private SealKey? sealing;

    public byte[] Key => key;

    /// <summary>The key at work: made at the first use.</summary>
    public SealKey Sealing => sealing ??= new SealKey(key);

    /// <summary>The lease is over. A holder that does not know it yet may still use the key, and is refused by its fence.</summary>
    public void Rest()
    {
        sealing?.Dispose();
        sealing = null;
    }
}
