using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>A conversation that is led to another one: what was told in it goes along, its case says so, and from then on it only passes on.</summary>
internal static class Leaving
{
    private const string Elsewhere = "The person goes on in another conversation.";

    public static Turn Bind(ConversationState state, ConversationId id, InboundBound bound, DateTimeOffset now)
    {
        // Two that lead to each other at the same time: the one with the smaller name stays the main one, for both of them.
        var stays = bound.Main == id || state.Ties?.Addresses.Any(a => a.Conversation == bound.Main) == true && string.CompareOrdinal(id.Value, bound.Main.Value) < 0;
        if (stays) return new Turn(state, []) { Unrecorded = true };
        var effects = new List<Effect> { new Effect.CancelRoutine() };
        if (bound.Brings && Told(state) is { } brought) effects.Add(new Effect.Tell(new TellTarget.Conversation(bound.Main), brought));
        Release(state, bound, now, effects);
        var ended = Handoffs.Standing(state) is { } standing ? standing with { EndedByPerson = CaseSnapshot.Moved } : null;
        if (ended is not null) effects.Add(new Effect.CaseChanged(ended));
        return new Turn(Passing(state, bound), effects) { Case = ended, Unrecorded = state.Publication is null };
    }

    /// <summary>What is left: where it leads, and what must not begin anew when the person once is a stranger here.</summary>
    private static ConversationState Passing(ConversationState state, InboundBound bound) => new()
    {
        Address = state.Address,
        Locale = state.Locale,
        LocaleKnown = state.LocaleKnown,
        LocaleChosen = state.LocaleChosen,
        Mode = ConversationMode.Stopped,
        Publication = state.Publication,
        CasesOpened = state.CasesOpened,
        Step = state.Step,
        Ties = new Ties { Main = bound.Main },
    };

    private static void Release(ConversationState state, InboundBound bound, DateTimeOffset now, List<Effect> effects)
    {
        foreach (var held in state.Held) effects.Add(new Effect.Noted(held.DeliveryId, DeliveryStatus.Cancelled, Elsewhere));
        if (state.Ties is not { } ties) return;
        if (ties.CodeMadeBy is { } code) effects.Add(new Effect.Tell(new TellTarget.Box(code), new BoxClosed()));
        foreach (var known in ties.Addresses.Where(a => a.Since is not null && a.Conversation != bound.Main))
            effects.Add(new Effect.Tell(ContactAddresses.TargetOf(known), new PersonWrote(new InboundMessage(known.Address, "", now, new InboundBound(bound.Main, Brings: false)))));
    }

    private static Brought? Told(ConversationState state)
    {
        var inCase = state.Urgency == Urgency.Immediate || state is { Case: not null, Mode: ConversationMode.Waiting or ConversationMode.Human };
        var addresses = state.Ties?.Addresses ?? [];
        if (!inCase && state.Slots.Count == 0 && state.Urgency == Urgency.Normal && addresses.IsEmpty) return null;
        return new Brought(state.Urgency, state.Topic, inCase, state.Reasons, state.Flags, [.. state.Slots], addresses);
    }
}
