using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs;

/// <summary>Knows a wish to stop, to leave or to be erased without a turn: the whole message, in any language, or a command. Pure.</summary>
public static class EndingWords
{
    /// <summary>The button that says the same as these words; null for everything else, also for words that could mean two things.</summary>
    public static InboundTap? Tap(Publication publication, InboundContent content)
    {
        ArgumentNullException.ThrowIfNull(publication);
        if (content is not InboundText { Text: var text }) return null;
        var kinds = publication.Compiled.Reactions.Find(text.Trim(), Folding.Fold(text));
        return kinds is [var kind] && Endings.Is(kind) ? new InboundTap(Taps.Reserved(kind)) : null;
    }
}
