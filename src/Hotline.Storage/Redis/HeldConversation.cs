using Hotline.Storage.Packing;

namespace Hotline.Storage.Redis;

/// <summary>What a lease carries from the store to the commit: the conversation's key at work, and its wrapped form with which the journal marks whose key a record needs.</summary>
internal sealed class HeldConversation(byte[] key, byte[] wrapped, bool newKey) : HeldKey(key)
{
    /// <summary>Where the nonce of the wrapping stands, of which the journal keeps the beginning.</summary>
    public static readonly Range MarkPlace = 1..5;

    public byte[] Wrapped => wrapped;

    /// <summary>The key is not stored yet: a new conversation's, or in place of one that could not be read.</summary>
    public bool NewKey => newKey && !Written;

    public ReadOnlySpan<byte> Mark => wrapped.AsSpan(MarkPlace);
}
