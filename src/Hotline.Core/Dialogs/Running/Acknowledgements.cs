using System.Globalization;
using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Kind words for what nobody asked for: voice, files, a location, somebody's contact card, and what we cannot read.</summary>
internal static class Acknowledgements
{
    public static void Give(TurnInProgress turn, InboundContent content, IReadOnlyList<Button> buttons)
    {
        Keep(turn, content);
        var told = IsOfTheSameHandful(turn, content);
        if (IsUnheard(turn, content)) Listen(turn, buttons);
        else if (!told) Speech.Say(turn, Line(content), buttons);
    }

    /// <summary>What the person does between two files ends the handful: the next file is told of anew.</summary>
    public static void Interrupted(TurnInProgress turn, InboundContent content)
    {
        if (content.WantsAnswer && content is not InboundFile) Notes.Put(turn, Notes.FilesTold, "");
    }

    /// <summary>
    /// Words about a file that turned out, after its turn, to be none that we keep. Also while a human talks: the bot alone knows. Who stopped is left in peace.
    /// </summary>
    public static void Refused(TurnInProgress turn, MediaRefusal why)
    {
        if (turn.State.Mode == ConversationMode.Stopped) return;
        Speech.Say(turn, why switch { MediaRefusal.Kind => SystemLine.FileRefused, MediaRefusal.Size => SystemLine.FileTooLarge, _ => SystemLine.FileLost });
    }

    /// <summary>
    /// Only a human can listen to a voice: with the first one a case opens, or the closed one opens again, and the person is told when somebody listens. Whatever question is open stays open.
    /// </summary>
    public static void Listen(TurnInProgress turn, IReadOnlyList<Button>? buttons = null)
    {
        if (turn.State.Mode == ConversationMode.Closed) ClosedCase.Reopen(turn);
        else Handoffs.Open(turn);
        Speech.Say(turn, SystemLine.VoiceReceived, buttons);
        Waiting.Told(turn, Waiting.OnShift(turn));
    }

    /// <summary>Somebody's voice that nobody will hear unless a case is open.</summary>
    public static bool IsUnheard(TurnInProgress turn, InboundContent content) =>
        content is InboundFile { Kind: MediaKind.Voice or MediaKind.Audio } && turn.State.Mode is not (ConversationMode.Waiting or ConversationMode.Human);

    /// <summary>A location that was sent unasked may be the only way to find somebody: it is kept for the case.</summary>
    public static void Keep(TurnInProgress turn, InboundContent content)
    {
        if (content is InboundLocation place) Notes.Put(turn, Notes.Location, Answers.Place(place));
    }

    /// <summary>An album, or pictures chosen together, come as messages of their own, and nothing marks the last: the first is told of, and stands for those that follow it closely.</summary>
    private static bool IsOfTheSameHandful(TurnInProgress turn, InboundContent content)
    {
        if (content is not InboundFile { Kind: not MediaKind.Sticker and var sort }) return false;
        // Albums mix the two.
        var kind = sort == MediaKind.Video ? MediaKind.Photo : sort;
        var now = turn.Now.ToUnixTimeSeconds();
        var told = turn.State.Slots.GetValueOrDefault(Notes.FilesTold, "");
        Notes.Put(turn, Notes.FilesTold, string.Create(CultureInfo.InvariantCulture, $"{kind}:{now}"));
        return told.StartsWith($"{kind}:", StringComparison.Ordinal)
            && long.TryParse(told.AsSpan(told.IndexOf(':', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && now - last <= DialogLimits.Handful.TotalSeconds;
    }

    private static SystemLine Line(InboundContent content) => content switch
    {
        InboundFile { Kind: MediaKind.Voice or MediaKind.Audio } => SystemLine.VoiceReceived,
        InboundFile { Kind: not MediaKind.Sticker } => SystemLine.FileReceived,
        InboundLocation => SystemLine.LocationReceived,
        InboundPhone => SystemLine.ContactReceived,
        _ => SystemLine.Unsupported,
    };
}
