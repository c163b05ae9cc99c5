using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// Some providers take free text only for a day after the person's last message. Beyond that routine words are dropped, and what an operator says or what is about danger is held until the person
/// writes; once, and not again until they wrote, a knock asks them to. Then the held words go first, in order.
/// On every channel, important words that a provider could not bring for a reason that may pass wait here for their one later try, or until the person writes.
/// </summary>
internal static class ReplyWindow
{
    private const string Ended = "The person ended the conversation before it could be sent.";
    private const string TooMuch = "The person has not written for a day, and as much as can wait for them is waiting already.";

    /// <summary>
    /// The person wrote: what was held goes out before anything else of this turn. A message that comes days late opens nothing, but it is answered all the same: only the provider knows
    /// whether it takes the answer, and nobody who wrote is met with silence because a clock is wrong.
    /// </summary>
    public static void Heard(TurnInProgress turn, InboundMessage message)
    {
        if (!message.Content.WantsAnswer) return;
        Open(turn, message);
        turn.AnswersPerson = true;
    }

    private static void Open(TurnInProgress turn, InboundMessage message)
    {
        if (turn.Around.Channel.Window is not null)
        {
            var at = message.SentAt < turn.Now ? message.SentAt : turn.Now;
            if (turn.State.LastWrote is not { } known || known < at) turn.State = turn.State with { LastWrote = at };
        }

        if (turn.State is { Held.IsEmpty: true, Knocked: false } || !IsOpen(turn)) return;
        Release(turn);
        turn.State = turn.State with { Knocked = false };
    }

    /// <summary>
    /// The provider had it and could not bring it now. False when it is not tried again: a routine text, whose person asks again when their phone is on, or one too many.
    /// Where only the buttons were refused nobody's phone was off: the question is asked again, in words, if it is still open, and what asks nothing is said once more.
    /// </summary>
    public static bool Later(TurnInProgress turn, DeliveryFailed failed, LaterTry later)
    {
        var message = Weighed(turn, later.Message);
        if (turn.State.Held.Any(held => held.DeliveryId == failed.DeliveryId)) return true;
        if (later.InWords && AsksInWords(turn, message))
        {
            turn.Add(new Effect.Noted(failed.DeliveryId, DeliveryStatus.Failed, $"{failed.Words} It was asked again, in words."));
            return true;
        }

        if ((message.Importance == Importance.Routine && !(later.InWords && IsTold(turn, message))) || turn.State.Mode == ConversationMode.Stopped || !Hold(turn, new HeldReply(failed.DeliveryId, message)))
        {
            turn.Add(new Effect.Noted(failed.DeliveryId, DeliveryStatus.Failed, failed.Words));
            return false;
        }

        turn.Add(new Effect.Noted(failed.DeliveryId, DeliveryStatus.Held, $"{failed.Words} It is tried once more."));
        Timers.SendAgain(turn, later.At);
        return true;
    }

    /// <summary>The open question, again and under words alone, when it is the one that was refused for its buttons. Who went on meanwhile is not asked again.</summary>
    private static bool AsksInWords(TurnInProgress turn, OutboundMessage message)
    {
        if (turn.State is not { Mode: not (ConversationMode.Human or ConversationMode.Stopped), Open: { } asked } || message.Place != asked.Node.ToString()) return false;
        Questions.Repeat(turn);
        turn.Replace(effect => effect is Effect.Say say ? say with { Message = say.Message with { LastTry = true } } : effect);
        return true;
    }

    /// <summary>Words that ask nothing, in a conversation that the bot still speaks in: that a person will answer is not lost for a button.</summary>
    private static bool IsTold(TurnInProgress turn, OutboundMessage message) =>
        turn.State.Mode != ConversationMode.Human && (message.Place is not { } place || NodeRef.Parse(place) is not { } node || turn.Question(node) is null);

    /// <summary>The time of the later try has come. Where the provider takes no free text by now, the words go on waiting for the person.</summary>
    public static void TryAgain(TurnInProgress turn)
    {
        if (IsOpen(turn)) Release(turn, lastTry: true);
    }

    /// <summary>Whether a message can be sent or held.</summary>
    public static bool Takes(TurnInProgress turn, OutboundMessage message) => !Holds(turn) || Fits(turn.State, new HeldReply(DeliveryIds.Of(turn.Id, "", 0), message));

    /// <summary>
    /// The provider itself says that the person wrote too long ago. True when there is nothing more to tell the operator; false when the words are lost here.
    /// </summary>
    public static bool Refused(TurnInProgress turn, DeliveryFailed failed, OutsideWindow outside)
    {
        var since = turn.State.LastWrote > outside.TriedAt;
        if (turn.Around.Channel.Window is not null && !since) turn.State = turn.State with { LastWrote = DateTimeOffset.UnixEpoch };
        if (outside.Message is null) return false;
        var message = Weighed(turn, outside.Message);
        if (message.Importance == Importance.Routine)
        {
            turn.Add(new Effect.Noted(failed.DeliveryId, DeliveryStatus.Failed, failed.Words));
            Unasked(turn, message, since);
            return true;
        }

        return turn.State.Held.Any(held => held.DeliveryId == failed.DeliveryId) || Keep(turn, new HeldReply(failed.DeliveryId, message), since);
    }

    /// <summary>Decides what becomes of each line, at the end of a turn.</summary>
    public static void Close(TurnInProgress turn, ConversationState before, string eventId)
    {
        // Nearly every turn.
        if (before.Held.IsEmpty && !Holds(turn)) return;
        if (turn.State.Mode == ConversationMode.Stopped) Withdraw(turn);
        var (index, dropped, held) = (0, false, turn.State.Held.Length > before.Held.Length ? turn.State.Held[^1].Message : null);
        turn.Replace(effect =>
        {
            if (effect is not Effect.Say say) return effect;
            var id = DeliveryIds.Of(turn.Id, eventId, index++);
            if (say.Message.Knock) return effect;
            var routine = say is { Operator: null, Message.Importance: Importance.Routine };
            if (routine ? IsOpen(turn) : !Holds(turn)) return effect;
            dropped |= routine;
            if (routine || !Hold(turn, new HeldReply(id, say.Message))) return say with { Fate = LineFate.Dropped };
            held = say.Message;
            return say with { Fate = LineFate.Held };
        });
        if (dropped) Unsay(turn, before);
        if (held is not null && !IsOpen(turn)) Knock(turn, held.Importance);
    }

    /// <summary><paramref name="lastTry"/>: this is the later try, after which there is no other. A person who wrote has a phone that is on.</summary>
    private static void Release(TurnInProgress turn, bool lastTry = false)
    {
        foreach (var held in turn.State.Held) turn.Add(new Effect.Release(held with { Message = held.Message with { WasHeld = true, LastTry = lastTry } }));
        turn.State = turn.State with { Held = [] };
    }

    /// <summary>Where the provider has a window, what is important is held while anything is: it stays in order.</summary>
    private static bool Holds(TurnInProgress turn) => (turn.Around.Channel.Window is not null && !turn.State.Held.IsEmpty) || !IsOpen(turn);

    private static bool IsOpen(TurnInProgress turn) =>
        turn.AnswersPerson || turn.Around.Channel.Window is not { } window || turn.State.LastWrote is not { } wrote || turn.Now - wrote < window - DialogLimits.WindowMargin;

    /// <summary>Who was asked something and never saw it is asked to write back; what they write then is no answer to it, so they begin anew. Other routine words are not worth a knock.</summary>
    private static void Unasked(TurnInProgress turn, OutboundMessage message, bool since)
    {
        if (since || turn.State is not { Mode: ConversationMode.Bot, Open: { } asked } || message.Place != asked.Node.ToString()) return;
        Knock(turn, Importance.Operator);
        turn.State = turn.State with { Mode = ConversationMode.Stopped, Open = null };
        Timers.Tidy(turn);
    }

    /// <summary>Words that come back from the casebook, which does not keep how important they were: their mark says it, and where an older program sent them, the node that said them.</summary>
    public static OutboundMessage Weighed(TurnInProgress turn, OutboundMessage message) =>
        message.Importance == Importance.Routine && message.Place?.StartsWith(turn.Structure.Settings.Danger.Dialog + ".", StringComparison.Ordinal) == true
            ? message with { Importance = Importance.Danger }
            : message;

    private static bool Keep(TurnInProgress turn, HeldReply reply, bool since)
    {
        if (turn.State.Mode == ConversationMode.Stopped) turn.Add(new Effect.Noted(reply.DeliveryId, DeliveryStatus.Cancelled, Ended));
        else if (since && !Holds(turn)) turn.Add(new Effect.Release(reply with { Message = reply.Message with { WasHeld = true } }));
        else if (Hold(turn, reply)) turn.Add(new Effect.Noted(reply.DeliveryId, DeliveryStatus.Held, null));
        else
        {
            turn.Add(new Effect.Noted(reply.DeliveryId, DeliveryStatus.Cancelled, TooMuch));
            return false;
        }

        return true;
    }

    private static bool Hold(TurnInProgress turn, HeldReply reply)
    {
        if (!Fits(turn.State, reply)) return false;
        turn.State = turn.State with { Held = turn.State.Held.Add(reply) };
        return true;
    }

    private static bool Fits(ConversationState state, HeldReply reply) =>
        state.Held.Length < DialogLimits.HeldReplies && StateCodec.Fits(state with { Held = state.Held.Add(reply) }, DialogLimits.HeldSpare);

    /// <summary>Who ended the conversation is not written to again, not even with what was written before.</summary>
    private static void Withdraw(TurnInProgress turn)
    {
        turn.Replace(effect => effect is Effect.Release release ? new Effect.Noted(release.Reply.DeliveryId, DeliveryStatus.Cancelled, Ended) : effect);
        foreach (var held in turn.State.Held) turn.Add(new Effect.Noted(held.DeliveryId, DeliveryStatus.Cancelled, Ended));
        turn.State = turn.State with { Held = [], Knocked = false };
    }

    /// <summary>Nobody was told the status; and a question that nobody saw is not open: the one before it stays.</summary>
    private static void Unsay(TurnInProgress turn, ConversationState before)
    {
        if (turn.State.StatusTold == turn.Now) turn.State = turn.State with { StatusTold = null };
        if (turn.State.Open is not { } asked || asked.Step == before.Open?.Step) return;
        turn.State = turn.State with { Open = before.Open, Stack = before.Stack, Trail = before.Trail, Place = before.Place };
        Timers.Tidy(turn);
    }

    private static void Knock(TurnInProgress turn, Importance importance)
    {
        if (turn.State.Knocked) return;
        if (Speech.Words(turn, SystemLine.Knock) is not { Length: > 0 } words) return;
        turn.Add(new Effect.Say(new OutboundMessage(words, [], importance, turn.State.Locale) { Knock = true }));
        turn.State = turn.State with { Knocked = true };
    }
}
