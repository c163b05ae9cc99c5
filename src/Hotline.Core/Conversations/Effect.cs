using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>What a turn wants done, as values. A closed set; the worker commits them together with the new state.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>Say something to the person. <paramref name="Operator"/> names who spoke when it was not the bot.</summary>
    public sealed record Say(OutboundMessage Message, string? Operator = null) : Effect
    {
        public LineFate Fate { get; init; }
    }

    /// <summary>Send what was held; its line stands in the transcript already.</summary>
    public sealed record Release(HeldReply Reply) : Effect;

    /// <summary>
    /// Tell another conversation something. It goes through the outbox, before everything that is said in the same turn: surely, once for the other conversation, and in order.
    /// </summary>
    public sealed record Tell(TellTarget To, ConversationEvent Event) : Effect;

    /// <summary>Something became of an earlier line: <paramref name="Status"/> is one of <see cref="DeliveryStatus"/>.</summary>
    public sealed record Noted(string DeliveryId, string Status, string? Words) : Effect;

    /// <summary>A case was opened or changed; the snapshot is whole.</summary>
    public sealed record CaseChanged(CaseSnapshot Case) : Effect;

    /// <summary>Unsent routine replies of this conversation are dropped.</summary>
    public sealed record CancelRoutine : Effect;

    /// <summary>A desk command was refused; <paramref name="Words"/> tell the operator why.</summary>
    public sealed record CommandRefused(string Words) : Effect;

    /// <summary>The person ended the session (web: the token dies, the page clears).</summary>
    public sealed record SessionEnded : Effect;

    /// <summary>Destroy everything about this person, after what is said in this turn has been tried once.</summary>
    public sealed record Erase : Effect;
}
