using Hotline.Core.Messaging;

namespace Hotline.Storage.Redis;

/// <summary>A lease as a script gave it, before it is opened. An empty <paramref name="Key"/> or <paramref name="State"/> means that there is none yet.</summary>
internal sealed record SealedLease(ConversationId Id, long Fence, long Until, bool TimerDue, byte[] Key, byte[] State, List<SealedEvent> Events) : IDueLease
{
    public Due Due { get; set; }

    /// <summary>Reads all of them.</summary>
    public static List<SealedLease> ReadAll(ref Answer answer)
    {
        var leases = new List<SealedLease>();
        while (!answer.AtEnd)
        {
            var (id, fence, until, due) = (answer.Id(), answer.Number64(), answer.Time(), answer.Flag());
            var (key, state) = (answer.Bytes16(), answer.Bytes24());
            var events = new List<SealedEvent>(answer.Byte());
            for (var i = events.Capacity; i > 0; i--) events.Add(new SealedEvent(answer.Number32(), answer.Time(), answer.Bytes24()));
            leases.Add(new SealedLease(id, fence, until, due, key, state, events));
        }

        return leases;
    }
}

/// <summary>An event of the inbox, still sealed.</summary>
internal readonly record struct SealedEvent(long Sequence, long AcceptedAt, byte[] Body);
