using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers;

/// <summary>The words around messages from the newest publication, in the person's language or what its texts fall back to. Thread-safe.</summary>
internal sealed class PublicationWords(PublicationLibrary library) : IChannelWords
{
    public string Choose(LocaleTag locale)
    {
        if (!library.Loaded || !library.Newest.Lines.TryGetValue(SystemLine.Choose, out var line)) return Rendering.Opener;
        return library.Newest.Texts.Find(locale, line.Context)?.Text ?? line.Source;
    }
}
