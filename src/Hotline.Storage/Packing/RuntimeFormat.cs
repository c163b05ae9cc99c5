using Hotline.Core.Conversations;

namespace Hotline.Storage.Packing;

/// <summary>
/// The format of what a runtime store keeps sealed, one number for all of it: 1 has records as JSON, 2 packs them like the state, 3 knows
/// the provider's window for free text and what is held because of it (version 2 of the state, 3 of the records), 4 remembers ids of messages with the account that they came to, 5 carries what a turn adds to the funnels. A process reads every format up to the
/// newest that it knows, leaves newer ones alone, and writes the newest that every living process reads. Thread-safe.
/// </summary>
internal sealed class RuntimeFormat(int known)
{
    public const int Oldest = 1;

    public const int Newest = 5;

    /// <summary>The first that knows the provider's window.</summary>
    public const int WithWindow = 3;

    /// <summary>The first that knows messages by their account too.</summary>
    public const int WithAccounts = 4;

    /// <summary>The first whose turns say what they add to the funnels.</summary>
    public const int WithFunnel = 5;

    private volatile int written = known;

    /// <summary>The newest that this program knows.</summary>
    public int Known { get; } = known;

    /// <summary>What is written now.</summary>
    public int Written => written;

    /// <summary>The version of a record in what is written now.</summary>
    public byte Record => RecordOf(written);

    /// <summary>The newest version of a packed record that this program knows.</summary>
    public byte KnownRecord => RecordOf(Known);

    /// <summary>The version of a conversation's state in what is written now.</summary>
    public byte State => StateOf(written);

    /// <summary>The newest version of a conversation's state that this program knows.</summary>
    public byte KnownState => StateOf(Known);

    /// <summary>Writes what a program that knows <paramref name="lowest"/> can read. Returns whether that is another format than until now.</summary>
    public bool Agree(int lowest)
    {
        var agreed = Math.Clamp(lowest, Oldest, Known);
        return Interlocked.Exchange(ref written, agreed) != agreed;
    }

    private static byte RecordOf(int format) => format < WithFunnel ? (byte)Math.Min(format, RecordPacking.Version) : RecordPacking.WithFunnel;

    private static byte StateOf(int format) => format < WithWindow ? StateCodec.Oldest : StateCodec.Version;
}
