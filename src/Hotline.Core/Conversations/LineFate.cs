namespace Hotline.Core.Conversations;

/// <summary>What a turn did with a line. Stored: never renumbered.</summary>
public enum LineFate
{
    /// <summary>It goes out.</summary>
    Said = 0,

    /// <summary>It is kept until the person writes: the provider takes no free text now.</summary>
    Held = 1,

    /// <summary>It is not said at all: routine words at a time when the provider takes none.</summary>
    Dropped = 2,
}
