using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Redis;

/// <summary>
/// A lease opened: the conversation for the worker, or what stands in the way. <see cref="Newer"/>: something in it is of a newer version, it is left alone.
/// <see cref="Unreadable"/>: places of events that do not open, counted from 0.
/// </summary>
internal sealed record LeaseOpening(LeasedConversation? Lease, bool Newer, IReadOnlyList<int> Unreadable)
{
    /// <summary>A timer fell due in a state that cannot be read: nobody knows any more what it was for, nor whom to tell. The person's next message is answered.</summary>
    public bool LostTimer => Lease is { Events.Count: 0, TimerDue: true, Corrupt: true };

    /// <summary>Nothing is left for a turn.</summary>
    public bool NothingToDo => LostTimer || Lease is { Events.Count: 0, TimerDue: false };

    public static LeaseOpening Open(SealedLease lease, RuntimeSeals seals)
    {
        try
        {
            var unreadable = new List<int>();
            var events = Events(lease, seals, unreadable);
            return new LeaseOpening(Conversation(lease, events, seals), Newer: false, unreadable);
        }
        catch (NewerFormatException)
        {
            return new LeaseOpening(null, Newer: true, []);
        }
    }

    /// <summary>A lease whose events are at hand already, because the caller brought them.</summary>
    /// <exception cref="NewerFormatException">Its state is of a newer version.</exception>
    public static LeasedConversation Conversation(SealedLease lease, IReadOnlyList<WaitingEvent> events, RuntimeSeals seals)
    {
        var (held, damaged) = Held(lease, seals);
        var (state, corrupt) = State(lease, held, damaged, seals);
        return new LeasedConversation(lease.Id, lease.Fence, DateTimeOffset.FromUnixTimeMilliseconds(lease.Until), state, corrupt, events, lease.TimerDue) { Held = held };
    }

    /// <summary>What does not open is left out, and those behind it move up, as <c>aside.lua</c> does with them.</summary>
    private static List<WaitingEvent> Events(SealedLease lease, RuntimeSeals seals, List<int> unreadable)
    {
        var events = new List<WaitingEvent>(lease.Events.Count);
        for (var place = 0; place < lease.Events.Count; place++)
        {
            var waiting = lease.Events[place];
            try
            {
                var stored = seals.OpenEvent(lease.Id, waiting.Body);
                events.Add(new WaitingEvent(waiting.Sequence - unreadable.Count, stored.EventId, stored.Event, DateTimeOffset.FromUnixTimeMilliseconds(waiting.AcceptedAt)));
            }
            catch (SealedDataException)
            {
                unreadable.Add(place);
            }
        }

        return events;
    }

    private static (HeldConversation Held, bool Damaged) Held(SealedLease lease, RuntimeSeals seals)
    {
        if (lease.Key.Length == 0) return (New(lease.Id, seals), false);
        try
        {
            return (new HeldConversation(seals.UnwrapKey(lease.Id, lease.Key), lease.Key, newKey: false), false);
        }
        catch (SealedDataException)
        {
            return (New(lease.Id, seals), true);
        }
    }

    private static HeldConversation New(ConversationId id, RuntimeSeals seals)
    {
        var key = KeyWrap.NewKey();
        return new HeldConversation(key, seals.WrapKey(id, key), newKey: true);
    }

    private static (ConversationState? State, bool Corrupt) State(SealedLease lease, HeldConversation held, bool damaged, RuntimeSeals seals)
    {
        if (damaged) return (null, true);
        if (lease.State.Length == 0) return (null, false);
        try
        {
            return (seals.OpenState(held.Sealing, lease.Id, lease.State), false);
        }
        catch (SealedDataException)
        {
            return (null, true);
        }
    }
}
