using Hotline.Core.Channels;
using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>Turns a turn into what the store writes.</summary>
internal static class Commits
{
    public static TurnCommit Of(LeasedConversation lease, WorkerId worker, WaitingEvent happened, Turn turn, TurnRecord record, bool keepLease)
    {
        var erase = turn.Effects.Any(e => e is Effect.Erase);
        var says = turn.Effects.OfType<Effect.Say>().ToArray();
        var replies = new Delivery[says.Length];
        for (var i = 0; i < says.Length; i++) replies[i] = new Delivery(record.Said[i].DeliveryId, turn.State.Address, says[i].Message) { Conversation = lease.Id };
        return new TurnCommit(
            lease,
            worker,
            happened.Sequence,
            turn.State,
            replies,
            [record],
            CancelRoutine: turn.Effects.Any(e => e is Effect.CancelRoutine),
            KeepLease: keepLease && !erase,
            Erase: erase);
    }
}
