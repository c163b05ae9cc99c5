using Hotline.Core.Conversations;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Packing;

/// <summary>The one place where the stores pack and read a state.</summary>
internal static class StatePacking
{
    public static byte[] Pack(ConversationState state) => VersionedJson.Write(state, StateJson.Compact.ConversationState);

    /// <summary>Reads what was written by this version or an older one.</summary>
    /// <exception cref="NewerFormatException">A newer program wrote it.</exception>
    /// <exception cref="SealedDataException">It is damaged.</exception>
    public static ConversationState Read(ReadOnlySpan<byte> bytes) => VersionedJson.Read(bytes, StateJson.Compact.ConversationState);
}
