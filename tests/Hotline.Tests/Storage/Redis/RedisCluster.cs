using System.Globalization;

namespace Hotline.Tests.Storage.Redis;

/// <summary>A real Redis Cluster of three masters, each with a third of the slots. Stopped when disposed.</summary>
internal sealed class RedisCluster : IAsyncDisposable
{
    private const int Slots = 16384;
    private const int Masters = 3;

    private const string Many = "1000000";

    private readonly RedisServer[] servers;

    private RedisCluster(RedisServer[] servers) => this.servers = servers;

    public string Addresses => string.Join(',', servers.Select(server => server.Address));

    public static async Task<RedisCluster> StartAsync()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, Masters).Select(_ =>
            RedisServer.StartAsync("--cluster-enabled", "yes", "--cluster-port", Text(Support.FreePort.Find()), "--cluster-node-timeout", "5000")));
        var bus = (await servers[0].CommandAsync("CONFIG", "GET", "cluster-port")).Split('\n')[1];
        for (var i = 0; i < Masters; i++)
        {
            await servers[i].CommandAsync("CLUSTER", "ADDSLOTSRANGE", Text(Slots * i / Masters), Text((Slots * (i + 1) / Masters) - 1));
            if (i > 0) await servers[i].CommandAsync("CLUSTER", "MEET", "127.0.0.1", Text(servers[0].Port), bus);
        }

        foreach (var server in servers) await UntilWholeAsync(server);
        return new RedisCluster(servers);
    }

    /// <summary>The slot of a key.</summary>
    public async Task<int> SlotOfAsync(string key) => int.Parse(await servers[0].CommandAsync("CLUSTER", "KEYSLOT", key), CultureInfo.InvariantCulture);

    /// <summary>The keys of a slot.</summary>
    public async Task<string[]> KeysAsync(int slot) => await KeysAsync(await OwnerAsync(slot), slot, Many);

    /// <summary>Moves a slot from its master to the next one, as resharding does: some keys at a time. When half of them stand here and half there, <paramref name="halfWay"/> is run.</summary>
    public async Task MoveAsync(int slot, Func<Task> halfWay)
    {
        var from = await OwnerAsync(slot);
        var to = servers[(Array.IndexOf(servers, from) + 1) % Masters];
        var (fromId, toId) = (await from.CommandAsync("CLUSTER", "MYID"), await to.CommandAsync("CLUSTER", "MYID"));
        await to.CommandAsync("CLUSTER", "SETSLOT", Text(slot), "IMPORTING", fromId);
        await from.CommandAsync("CLUSTER", "SETSLOT", Text(slot), "MIGRATING", toId);
        var half = Text((await KeysAsync(slot)).Length / 2);
        await MigrateAsync(from, to, await KeysAsync(from, slot, half));
        await halfWay();
        while (await KeysAsync(from, slot, Many) is { Length: > 0 } left) await MigrateAsync(from, to, left);

        foreach (var server in servers.OrderByDescending(server => server == to)) await server.CommandAsync("CLUSTER", "SETSLOT", Text(slot), "NODE", toId);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
    }

    private static async Task MigrateAsync(RedisServer from, RedisServer to, string[] keys) =>
        await from.CommandAsync(["MIGRATE", "127.0.0.1", Text(to.Port), "", "0", "5000", "KEYS", .. keys]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<string[]> KeysAsync(RedisServer server, int slot, string most) =>
        (await server.CommandAsync("CLUSTER", "GETKEYSINSLOT", Text(slot), most)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task UntilWholeAsync(RedisServer server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var facts = await server.CommandAsync("CLUSTER", "INFO");
            if (facts.Contains("cluster_state:ok", StringComparison.Ordinal) && facts.Contains("cluster_known_nodes:3", StringComparison.Ordinal) && facts.Contains("cluster_slots_ok:16384", StringComparison.Ordinal)) return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    private async Task<RedisServer> OwnerAsync(int slot)
    {
        foreach (var server in servers)
        {
            var me = (await server.CommandAsync("CLUSTER", "NODES")).Split('\n').Single(line => line.Contains("myself", StringComparison.Ordinal));
            if (me.Split(' ').Skip(8).Any(range => Holds(range, slot))) return server;
        }

        throw new InvalidOperationException($"Nobody has slot {slot}.");
    }

    /// <summary>A range is written 5 or 0-5460; what stands in brackets is on its way.</summary>
    private static bool Holds(string range, int slot)
    {
        if (range.StartsWith('[')) return false;
        var ends = range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return slot >= ends[0] && slot <= ends[^1];
    }
}
