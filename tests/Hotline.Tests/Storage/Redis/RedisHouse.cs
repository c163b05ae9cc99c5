using System.Globalization;
using Hotline.Tests.Storage.Redis;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(RedisHouse))]

namespace Hotline.Tests.Storage.Redis;

/// <summary>The Redis servers that all tests share: one alone, and a Cluster of three. Each starts when the first test asks for it. Tests keep apart by prefix.</summary>
public sealed class RedisHouse : IAsyncLifetime
{
    private const int Slots = 16384;
    private const int Masters = 3;

    private readonly Lazy<Task<RedisServer>> single = new(() => RedisServer.StartAsync());
    private readonly Lazy<Task<RedisServer[]>> cluster = new(StartClusterAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<string> SingleAsync() => (await single.Value).Address;

    public async Task<string> ClusterAsync() => string.Join(',', (await cluster.Value).Select(server => server.Address));

    public async ValueTask DisposeAsync()
    {
        if (single.IsValueCreated) await (await single.Value).DisposeAsync();
        if (!cluster.IsValueCreated) return;
        foreach (var server in await cluster.Value) await server.DisposeAsync();
    }

    private static async Task<RedisServer[]> StartClusterAsync()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, Masters).Select(_ =>
        {
            var bus = Support.FreePort.Find().ToString(CultureInfo.InvariantCulture);
            return RedisServer.StartAsync("--cluster-enabled", "yes", "--cluster-port", bus, "--cluster-node-timeout", "5000");
        }));
        var connections = await Task.WhenAll(servers.Select(server => ConnectionMultiplexer.ConnectAsync($"{server.Address},allowAdmin=true")));
        try
        {
            for (var i = 0; i < Masters; i++)
            {
                var (from, to) = (Slots * i / Masters, (Slots * (i + 1) / Masters) - 1);
                await connections[i].GetDatabase().ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", from, to);
            }

            var first = await BusAsync(connections[0], servers[0]);
            foreach (var connection in connections.Skip(1)) await connection.GetDatabase().ExecuteAsync("CLUSTER", "MEET", "127.0.0.1", servers[0].Port, first);
            foreach (var connection in connections) await UntilWholeAsync(connection);
        }
        finally
        {
            foreach (var connection in connections) connection.Dispose();
        }

        return servers;
    }

    private static async Task<string> BusAsync(ConnectionMultiplexer connection, RedisServer server)
    {
        var setting = await connection.GetServer(server.Address).ConfigGetAsync("cluster-port");
        return setting[0].Value;
    }

    private static async Task UntilWholeAsync(ConnectionMultiplexer connection)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var facts = (string)await connection.GetDatabase().ExecuteAsync("CLUSTER", "INFO");
            if (facts.Contains("cluster_state:ok", StringComparison.Ordinal) && facts.Contains("cluster_known_nodes:3", StringComparison.Ordinal) && facts.Contains("cluster_slots_ok:16384", StringComparison.Ordinal)) return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }
}
