namespace Hotline.Core.Media;

/// <summary>How large a file may be, in bytes, by what it is. Telegram gives a bot no more than 20 MB, so nothing is larger.</summary>
public static class MediaLimits
{
    public const int Photo = 15 * Megabyte;
    public const int Sound = 20 * Megabyte;
    public const int Video = 20 * Megabyte;
    public const int Document = 20 * Megabyte;
    public const int PlainText = Megabyte;

    /// <summary>Where the tracks of a WebM file stand, from its beginning.</summary>
    internal const int WebmHead = 4096;

    /// <summary>The largest of all: more is never read.</summary>
    public const int Largest = 20 * Megabyte;

    private const int Megabyte = 1024 * 1024;
}
