using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>A person goes on from another address: with their code, or because they cannot be reached where they were and agreed to this before.</summary>
internal static class Joining
{
    /// <summary>The code opened: from now on the person is spoken to there. Nothing of what was said before is said again but the question that is open.</summary>
    public static void Joined(TurnInProgress turn, Joined joined)
    {
        turn.State = turn.State with { Ties = (turn.State.Ties ?? Ties.None) with { CodeMadeBy = null } };
        var from = turn.State.Address;
        if (joined.By != turn.Id && turn.State.Ties.IsFullFor(joined.At))
        {
            turn.Add(new Effect.Tell(new TellTarget.Conversation(joined.By), new CodeRefused(Again: false)));
            return;
        }

        if (joined.By != turn.Id && joined.At != from)
        {
            turn.Add(new Effect.CancelRoutine());
            ContactAddresses.Add(turn, joined.At, joined.By, use: true);
            ContactAddresses.Leave(turn, known => known.Address == from || !known.Agreed);
            ContactAddresses.Bind(turn, joined.At, new TellTarget.Conversation(joined.By), brings: true);
            turn.State = turn.State with { LastWrote = null };
            turn.CaseTouched |= turn.State.Case is not null;
        }

        if (turn.State.Mode == ConversationMode.Stopped) turn.State = turn.State with { Mode = ConversationMode.Bot };
        ReplyWindow.Heard(turn, new InboundMessage(joined.At, "", turn.Now, new InboundStart(null)));
        Speech.Say(turn, SystemLine.CodeWelcome);
        if (joined.At == from || turn.Publications.Newest.Channels.Of(from.Channel).Passing) GoOn(turn);
        else AskAboutFormer(turn);
    }

    /// <summary>What the person told where the code was typed, before it opened: never lost, and never over what they told here.</summary>
    public static void Brought(TurnInProgress turn, Brought brought)
    {
        foreach (var known in brought.Addresses)
            if (turn.State.Ties?.Find(known.Address) is null)
            {
                ContactAddresses.Add(turn, known.Address, known.Conversation, use: false);
                if (known.End != AddressEnd.None) ContactAddresses.End(turn, known.Address, known.End, known.Until);
            }

        foreach (var (slot, value) in brought.Slots)
            if (!turn.State.Slots.ContainsKey(slot)) Notes.Put(turn, slot, value);
        foreach (var reason in brought.Reasons) Notes.Raise(turn, brought.Urgency, reason);
        if (turn.State.Topic.Length == 0) turn.State = turn.State with { Topic = brought.Topic };
        turn.State = turn.State with { Flags = Notes.Union(turn.State.Flags, brought.Flags, DialogLimits.Flags) };
        turn.CaseTouched |= turn.State.Case is not null;
        if (!brought.InCase || turn.State.Mode is ConversationMode.Waiting or ConversationMode.Human) return;
        if (turn.State.Mode == ConversationMode.Closed) ClosedCase.Reopen(turn);
        else Handoffs.Open(turn);
        Waiting.Tell(turn);
    }

    /// <summary>The answer to whether the former address may be used when this one cannot be reached. It was left when the code opened; only a yes takes that back.</summary>
    public static void Answered(TurnInProgress turn, bool agreed)
    {
        if (agreed && Former(turn.State) is { } former)
            turn.State = turn.State with { Ties = turn.State.Ties!.With(former with { Agreed = true, End = AddressEnd.None, Until = null }, last: false) };
        GoOn(turn);
    }

    /// <summary>An answer that is neither yes nor no: nothing is agreed, and the message is heard as any other.</summary>
    public static void Unanswered(TurnInProgress turn)
    {
        turn.State = turn.State with { Open = null };
        if (turn.State.Mode == ConversationMode.Waiting && turn.State.Interrupted is null) Waiting.Hear(turn);
        else GoOn(turn);
    }

    /// <summary>
    /// The person cannot be reached at an address: not any more (<paramref name="gone"/>), or not now, and the later try came to nothing too. True when they are written to at another one, to which
    /// they agreed, or where they have gone on meanwhile; what was lost is said there.
    /// </summary>
    public static bool Elsewhere(TurnInProgress turn, Undeliverable lost, bool gone)
    {
        var at = lost.At ?? turn.State.Address;
        if (turn.State.Ties is not { Addresses.Length: > 1 } ties || ties.Find(at) is not { IsLeft: false } here) return false;
        if (gone) ContactAddresses.End(turn, at, AddressEnd.Gone);
        if (turn.State.Address == at)
        {
            if (ties.Addresses.LastOrDefault(a => a is { Agreed: true, End: AddressEnd.None } && a.Address != at) is not { } other) return false;
            // It stays theirs, but nobody is sent to and fro between two phones that are off.
            if (!gone) turn.State = turn.State with { Ties = ties.With(here with { Agreed = false }, last: false) };
            ContactAddresses.Add(turn, other.Address, null, use: true);
            turn.State = turn.State with { LastWrote = null };
            Notes.Reason(turn, "address:other");
        }

        if (turn.State.Mode != ConversationMode.Stopped && lost.Message is { Knock: false } message)
            turn.Add(new Effect.Say(ReplyWindow.Weighed(turn, message), message.Importance == Importance.Operator ? turn.State.Case?.Holder : null));
        return true;
    }

    /// <summary>Back to where the conversation stands.</summary>
    public static void GoOn(TurnInProgress turn)
    {
        var state = turn.State;
        if (state.Interrupted is { } form && (state.Mode == ConversationMode.Bot || state.Mode == ConversationMode.Waiting && form.WhileWaiting))
        {
            if (Rest.Resume(turn, form) is { To: { } target } going) Walk.To(turn, target, going.Named);
        }
        else if (state.Mode == ConversationMode.Closed)
        {
            ClosedCase.Ask(turn);
        }
        else
        {
            Questions.Repeat(turn);
        }
    }

    private static void AskAboutFormer(TurnInProgress turn)
    {
        Rest.Interrupt(turn);
        SystemAnswers.Ask(turn, SystemQuestions.OtherAddress);
    }

    /// <summary>
    /// The address that the open question is about: the one in use before this one, left when the code opened. The question closes with every change of the address in use, so it is about no other.
    /// </summary>
    private static KnownAddress? Former(ConversationState state) =>
        state.Ties?.Addresses is [.., { End: AddressEnd.Declined } former, var used] && used.Address == state.Address ? former : null;
}
