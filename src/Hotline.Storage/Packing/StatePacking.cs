using Hotline.Core.Conversations;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Packing;

/// <summary>The core's packing of a state, with its answers as the stores' faults.</summary>
internal static class StatePacking
{
    public static byte[] Pack(ConversationState state) => StateCodec.Pack(state);

    /// <summary>Reads what was written by this version or an older one.</summary>
    /// <exception cref="NewerFormatException">A newer program wrote it.</exception>
    /// <exception cref="SealedDataException">It is damaged.</exception>
    public static ConversationState Read(ReadOnlySpan<byte> bytes) => StateCodec.Unpack(bytes) switch
    {
        Unpacked.Known known => known.State,
        Unpacked.Newer newer => throw new NewerFormatException($"A stored state is of version {newer.Version}; this program knows {StateCodec.Version}."),
        Unpacked.Corrupt corrupt => throw new SealedDataException(corrupt.Words),
        _ => throw new SealedDataException("A stored state cannot be read."),
    };
}
