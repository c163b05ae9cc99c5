using Hotline.Tests.Storage.Redis;

[assembly: AssemblyFixture(typeof(RedisHouse))]

namespace Hotline.Tests.Storage.Redis;

/// <summary>The Redis servers that all tests share: one alone, and a Cluster of three. Each starts when the first test asks for it. Tests keep apart by prefix.</summary>
public sealed class RedisHouse : IAsyncLifetime
{
    private readonly Lazy<Task<RedisServer>> single = new(() => RedisServer.StartAsync());
    private readonly Lazy<Task<RedisCluster>> cluster = new(() => RedisCluster.StartAsync());

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<string> SingleAsync() => (await single.Value).Address;

    public async Task<string> ClusterAsync() => (await cluster.Value).Addresses;

    public async ValueTask DisposeAsync()
    {
        if (single.IsValueCreated) await (await single.Value).DisposeAsync();
        if (cluster.IsValueCreated) await (await cluster.Value).DisposeAsync();
    }
}
