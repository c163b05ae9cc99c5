using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Kind words for what nobody asked for: voice, files, a location, and what we cannot read.</summary>
internal static class Receipts
{
    public static void Give(TurnInProgress turn, InboundContent content, IReadOnlyList<Button> buttons)
    {
        Keep(turn, content);
        Speech.Say(turn, Line(content), buttons);
    }

    /// <summary>A location that was sent unasked may be the only way to find somebody: it is kept for the case.</summary>
    public static void Keep(TurnInProgress turn, InboundContent content)
    {
        if (content is InboundLocation place) Notes.Put(turn, Notes.Location, Answers.Place(place));
    }

    private static SystemLine Line(InboundContent content) => content switch
    {
        InboundFile { Kind: MediaKind.Voice or MediaKind.Audio } => SystemLine.VoiceReceived,
        InboundFile { Kind: not MediaKind.Sticker } => SystemLine.FileReceived,
        InboundLocation => SystemLine.LocationReceived,
        _ => SystemLine.Unsupported,
    };
}
