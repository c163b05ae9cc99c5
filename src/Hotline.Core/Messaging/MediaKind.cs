namespace Hotline.Core.Messaging;

/// <summary>What kind of file a person sent.</summary>
public enum MediaKind
{
    Photo,
    Voice,
    Audio,
    Video,
    Document,
    Sticker,
}
