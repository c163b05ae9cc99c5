using Hotline.Core.Conversations;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Packing;

/// <summary>The core's packing of a state, with its answers as the stores' faults.</summary>
internal static class StatePacking
{
    public static byte[] Pack(ConversationState state, byte version) => StateCodec.Pack(state, version);

    /// <summary>Reads what was written by a version up to <paramref name="known"/>.</summary>
    /// <exception cref="NewerFormatException">A newer program wrote it.</exception>
    /// <exception cref="SealedDataException">It is damaged.</exception>
    public static ConversationState Read(ReadOnlySpan<byte> bytes, byte known) => StateCodec.Unpack(bytes, known) switch
    {
        Unpacked.Known read => read.State,
        Unpacked.Newer newer => throw new NewerFormatException($"A stored state is of version {newer.Version}; this program knows {known}."),
        Unpacked.Corrupt corrupt => throw new SealedDataException(corrupt.Words),
        _ => throw new SealedDataException("A stored state cannot be read."),
    };
}
