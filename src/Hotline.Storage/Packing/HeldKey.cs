using Hotline.Storage.Protection;

namespace Hotline.Storage.Packing;

/// <summary>A conversation's key while its lease lasts. One turn at a time has it, so that its cipher needs no lock.</summary>
internal abstract class HeldKey(byte[] key)
{
    private SealKey? sealing;

    public byte[] Key => key;

    /// <summary>A turn of this lease was written: its key is stored, and what could not be read is set aside. Said again, both would be undone by the next turn.</summary>
    public bool Written { get; set; }

    /// <summary>The key at work: made at the first use.</summary>
    public SealKey Sealing => sealing ??= new SealKey(key);

    /// <summary>The lease is over. A holder that does not know it yet may still use the key, and is refused by its fence.</summary>
    public void Rest()
    {
        sealing?.Dispose();
        sealing = null;
    }
}
