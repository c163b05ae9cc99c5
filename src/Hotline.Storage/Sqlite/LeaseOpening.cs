using Hotline.Core.Conversations;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// A lease opened: the conversation for the worker, or what stands in the way. <see cref="Newer"/>: something in it is of a newer version, it is left alone.
/// <see cref="Unreadable"/>: events that do not open.
/// </summary>
internal sealed record LeaseOpening(LeasedConversation? Lease, bool Newer, IReadOnlyList<long> Unreadable)
{
    /// <summary>A timer fell due in a state that cannot be read: nobody knows any more what it was for, nor whom to tell. The person's next message is answered.</summary>
    public bool LostTimer => Lease is { Events.Count: 0, TimerDue: true, Corrupt: true };

    /// <summary>Nothing is left for a turn.</summary>
    public bool NothingToDo => LostTimer || Lease is { Events.Count: 0, TimerDue: false };

    public static LeaseOpening Open(SealedLease lease, RuntimeSeals seals)
    {
        try
        {
            var unreadable = new List<long>();
            var events = Events(lease, seals, unreadable);
            var held = Held(lease, seals);
            var (state, corrupt) = State(lease.Conversation, held, seals);
            var conversation = new LeasedConversation(
                lease.Conversation.Id, lease.Fence, DateTimeOffset.FromUnixTimeMilliseconds(lease.Until), state, corrupt, events, lease.Conversation.TimerDue)
            { Held = held };
            return new LeaseOpening(conversation, Newer: false, unreadable);
        }
        catch (NewerFormatException)
        {
            return new LeaseOpening(null, Newer: true, []);
        }
    }

    private static List<WaitingEvent> Events(SealedLease lease, RuntimeSeals seals, List<long> unreadable)
    {
        var events = new List<WaitingEvent>(lease.Events.Count);
        foreach (var waiting in lease.Events)
        {
            try
            {
                var stored = seals.OpenEvent(lease.Conversation.Id, waiting.Body);
                events.Add(new WaitingEvent(waiting.Sequence, stored.EventId, stored.Event, DateTimeOffset.FromUnixTimeMilliseconds(waiting.AcceptedAt)));
            }
            catch (SealedDataException)
            {
                unreadable.Add(waiting.Sequence);
            }
        }

        return events;
    }

    private static HeldConversation Held(SealedLease lease, RuntimeSeals seals)
    {
        try
        {
            return new HeldConversation(lease.Conversation.N, seals.UnwrapKey(lease.Conversation.Id, lease.Conversation.Key), newKey: false);
        }
        catch (SealedDataException)
        {
            return new HeldConversation(lease.Conversation.N, KeyWrap.NewKey(), newKey: true);
        }
    }

    private static (ConversationState? State, bool Corrupt) State(ReadyConversation conversation, HeldConversation held, RuntimeSeals seals)
    {
        if (held.NewKey) return (null, true);
        if (conversation.State is null) return (null, false);
        try
        {
            return (seals.OpenState(held.Sealing, conversation.Id, conversation.State), false);
        }
        catch (SealedDataException)
        {
            return (null, true);
        }
    }
}
