using Microsoft.Extensions.ObjectPool;

namespace Hotline.Storage.Protection;

/// <summary>A key that the whole program uses at all times: as many ciphers as work at once are kept, two for each processor at most. Thread-safe.</summary>
internal sealed class SealKeyPool(byte[] key)
{
    private readonly ObjectPool<SealKey> pool = new DefaultObjectPoolProvider().Create(new Making(key));

    public byte[] Seal(string purpose, string subject, ReadOnlySpan<byte> plain)
    {
        var sealing = pool.Get();
        try
        {
            return sealing.Seal(purpose, subject, plain);
        }
        finally
        {
            pool.Return(sealing);
        }
    }

    public byte[] Open(string purpose, string subject, ReadOnlySpan<byte> value)
    {
        var sealing = pool.Get();
        try
        {
            return sealing.Open(purpose, subject, value);
        }
        finally
        {
            pool.Return(sealing);
        }
    }

    /// <summary>As <see cref="SealKey.Reseal"/>.</summary>
    public byte[] Reseal(string purpose, string subject, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> before)
    {
        var sealing = pool.Get();
        try
        {
            return sealing.Reseal(purpose, subject, plain, before);
        }
        finally
        {
            pool.Return(sealing);
        }
    }

    private sealed class Making(byte[] key) : IPooledObjectPolicy<SealKey>
    {
        public SealKey Create() => new(key);

        public bool Return(SealKey obj) => true;
    }
}
