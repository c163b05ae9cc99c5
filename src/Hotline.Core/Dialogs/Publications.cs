namespace Hotline.Core.Dialogs;

/// <summary>
/// The two publications of a turn: <paramref name="Newest"/>, and the one that the conversation began with. They are the same object when nothing was
/// published since, or when the old one is lost.
/// </summary>
public sealed record Publications(Publication Newest, Publication Pinned)
{
    /// <summary>For conversations that have nothing older.</summary>
    public static Publications Of(Publication newest) => new(newest, newest);
}
