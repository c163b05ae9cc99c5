using Hotline.Core.Conversations;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// Who holds which conversation. In memory, because one process at a time has the file: when it dies, its leases are over.
/// Changes can be taken back to a mark, so that they follow the transaction. Used by the writer alone.
/// </summary>
internal sealed class LeaseTable
{
    private readonly Dictionary<long, Lease> held = [];
    private readonly List<(long Conversation, Lease? Before)> changes = [];

    /// <summary>The place to go back to with <see cref="Undo"/>.</summary>
    public int Mark => changes.Count;

    /// <summary>When the next of the leases ends that runs at <paramref name="now"/>; null when none runs.</summary>
    public long? NextEnd(long now)
    {
        long? next = null;
        foreach (var lease in held.Values)
            if (lease.Until > now && (next is null || lease.Until < next)) next = lease.Until;
        return next;
    }

    public bool IsHeld(long conversation, long now) => held.TryGetValue(conversation, out var lease) && lease.Until > now;

    /// <summary>Whether this fence is still the newest: a lease that ran out and that nobody took since still counts.</summary>
    public bool Holds(long conversation, long fence) => held.TryGetValue(conversation, out var lease) && lease.Fence == fence;

    public void Take(long conversation, WorkerId worker, long fence, long until) => Change(conversation, new Lease(worker, fence, until));

    public void Extend(long conversation, long until)
    {
        if (held.TryGetValue(conversation, out var lease)) Change(conversation, lease with { Until = until });
    }

    public void Drop(long conversation) => Change(conversation, null);

    public void Undo(int mark)
    {
        for (var at = changes.Count - 1; at >= mark; at--) Put(changes[at].Conversation, changes[at].Before);
        changes.RemoveRange(mark, changes.Count - mark);
    }

    public void Keep() => changes.Clear();

    private void Change(long conversation, Lease? after)
    {
        changes.Add((conversation, held.TryGetValue(conversation, out var before) ? before : null));
        Put(conversation, after);
    }

    private void Put(long conversation, Lease? lease)
    {
        if (lease is { } value) held[conversation] = value;
        else held.Remove(conversation);
    }

    private readonly record struct Lease(WorkerId Worker, long Fence, long Until);
}
