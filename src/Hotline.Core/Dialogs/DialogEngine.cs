using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs;

/// <summary>
/// The engine: one event in, the new state and the effects out. A pure function: no clock, no store, no chance, no waiting, so the same turn played again is the same turn.
/// It never throws for anything that a person, an operator or a checked script can do, and it is never silent where a person waits for an answer.
/// Thread-safe.
/// </summary>
public static class DialogEngine
{
    /// <summary>
    /// Plays one event. <paramref name="state"/> is the conversation before it (a new one has only an address). <paramref name="reading"/> is what understanding made of
    /// the event's words, null when there were none. <paramref name="now"/> is the time of the turn. <paramref name="eventId"/> names the turn; two turns of one name are the same turn.
    /// <paramref name="lost"/>: there was a state that could not be read. Nobody knows what the person was promised, so besides the menu they get a human.
    /// </summary>
    public static Turn Advance(Publications publications, ConversationState state, ConversationId id, string eventId, ConversationEvent @event,
        Reading? reading, Surroundings surroundings, DateTimeOffset now, bool lost = false)
    {
        ArgumentNullException.ThrowIfNull(publications);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(@event);
        ArgumentNullException.ThrowIfNull(surroundings);
        ArgumentException.ThrowIfNullOrEmpty(eventId);
        if (CodeBoxes.Owns(state, @event)) return CodeBoxes.Play(state, id, @event, now);
        if (ContactAddresses.Pass(state, id, @event, now) is { } passed) return passed;
        var first = state.Publication is null && !lost;
        if (string.IsNullOrEmpty(state.Locale.Value)) state = state with { Locale = Served(publications.Newest, surroundings.Locale) };
        var turn = new TurnInProgress(publications, Structure(publications, state), state, id, reading, surroundings, now) { EventId = eventId };
        if (state.Open is { } open && open.Node.Dialog == turn.Structure.Settings.Danger.Dialog) turn.Importance = Importance.Danger;
        Play(turn, @event, first);
        if (lost && @event is PersonWrote { Message.Content.WantsAnswer: true } && turn.State is { Mode: ConversationMode.Bot, Case: null }) Handoffs.Bare(turn);
        return Finish(turn, state, eventId) with { OnlyThanks = turn.State.Mode == ConversationMode.Human && !turn.IsLate && @event is PersonWrote { Message.Content: InboundText } && turn.Reading.Thanks };
    }

    private static void Play(TurnInProgress turn, ConversationEvent @event, bool first)
    {
        switch (@event)
        {
            case PersonWrote person: PersonEvents.Play(turn, person.Message, first); break;
            case CaseTaken taken: DeskCommands.Taken(turn, taken); break;
            case CaseReturned returned: DeskCommands.Returned(turn, returned); break;
            case CaseEscalated escalated: DeskCommands.Escalated(turn, escalated); break;
            case OperatorReplied reply: DeskCommands.Replied(turn, reply); break;
            case CaseClosed closed: DeskCommands.Closed(turn, closed); break;
            case CaseReopened reopened: DeskCommands.Reopened(turn, reopened); break;
            case UrgencyLowered lowered: DeskCommands.Lowered(turn, lowered); break;
            case DeliveryFailed failed: DeskCommands.Undelivered(turn, failed); break;
            case FileRefused refused: Acknowledgements.Refused(turn, refused.Why); break;
            case ErasureOrdered or ErasedElsewhere: Endings.Order(turn, @event); break;
            case Joined joined: Joining.Joined(turn, joined); break;
            case Brought brought: Joining.Brought(turn, brought); break;
            case CodeAsks asks: ReturnCodes.Asks(turn, asks); break;
            case CodeRefused refused: ReturnCodes.Refused(turn, refused); break;
            case TimersDue: Timers.Play(turn); break;
        }
    }

    private static Turn Finish(TurnInProgress turn, ConversationState before, string eventId)
    {
        Handoffs.Report(turn);
        ReturnCodes.Offer(turn);
        Flood.Calm(turn);
        ReplyWindow.Close(turn, before, eventId);
        LateWords.Note(turn, before);
        Funnel.Close(turn);
        Timers.Tidy(turn);
        // After an erasure nothing is left, not even that there was a conversation.
        var erased = turn.Effects.Any(e => e is Effect.Erase);
        return new Turn(turn.State with { Publication = erased ? null : turn.Structure.Structure }, turn.Effects)
        {
            Tapped = turn.Tapped,
            Funnel = turn.Funnel,
            Addresses = turn.State.Ties is { Addresses.IsEmpty: false } ties && before.Ties?.Addresses != ties.Addresses ? ties.Addresses : null,
            Case = turn.Effects.OfType<Effect.CaseChanged>().LastOrDefault()?.Case ?? Handoffs.Standing(turn.State),
        };
    }

    /// <summary>Where the person is after this event, for whoever makes the surroundings of its turn.</summary>
    public static Address Heard(ConversationState state, ConversationEvent happened) => ContactAddresses.Heard(state, happened);

    /// <summary>A conversation in the middle of something stays on the publication that it began with; one at rest is on the newest.</summary>
    private static Publication Structure(Publications publications, ConversationState state) =>
        state.Open is null && state.Interrupted is null || state.Publication == publications.Newest.Structure ? publications.Newest : publications.Pinned;

    private static LocaleTag Served(Publication publication, LocaleTag wanted) =>
        publication.Compiled.Locale(wanted) is not null || publication.Settings.Locales.Count == 0 ? wanted : publication.Settings.Locales[0].Tag;
}
