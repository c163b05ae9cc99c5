using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Kind words for what nobody asked for: voice, files, and what we cannot read.</summary>
internal static class Receipts
{
    public static void Give(TurnInProgress turn, InboundContent content, IReadOnlyList<Button> buttons) => Speech.Say(turn, Line(content), buttons);

    private static SystemLine Line(InboundContent content) => content switch
    {
        InboundFile { Kind: MediaKind.Voice or MediaKind.Audio } => SystemLine.VoiceReceived,
        InboundFile { Kind: not MediaKind.Sticker } => SystemLine.FileReceived,
        _ => SystemLine.Unsupported,
    };
}
