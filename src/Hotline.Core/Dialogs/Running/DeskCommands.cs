using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>What the desk orders. The casebook owns who holds a case; a command that no longer holds is refused with words for the operator, and changes nothing.</summary>
internal static class DeskCommands
{
    private const string NoCase = "This conversation has no such open case any more. Nothing was sent.";
    private const string Ended = "The person asked us to stop. Nothing was sent. They can write again at any time.";
    private const string Elsewhere = "The person goes on in another case. Nothing was sent.";
    private const string NotYours = "Somebody else holds this case now. Nothing was sent.";
    private const string AnotherOpen = "The person has another open case by now. Go on there. This one stays closed.";
    private const string Old = "The case changed since you opened it. Nothing was sent. Read it again, then send.";
    private const string Full = "This person has not written for a day, and as much as can wait for them is waiting already. Nothing was sent. It goes out when they write.";
    private const string NotThere = "The person has not agreed to be written to there, or is not there any more. Nothing was sent.";
    private const string Empty = "The reply has no text. Nothing was sent.";

    public static void Taken(TurnInProgress turn, CaseTaken taken)
    {
        if (Open(turn, taken.Case, taken.Version) is not { } held) return;
        var handOver = turn.State.Mode == ConversationMode.Human && held.Holder == taken.Holder;
        Rest.Interrupt(turn);
        turn.State = turn.State with
        {
            Mode = ConversationMode.Human,
            Case = held with { Holder = taken.Holder, Version = taken.Version },
            StatusTold = null,
            DangerTold = null,
        };
        if (!handOver) Speech.Say(turn, SystemLine.OperatorJoined, extra: ("operator", taken.Alias));
    }

    public static void Returned(TurnInProgress turn, CaseReturned returned)
    {
        if (!Knows(turn, returned.Case) || Open(turn, returned.Case, returned.Version) is not { } held) return;
        var wasHuman = turn.State.Mode == ConversationMode.Human;
        turn.State = turn.State with { Mode = ConversationMode.Waiting, Case = held with { Holder = null, Version = returned.Version } };
        if (!wasHuman) return;
        Speech.Say(turn, SystemLine.OperatorLeft);
        Waiting.Tell(turn);
    }

    /// <summary>Who waits hears what became of the promise, once for each step. Whoever is talked with by now, or has gone, does not.</summary>
    public static void Escalated(TurnInProgress turn, CaseEscalated escalated)
    {
        if (turn.State is not { Mode: ConversationMode.Waiting, Case: { } held } || held.Id != escalated.Case || escalated.Version < held.Version) return;
        turn.Waited = escalated;
        Speech.Say(turn, escalated.Step switch
        {
            EscalationStep.OnCall => SystemLine.WaitingOnCall,
            EscalationStep.Everyone => SystemLine.WaitingEveryone,
            _ => SystemLine.WaitingCoordinator,
        });
        Waiting.Told(turn, Waiting.OnShift(turn));
    }

    public static void Replied(TurnInProgress turn, OperatorReplied reply)
    {
        if (Open(turn, reply.Case, version: long.MaxValue) is not { } held) return;
        var refusal = held.Holder != reply.Holder ? NotYours : held.Version != reply.Version ? Old : string.IsNullOrWhiteSpace(reply.Text) && reply.Attachment is null ? Empty : null;
        if (refusal is not null)
        {
            turn.Add(new Effect.CommandRefused(refusal));
            return;
        }

        if (reply.To is { } to && to != turn.State.Address && !ContactAddresses.GoTo(turn, to))
        {
            turn.Add(new Effect.CommandRefused(NotThere));
            return;
        }

        var message = new OutboundMessage(reply.Text, [], Importance.Operator, turn.State.Locale) { Attachment = reply.Attachment };
        if (!ReplyWindow.Takes(turn, message))
        {
            turn.Add(new Effect.CommandRefused(Full));
            return;
        }

        turn.Add(new Effect.CancelRoutine());
        turn.Add(new Effect.Say(message, reply.Holder));
    }

    public static void Closed(TurnInProgress turn, CaseClosed closed)
    {
        if (!Knows(turn, closed.Case) || Open(turn, closed.Case, closed.Version) is not { } held) return;
        if (held.Holder is not null && held.Holder != closed.Holder)
        {
            turn.Add(new Effect.CommandRefused(NotYours));
            return;
        }

        turn.State = turn.State with
        {
            Mode = ConversationMode.Closed,
            Case = held with { Holder = null, Version = closed.Version },
            Open = null,
            Stack = [],
            Trail = [],
            Interrupted = null,
            DangerTold = null,
            Urgency = Urgency.Normal,
            Reasons = [],
            StatusTold = turn.Now,
        };
        Speech.Say(turn, SystemLine.CaseClosed);
    }

    /// <summary>Whoever stopped is not talked to, and of one person only one case is open at a time. What is told to the person is what they hear of every helper who comes.</summary>
    public static void Reopened(TurnInProgress turn, CaseReopened reopened)
    {
        var (state, id) = (turn.State, reopened.Case.Id);
        var open = state.Mode is ConversationMode.Waiting or ConversationMode.Human;
        var refusal = state.Ties?.Main is not null ? Elsewhere
            : state.Mode == ConversationMode.Stopped ? Ended
            : open && state.Case?.Id != id ? AnotherOpen
            : open && reopened.Version < state.Case!.Version ? Old : null;
        if (refusal is not null)
        {
            turn.Add(new Effect.CommandRefused(refusal));
            return;
        }

        Rest.Interrupt(turn);
        if (turn.State.Case?.Id != id) Notes.Recall(turn, reopened.Case);
        turn.State = turn.State with
        {
            Mode = ConversationMode.Human,
            Case = turn.State.Case! with { Holder = reopened.Holder, Version = reopened.Version },
            Urgency = turn.State.Urgency > reopened.Case.Urgency ? turn.State.Urgency : reopened.Case.Urgency,
            Reasons = Notes.Union([.. reopened.Case.Reasons], turn.State.Reasons, DialogLimits.Flags),
            Flags = Notes.Union([.. reopened.Case.Flags], turn.State.Flags, DialogLimits.Flags),
            StatusTold = null,
            DangerTold = null,
        };
        turn.CaseTouched = true;
        Speech.Say(turn, SystemLine.OperatorJoined, extra: ("operator", reopened.Alias));
    }

    public static void Lowered(TurnInProgress turn, UrgencyLowered lowered)
    {
        if (!Knows(turn, lowered.Case) || Open(turn, lowered.Case, lowered.Version) is not { } held) return;
        turn.State = turn.State with { Urgency = lowered.To, Reasons = ["human"], Case = held with { Version = lowered.Version }, StatusTold = null };
        turn.CaseTouched = true;
    }

    /// <summary>The operator must see that words did not arrive; a person who is gone gets no more reminders.</summary>
    public static void Undelivered(TurnInProgress turn, DeliveryFailed failed)
    {
        if (turn.State.Ties is { Addresses.Length: > 1 } ties && !IsAbout(turn.State, ties, failed.Lost?.At)) failed = failed with { Gone = false, Lost = null };
        if (failed.Lost is { } lost && Joining.Elsewhere(turn, lost, failed.Gone)) return;
        // Words that wait for their later try wait on: "gone" is sometimes said of a phone that comes back.
        if (failed.Gone) turn.State = turn.State with { Timers = turn.State.Timers.RemoveAll(timer => timer.Target != SystemQuestions.SendAgain) };
        if (failed.Later is { } later && ReplyWindow.Later(turn, failed, later)) return;
        if (failed.Outside is null && turn.State.Held.Any(held => held.DeliveryId == failed.DeliveryId)) return;
        if (failed.Outside is { } outside && ReplyWindow.Refused(turn, failed, outside)) return;
        if (turn.State.Mode is ConversationMode.Waiting or ConversationMode.Human) Notes.Reason(turn, failed.Gone ? "delivery:gone" : "delivery:failed");
    }

    /// <summary>Of several addresses it may be one that the person has left; and a receipt of an older program does not say which it was sent to.</summary>
    private static bool IsAbout(ConversationState state, Ties ties, Address? at) => at is { } known && (known == state.Address || ties.Find(known) is { IsLeft: false });

    /// <summary>The casebook may order what it likes with a case that the person ended or that is closed here: there is nothing left to do, and nothing to refuse.</summary>
    private static bool Knows(TurnInProgress turn, CaseId id) =>
        turn.State.Case?.Id == id && turn.State.Mode is (ConversationMode.Waiting or ConversationMode.Human);

    /// <summary>The open case if it is this one and the command is not older than what we know; else a refusal.</summary>
    private static CaseState? Open(TurnInProgress turn, CaseId id, long version)
    {
        var state = turn.State;
        var refusal = state.Ties?.Main is not null ? Elsewhere
            : state.Mode == ConversationMode.Stopped ? Ended
            : state.Case is not { } held || held.Id != id || state.Mode is not (ConversationMode.Waiting or ConversationMode.Human) ? NoCase
            : version < held.Version ? Old : null;
        if (refusal is null) return state.Case;
        turn.Add(new Effect.CommandRefused(refusal));
        return null;
    }
}
