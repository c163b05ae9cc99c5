using Hotline.Core.Conversations;
using Hotline.Storage.Waiting;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// Finds what is due over all partitions, the longest waiting or most important first, and leases it: one look at each partition that may have something, then one
/// call to each that was chosen. Who was faster elsewhere has it, and the search goes on. Conversations that wait for a newer <c>format</c> than this program knows
/// are left to others. Thread-safe.
/// </summary>
internal sealed class DueWork(RedisLink link, Wakes wakes, int format) : IDisposable
{
    // One search at a time in a process: two would find the same and get half of it each.
    private readonly SemaphoreSlim turns = new(1);
    private readonly SemaphoreSlim sends = new(1);

    public Task<List<SealedLease>> LeaseTurnsAsync(int max, CancellationToken cancellationToken) =>
        SearchAsync(turns, wakes.Turns, max, looked => looked.Turns, LeaseTurnsAsync, cancellationToken);

    public Task<List<SealedReply>> LeaseSendsAsync(WorkerId worker, int max, CancellationToken cancellationToken) =>
        SearchAsync(sends, wakes.Sends, max, looked => looked.Sends, (partition, ids) => LeaseSendsAsync(worker, partition, ids), cancellationToken);

    public void Dispose()
    {
        turns.Dispose();
        sends.Dispose();
    }

    private async Task<List<T>> SearchAsync<T>(
        SemaphoreSlim gate, DueTable table, int max, Func<Looked, List<Due>> pick, Func<int, List<Due>, Task<List<T>>> lease, CancellationToken cancellationToken)
        where T : IDueLease
    {
        var taken = new List<T>();
        await gate.WaitAsync(cancellationToken);
        try
        {
            while (taken.Count < max)
            {
                var found = await LookAsync(table, table == wakes.Turns ? max : 0, table == wakes.Sends ? max : 0, pick);
                if (found.Count == 0) break;
                found.Sort();
                var (chosen, left) = FairShare.Choose(found, max - taken.Count, due => due.Since);
                foreach (var other in left) table.Bring(other.Partition, 0);
                await GatherAsync(chosen.GroupBy(due => due.Partition).Select(group => (group.Key, lease(group.Key, [.. group]))).ToArray(), table, taken);
            }
        }
        catch (StoreUnavailableException) when (taken.Count > 0)
        {
            // A part of a Cluster is away. What the others gave is in our hands, and would lie there until its leases end.
        }
        finally
        {
            gate.Release();
        }

        taken.Sort((one, other) => one.Due.CompareTo(other.Due));
        return taken;
    }

    private static async Task GatherAsync<T>((int Partition, Task<List<T>> Leases)[] calls, DueTable table, List<T> taken)
    {
        StoreUnavailableException? away = null;
        foreach (var (partition, leases) in calls)
        {
            try
            {
                taken.AddRange(await leases);
            }
            catch (StoreUnavailableException fault)
            {
                table.Bring(partition, 0);
                away = fault;
            }
        }

        if (away is not null) throw away;
    }

    private async Task<List<Due>> LookAsync(DueTable table, int mostTurns, int mostSends, Func<Looked, List<Due>> pick)
    {
        var partitions = table.Take();
        var looks = partitions.Select(partition => link.RunAsync(link.Scripts.Look, partition, [format, mostTurns, mostSends])).ToArray();
        var found = new List<Due>();
        Exception? away = null;
        for (var i = 0; i < looks.Length; i++)
        {
            try
            {
                var looked = Looked.Read(partitions[i], await looks[i]);
                var picked = pick(looked);
                found.AddRange(picked);
                wakes.Turns.Bring(partitions[i], looked.NextTurn, looked.Now);
                wakes.Sends.Bring(partitions[i], looked.NextSend, looked.Now);
            }
            catch (StoreUnavailableException fault)
            {
                table.Bring(partitions[i], 0);
                away = fault;
            }
        }

        return away is null || found.Count > 0 ? found : throw away;
    }

    private async Task<List<SealedLease>> LeaseTurnsAsync(int partition, List<Due> chosen)
    {
        RedisValue[] arguments = [link.Leases.Turn, RuntimeLimits.EventsPerLease, .. chosen.Select(due => (RedisValue)due.Id.Value)];
        return Leases(partition, chosen, await link.RunAsync(link.Scripts.Lease, partition, arguments));
    }

    private List<SealedLease> Leases(int partition, List<Due> chosen, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        var now = answer.Time();
        var leases = SealedLease.ReadAll(ref answer);
        foreach (var lease in leases)
        {
            lease.Due = chosen.Find(due => due.Id == lease.Id);
            wakes.Turns.Bring(partition, lease.Until, now);
        }

        return leases;
    }

    private async Task<List<SealedReply>> LeaseSendsAsync(WorkerId worker, int partition, List<Due> chosen)
    {
        RedisValue[] arguments = [WorkerMark.Of(worker), link.Leases.Send, .. chosen.SelectMany(due => new RedisValue[] { due.Id.Value, 0 })];
        var replies = SealedReply.ReadAll(await link.RunAsync(link.Scripts.Send, partition, arguments), out var now, out var next);
        wakes.Sends.Bring(partition, next, now);
        // A reply that was past its deadline left a line in the journal.
        wakes.JournalGrew();
        foreach (var reply in replies) reply.Due = chosen.Find(due => due.Id == reply.Reply.Id);
        return replies;
    }
}

/// <summary>Something leased, with what it was chosen by.</summary>
internal interface IDueLease
{
    Due Due { get; set; }
}
