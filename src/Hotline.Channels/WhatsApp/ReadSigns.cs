namespace Hotline.Channels.WhatsApp;

/// <summary>What a person sees on WhatsApp when their message was taken in.</summary>
public enum ReadSigns
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>Two blue ticks.</summary>
    Read,

    /// <summary>Two blue ticks, and "typing" until the answer comes, at most 25 seconds.</summary>
    Typing,
}
