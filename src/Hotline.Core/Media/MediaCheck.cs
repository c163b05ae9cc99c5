namespace Hotline.Core.Media;

/// <summary>
/// Looks at a whole file: what it is by its content, never by its sender's word; whether we take that; and takes out of photos and videos where and by whom they were made. Pure; never throws for
/// anything that a file can hold. Time and memory are proportional to the file.
/// </summary>
public static class MediaCheck
{
    public static MediaVerdict Of(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MediaLimits.Largest) return Refused(MediaRefusal.Size);
        if (Formats.Find(content.Span) is not { } format) return Refused(MediaRefusal.Kind);
        if (content.Length > format.Type.Largest) return Refused(MediaRefusal.Size);
        if (format.Clean is null) return new MediaVerdict.Taken(format.Type, content);
        return format.Clean(content.Span) is { } clean ? new MediaVerdict.Taken(format.Type, clean) : Refused(MediaRefusal.Damaged);
    }

    public static MediaVerdict.Refused Refused(MediaRefusal why) => new(why, Words(why));

    /// <summary>For the operator.</summary>
    public static string Words(MediaRefusal why) => why switch
    {
        MediaRefusal.Kind => "This file is of a kind that we do not keep, because it could do harm or cannot be opened. The person was told which kinds we take.",
        MediaRefusal.Size => $"This file is too large: {MediaLimits.Largest / (1024 * 1024)} MB at most. The person was told.",
        MediaRefusal.Damaged => "This file is damaged and could not be opened. The person was asked to send it again.",
        MediaRefusal.Lost => "The provider does not have this file any more. The person was asked to send it again.",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "A refusal without words."),
    };
}
