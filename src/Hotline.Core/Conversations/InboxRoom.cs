using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// How many events may wait in one conversation before a store refuses another one with <see cref="Acceptance.Full"/>. Whoever wants to stop, leave or be erased
/// is let in beyond the limit of the others, so that a flood never holds anybody back; that room is bounded too. Every store asks here. Pure.
/// </summary>
public static class InboxRoom
{
    /// <summary>Events that may already wait when this one comes.</summary>
    public static int For(ConversationEvent next) =>
        IsEnding(next) ? MessagingLimits.WaitingPerConversation + MessagingLimits.WaitingEndings : MessagingLimits.WaitingPerConversation;

    /// <summary>Orders and buttons, which say so by themselves. Words are known by the scripts alone: <see cref="Dialogs.EndingWords"/> makes the button of them.</summary>
    private static bool IsEnding(ConversationEvent next) => next switch
    {
        ErasureOrdered => true,
        PersonWrote { Message.Content: InboundLeft } => true,
        PersonWrote { Message.Content: InboundTap tap } => Taps.Reaction(tap.Data) is { } kind && Endings.Is(kind),
        _ => false,
    };
}
