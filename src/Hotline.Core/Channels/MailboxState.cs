namespace Hotline.Core.Channels;

/// <summary>Whether a box still takes what we say, and if not, why: the page tells the person. The values are stored.</summary>
public enum MailboxState
{
    /// <summary>It takes what we say; also a box that was never used.</summary>
    Open = 0,

    /// <summary>The session is over.</summary>
    Over = 1,

    /// <summary>The session is over, and the person's data is deleted.</summary>
    Erased = 2,
}
