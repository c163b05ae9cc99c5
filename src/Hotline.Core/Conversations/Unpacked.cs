namespace Hotline.Core.Conversations;

/// <summary>What <see cref="StateCodec.Unpack"/> made of bytes. A closed set: a corrupt value is set aside, and a newer one must not be touched by this program.</summary>
public abstract record Unpacked
{
    private Unpacked() { }

    /// <summary>Read. <paramref name="Version"/> is the format it was stored in.</summary>
    public sealed record Known(ConversationState State, byte Version) : Unpacked;

    /// <summary>Written by a newer program: start that one, or restore its backup; never overwrite.</summary>
    public sealed record Newer(byte Version) : Unpacked;

    /// <summary>Not a state. <paramref name="Words"/> say what is wrong, without content.</summary>
    public sealed record Corrupt(string Words) : Unpacked;
}
