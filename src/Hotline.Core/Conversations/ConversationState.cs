using System.Collections.Immutable;
using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// All that a conversation remembers between turns. Immutable; packed into a few hundred bytes by <c>StateCodec</c>, whose first byte is the
/// format's version. Slots hold answers by name: a choice's id, a number as invariant text, a date as <c>yyyy-MM-dd</c>, or the person's words.
/// </summary>
public sealed record ConversationState
{
    public required Address Address { get; init; }

    public LocaleTag Locale { get; init; }

    /// <summary>True when the person chose the language: then no evidence changes it.</summary>
    public bool LocaleChosen { get; init; }

    /// <summary>True when something spoke for the language: the app's setting, the person's words, or their choice. One sentence never changes a known language.</summary>
    public bool LocaleKnown { get; init; }

    public ConversationMode Mode { get; init; }

    /// <summary>Structure hash of the publication that this conversation stays on until it is back at the menu; null before the first turn.</summary>
    public string? Publication { get; init; }

    /// <summary>Where each called dialog returns to, outermost first. The current place is <see cref="Place"/>.</summary>
    public ImmutableArray<NodeRef> Stack { get; init; } = [];

    /// <summary>The node reached last.</summary>
    public NodeRef? Place { get; init; }

    public OpenQuestion? Open { get; init; }

    /// <summary>The question that danger, help, language or operator interrupted.</summary>
    public InterruptedForm? Interrupted { get; init; }

    /// <summary>Questions asked so far; the source of <see cref="OpenQuestion.Step"/>.</summary>
    public int Step { get; init; }

    /// <summary>Questions answered, newest last, for "back". At most <see cref="DialogLimits.Trail"/>.</summary>
    public ImmutableArray<NodeRef> Trail { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Slots { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public string Topic { get; init; } = "";

    public Urgency Urgency { get; init; }

    public ImmutableArray<string> Reasons { get; init; } = [];

    public ImmutableArray<string> Flags { get; init; } = [];

    public ImmutableArray<ConversationTimer> Timers { get; init; } = [];

    public CaseState? Case { get; init; }

    /// <summary>Cases opened so far; part of the next case's code.</summary>
    public int CasesOpened { get; init; }

    /// <summary>When the waiting person was last told how things stand; it is repeated only when something changed or much time passed. After the end of a case: when they were told of that.</summary>
    public DateTimeOffset? StatusTold { get; init; }

    /// <summary>Whether somebody was on duty when <see cref="StatusTold"/> was said.</summary>
    public bool StatusOnShift { get; init; }

    /// <summary>The waiting person asked whether anybody is there, and was answered with the status that <see cref="StatusTold"/> dates.</summary>
    public bool CallAnswered { get; init; }

    /// <summary>The waiting person was told that what they write is passed on; it holds until the status changes.</summary>
    public bool WordsPassedOn { get; init; }

    /// <summary>When danger last made us speak; null when that episode is over. Within it the same danger is an ordinary message.</summary>
    public DateTimeOffset? DangerTold { get; init; }

    /// <summary>
    /// When the person wrote last, by their provider's clock; known only on channels with <c>ChannelAbilities.Window</c>. <see cref="DateTimeOffset.UnixEpoch"/>: the provider says that it is too long ago.
    /// </summary>
    public DateTimeOffset? LastWrote { get; init; }

    /// <summary>What waits for the person to write, in order. At most <see cref="DialogLimits.HeldReplies"/>.</summary>
    public ImmutableArray<HeldReply> Held { get; init; } = [];

    /// <summary>The person was asked to write back, and has not written since.</summary>
    public bool Knocked { get; init; }

    /// <summary>Other addresses of the person, and their return code; null for nearly everybody.</summary>
    public Ties? Ties { get; init; }

    /// <summary>Set when this is no conversation with a person but the box of a return code.</summary>
    public CodeBox? Box { get; init; }

    /// <summary>Start of the current flood minute, and replies said in it.</summary>
    public DateTimeOffset FloodSince { get; init; }

    public int FloodReplies { get; init; }
}
