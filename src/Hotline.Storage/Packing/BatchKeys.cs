using Hotline.Core.Messaging;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Packing;

/// <summary>The keys of the conversations in one batch of the journal, each unwrapped once. For one caller.</summary>
internal sealed class BatchKeys(RuntimeSeals seals) : IDisposable
{
    private readonly Dictionary<ConversationId, SealKey> keys = [];

    /// <summary>A key that need not be unwrapped.</summary>
    public void Know(ConversationId id, ReadOnlySpan<byte> key) => keys.TryAdd(id, new SealKey(key));

    /// <summary>The key of <paramref name="id"/>, which is stored as <paramref name="wrapped"/>.</summary>
    /// <exception cref="SealedDataException">It does not open.</exception>
    public SealKey Of(ConversationId id, ReadOnlySpan<byte> wrapped)
    {
        if (!keys.TryGetValue(id, out var key)) keys[id] = key = seals.OpenKey(id, wrapped);
        return key;
    }

    public void Dispose()
    {
        foreach (var key in keys.Values) key.Dispose();
    }
}
