using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers;

/// <summary>Turns a turn into its journal record.</summary>
internal static class Records
{
    public static TurnRecord Of(ConversationId id, WaitingEvent happened, Turn turn, Publications set, Surroundings around, DateTimeOffset now)
    {
        var said = new List<SaidLine>();
        foreach (var effect in turn.Effects)
            if (effect is Effect.Say say)
                said.Add(new SaidLine(
                    DeliveryIds.Of(id, happened.EventId, said.Count), say.Message.Text, say.Message.Buttons.Select(b => b.Label).ToArray(), say.Operator, say.Message.Place)
                { Fate = say.Fate, Attachment = say.Message.Attachment });

        return new TurnRecord(
            happened.EventId,
            now,
            happened.Event,
            turn.State.Address,
            set.Newest.Text,
            around with { Wait = around.WaitFor(turn.State.Urgency), Waits = null },
            said,
            turn.Case,
            turn.State.Mode,
            turn.State.Locale,
            turn.State.Place,
            turn.Effects.OfType<Effect.CommandRefused>().LastOrDefault()?.Words)
        { Heard = turn.Tapped, Addresses = turn.Addresses, OnlyThanks = turn.OnlyThanks, Funnel = turn.Funnel is { Count: > 0 } funnel ? funnel : null };
    }
}
