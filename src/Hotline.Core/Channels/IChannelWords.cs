using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>The few words that a channel itself puts around a message. They come from the publication in use, as all words do. Thread-safe, never throws.</summary>
public interface IChannelWords
{
    /// <summary>On the button that opens a list of choices.</summary>
    string Choose(LocaleTag locale);
}
