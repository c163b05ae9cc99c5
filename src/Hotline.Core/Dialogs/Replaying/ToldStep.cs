using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Replaying;

/// <summary>One thing that happened in a real conversation, and when. A closed set.</summary>
public abstract record ToldStep(DateTimeOffset At)
{
    /// <summary>The person answered, with what was around them then.</summary>
    public sealed record Person(DateTimeOffset At, InboundContent Content, Surroundings Around) : ToldStep(At);

    /// <summary>A helper wrote. What they wrote is not needed.</summary>
    public sealed record Operator(DateTimeOffset At) : ToldStep(At);

    /// <summary>The case was closed.</summary>
    public sealed record Closed(DateTimeOffset At, string Outcome) : ToldStep(At);
}

/// <summary>
/// A real conversation as it is played again: held in memory, for one replay, and never written. <paramref name="LanguageCode"/>: of the person's app, at the first message. <paramref name="Reached"/>: the node reached by the
/// person's last message, as the journal said.
/// </summary>
public sealed record ToldConversation(ChannelId Channel, string? LanguageCode, bool LanguageChosen, IReadOnlyList<ToldStep> Steps, NodeRef? Reached);
