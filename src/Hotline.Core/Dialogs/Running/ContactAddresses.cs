using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// One person, several addresses: one conversation is the main one, and those of the other addresses only pass on to it what comes in. So there is one state, one case and one order of turns,
/// and whoever writes from wherever goes on where they were.
/// </summary>
internal static class ContactAddresses
{
    private const string GoesOn = "The person goes on in another conversation, from where it is sent once more.";

    /// <summary>What has its turn elsewhere; null when it is to be played here.</summary>
    public static Turn? Pass(ConversationState state, ConversationId id, ConversationEvent happened, DateTimeOffset now)
    {
        if (state.Ties?.Main is { } main) return PassOn(state, id, main, happened, now);
        if (happened is not PersonWrote { Message: var message }) return null;
        if (state.Ties?.Find(message.From) is { IsStrange: true } left && !(left.End == AddressEnd.Gone && message.Content is InboundReturned)) return PassToStranger(state, id, happened, message, left);
        return message.Content switch
        {
            InboundBound bound => Leaving.Bind(IsFresh(state) ? state with { Address = message.From } : state, id, bound, now),
            InboundKin kin when kin.Main == id => Silent(state),
            InboundKin kin when IsFresh(state) => GiveBack(state with { Address = message.From, Mode = ConversationMode.Stopped, Ties = new Ties { Main = kin.Main } }, kin, message.From, now),
            // Whoever has an address now that the person left may carry another one of theirs along: their conversation answers them, not this one.
            InboundKin kin when state.Ties is { } ties && (ties.Find(kin.At) is { IsLeft: true } || ties.IsFullFor(kin.At)) => GiveBack(state, kin, null, now),
            InboundMoved when IsFresh(state) => Silent(state),
            _ => message.AlsoKnown is { } also && also != message.From && IsNew(state, message, also) ? AskWhose(state, id, message, also, now) : null,
        };
    }

    /// <summary>Whether a message says for the first time that the person has another address too.</summary>
    private static bool IsNew(ConversationState state, InboundMessage message, Address also) =>
        message.Content.WantsAnswer && (state.Ties is not { } ties || (ties.Find(also) is null && !ties.IsFullFor(also)));

    /// <summary>One of the two conversations answers, and no other: the one of the other address where it has a history, else this one, when the message comes back.</summary>
    private static Turn AskWhose(ConversationState state, ConversationId id, InboundMessage message, Address also, DateTimeOffset now) => Silent(
        state, new Effect.Tell(new TellTarget.Of(also), new PersonWrote(new InboundMessage(also, "", now, new InboundKin(id, message.From, message with { AlsoKnown = null }) { Unplayed = true }))));

    private static Turn GiveBack(ConversationState state, InboundKin kin, Address? also, DateTimeOffset now) => kin.Unplayed
        ? Silent(state, new Effect.Tell(new TellTarget.Conversation(kin.Main), new PersonWrote(new InboundMessage(kin.At, "", now, new InboundUnclaimed(kin.First, also)))))
        : Silent(state);

    /// <summary>Where the person is after this event, as far as it says by itself.</summary>
    public static Address Heard(ConversationState state, ConversationEvent happened) => happened switch
    {
        Joined joined => joined.At,
        PersonWrote { Message: { Content: InboundKin or InboundUnclaimed } told } => told.Original().From,
        PersonWrote { Message: { Content: { WantsAnswer: true } and not InboundBound } message } => message.From,
        _ => state.Address,
    };

    /// <summary>Speaks to the person at another address of theirs from now on, if they agreed to that one. False when they did not.</summary>
    public static bool GoTo(TurnInProgress turn, Address to)
    {
        if (turn.State.Ties?.Find(to) is not { Agreed: true, End: AddressEnd.None }) return false;
        Add(turn, to, null, use: true);
        turn.State = turn.State with { LastWrote = null };
        return true;
    }

    /// <summary>Takes down from where a message comes, and what it says of the person's other addresses. Returns what is to be played; null when that was all.</summary>
    public static InboundMessage? Arrive(TurnInProgress turn, InboundMessage message)
    {
        if (message.Content is InboundKin kin)
        {
            Add(turn, kin.At, kin.Main, use: false);
            Bind(turn, kin.At, new TellTarget.Conversation(kin.Main), brings: true);
            message = kin.First with { AlsoKnown = null };
        }

        if (message.Content is InboundUnclaimed unclaimed)
        {
            if (unclaimed.Also is { } other && turn.State.Ties?.Find(other) is null) Add(turn, other, null, use: false);
            message = unclaimed.First;
        }

        if (message.Content is InboundMoved moved)
        {
            Moved(turn, message.From, moved.To);
            return null;
        }

        if (message.From != turn.State.Address && !Other(turn, message)) return null;
        // The provider says that the person has this address too. One that was left together with others, only because nothing was said of it, is theirs again.
        if (message.AlsoKnown is { } also && turn.State.Ties?.Find(also) is { End: AddressEnd.Declined or AddressEnd.Gone }) Add(turn, also, null, use: false);
        return message;
    }

    /// <summary>Adds an address, or puts a known one into use again. Who was asked about their other address at the one before is not asked any more.</summary>
    public static void Add(TurnInProgress turn, Address address, ConversationId? conversation, bool use)
    {
        var ties = turn.State.Ties ?? Ties.None;
        if (ties.Addresses.IsEmpty) ties = ties.With(new KnownAddress(turn.State.Address, null), last: true);
        var known = ties.Find(address) is { } before ? before with { Conversation = conversation ?? before.Conversation, End = AddressEnd.None, Until = null } : new KnownAddress(address, turn.Now, conversation);
        if (use && address != turn.State.Address && turn.State.Open?.Node == SystemQuestions.OtherAddress) turn.State = turn.State with { Open = null };
        turn.State = turn.State with { Ties = ties.With(known, use), Address = use ? address : turn.State.Address };
    }

    /// <summary>Leaves other addresses than the one in use: whoever holds them is a stranger until the person says otherwise.</summary>
    public static void Leave(TurnInProgress turn, Predicate<KnownAddress> which)
    {
        foreach (var known in turn.State.Ties?.Addresses ?? [])
            if (known is { IsLeft: false } && known.Address != turn.State.Address && which(known)) End(turn, known.Address, AddressEnd.Declined);
    }

    public static void End(TurnInProgress turn, Address address, AddressEnd end, DateTimeOffset? at = null)
    {
        if (turn.State.Ties is not { } ties || ties.Find(address) is not { } known) return;
        turn.State = turn.State with { Ties = ties.With(known with { End = end, Until = at ?? turn.Now, Agreed = false }, last: false) };
    }

    /// <summary>Leads the conversation of an address here.</summary>
    public static void Bind(TurnInProgress turn, Address address, TellTarget to, bool brings) => Tell(turn, to, address, new InboundBound(turn.Id, brings));

    /// <summary>The conversations of all other addresses, and the open code, go before this one. False when there are none, or when they were told already.</summary>
    public static bool EraseOthers(TurnInProgress turn, ConversationEvent afterwards)
    {
        if (turn.State.Ties is not { Erasing: false } ties) return false;
        var others = ties.Addresses.Where(known => known.Since is not null).ToList();
        if (others.Count == 0 && ties.CodeMadeBy is null) return false;
        turn.Add(new Effect.CancelRoutine());
        if (ties.CodeMadeBy is { } code) turn.Add(new Effect.Tell(new TellTarget.Box(code), new BoxClosed()));
        foreach (var other in others) turn.Add(new Effect.Tell(TargetOf(other), new ErasedElsewhere()));
        turn.Add(new Effect.Tell(new TellTarget.Conversation(turn.Id), afterwards));
        turn.State = turn.State with { Ties = ties with { Erasing = true } };
        return true;
    }

    public static TellTarget TargetOf(KnownAddress known) => known.Conversation is { } own ? new TellTarget.Conversation(own) : new TellTarget.Of(known.Address);

    /// <summary>What is told of an address that the person left is about whoever has it now. The same change of an address, said twice, is none of theirs.</summary>
    private static Turn PassToStranger(ConversationState state, ConversationId id, ConversationEvent happened, InboundMessage message, KnownAddress left)
    {
        var known = message.Content switch
        {
            InboundBound bound => bound.Main == id,
            InboundKin kin => kin.Main == id,
            InboundMoved moved => state.Ties!.Find(moved.To) is not null,
            _ => false,
        };
        return known ? Silent(state) : Silent(state, new Effect.Tell(new TellTarget.Stranger(message.From, left.Until), happened));
    }

    private static bool IsFresh(ConversationState state) => state is { Publication: null, Ties: null };

    /// <summary>A conversation that only passes on. Desk commands about a case that was its own are refused as for any case that is gone.</summary>
    private static Turn? PassOn(ConversationState state, ConversationId id, ConversationId main, ConversationEvent happened, DateTimeOffset now) => happened switch
    {
        PersonWrote { Message.Content: InboundBound bound } => Silent(bound.Main == id ? state : state with { Ties = state.Ties! with { Main = bound.Main } }),
        PersonWrote { Message: { Content: InboundKin kin, From: var here } } when kin.Main == main => GiveBack(state, kin, here, now),
        PersonWrote or Joined or Brought or ErasureOrdered => Silent(state, new Effect.Tell(new TellTarget.Conversation(main), happened)),
        // What was said here before the person went on elsewhere is news to whoever speaks to them now.
        DeliveryFailed failed => Silent(state, [new Effect.Tell(new TellTarget.Conversation(main), failed), .. KeptThere(failed)]),
        FileRefused => Silent(state, new Effect.Tell(new TellTarget.Conversation(main), happened)),
        CodeAsks or CodeRefused => Silent(state),
        TimersDue => Silent(state with { Timers = [] }),
        _ => null,
    };

    /// <summary>The status of a line that stands in this transcript, while its words wait in the main conversation; which is silent about routine ones.</summary>
    private static IEnumerable<Effect> KeptThere(DeliveryFailed failed)
    {
        if ((failed.Later?.Message ?? failed.Outside?.Message) is not { } message) yield break;
        yield return message.Importance == Importance.Routine ? new Effect.Noted(failed.DeliveryId, DeliveryStatus.Failed, failed.Words) : new Effect.Noted(failed.DeliveryId, DeliveryStatus.Held, $"{failed.Words} {GoesOn}");
    }

    /// <summary>A message from another address than the one in use. False when it changes nothing about where the person is, and says nothing either.</summary>
    private static bool Other(TurnInProgress turn, InboundMessage message)
    {
        if (message.Content is InboundLeft) End(turn, message.From, AddressEnd.Gone);
        if (message.Content is InboundReturned && turn.State.Ties?.Find(message.From) is { End: AddressEnd.Gone }) Add(turn, message.From, null, use: false);
        if (message.Content is InboundLeft or InboundReturned) return false;
        if (message.Content is InboundEdit or InboundAside) return true;
        if (turn.State.Ties is null or { Addresses.IsEmpty: true }) turn.State = turn.State with { Address = message.From };
        else Add(turn, message.From, null, use: true);
        return true;
    }

    private static void Moved(TurnInProgress turn, Address from, Address to)
    {
        if (to == from || turn.State.Ties?.Find(to) is { End: AddressEnd.None } || turn.State.Ties?.IsFullFor(to) == true) return;
        Add(turn, to, null, use: turn.State.Address == from);
        End(turn, from, AddressEnd.Changed);
        // A number and a user id of one account go together: what else was known of the old one is not surely theirs.
        Leave(turn, known => !known.Agreed && known.Address != to && known.Address.Channel == from.Channel);
        Bind(turn, to, new TellTarget.Of(to), brings: true);
        turn.CaseTouched |= turn.State.Case is not null;
    }

    private static void Tell(TurnInProgress turn, TellTarget to, Address address, InboundContent content) =>
        turn.Add(new Effect.Tell(to, new PersonWrote(new InboundMessage(address, "", turn.Now, content))));

    private static Turn Silent(ConversationState state, params Effect[] effects) => new(state, effects) { Unrecorded = true };
}
