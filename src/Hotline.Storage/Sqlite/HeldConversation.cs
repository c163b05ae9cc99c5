using Hotline.Storage.Packing;

namespace Hotline.Storage.Sqlite;

/// <summary>What a lease carries from the store to the commit: the row and the unwrapped key. <see cref="NewKey"/> when the stored one could not be read.</summary>
internal sealed class HeldConversation(long n, byte[] key, bool newKey) : HeldKey(key)
{
    public long N => n;

    public bool NewKey => newKey && !Written;
}
