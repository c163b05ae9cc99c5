using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers;

/// <summary>Turns a turn into what the store writes.</summary>
internal static class Commits
{
    /// <summary>The web page that this turn answers is over with it: it shows nothing any more, and what we put into its box is refused.</summary>
    public static bool EndsPage(Turn turn) => turn.State.Address.Channel == ChannelId.Web && turn.Effects.Any(e => e is Effect.SessionEnded or Effect.Erase);

    public static TurnCommit Of(LeasedConversation lease, WorkerId worker, WaitingEvent happened, Turn turn, TurnRecord record, bool keepLease, KeyedNames names)
    {
        var (erase, cancel) = (false, false);
        var (replies, journal, said, told) = (new List<Delivery>(), new List<JournalRecord>(), 0, 0);
        if (!turn.Unrecorded) journal.Add(record);
        // First of all: no provider that is slow keeps another conversation waiting.
        foreach (var tell in turn.Effects.OfType<Effect.Tell>()) replies.Add(names.Letter(tell, lease.Id, happened.EventId, told++));
        foreach (var effect in turn.Effects)
            switch (effect)
            {
                case Effect.Say say:
                    var line = record.Said[said++];
                    if (say.Fate == LineFate.Said) replies.Add(Reply(line.DeliveryId, say.Message));
                    break;
                case Effect.Release held:
                    replies.Add(Reply(held.Reply.DeliveryId, held.Reply.Message));
                    break;
                case Effect.Erase:
                    erase = true;
                    break;
                case Effect.CancelRoutine:
                    cancel = true;
                    break;
                case Effect.Noted noted:
                    journal.Add(new DeliveryRecord($"{noted.DeliveryId}:{noted.Status}", record.At, noted.DeliveryId, noted.Status, noted.Words));
                    break;
            }

        return new TurnCommit(
            lease,
            worker,
            happened.Sequence,
            turn.State,
            replies,
            journal,
            CancelRoutine: cancel,
            KeepLease: keepLease && !erase,
            Erase: erase)
        {
            ClosesMailbox = erase && EndsPage(turn),
        };

        Delivery Reply(string id, OutboundMessage message) => new(id, turn.State.Address, message) { Conversation = lease.Id };
    }
}
