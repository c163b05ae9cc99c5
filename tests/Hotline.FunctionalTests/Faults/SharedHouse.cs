using Hotline.Tests.Storage.Redis;

namespace Hotline.FunctionalTests.Faults;

/// <summary>
/// One house for all tests that leave its programs running, on one Redis that flushes every write. They take turns in it, each with people of its own.
/// One of the two programs reaches Redis by a line that can be cut.
/// </summary>
public sealed class SharedHouse : IAsyncLifetime
{
    public const string Name = "Two programs that nobody restarts";

    private const int People = 12;

    private FaultHouse? house;
    private RedisServer? redis;
    private CuttingProxy? line;

    internal RedisServer Redis => redis!;

    internal CuttingProxy Line => line!;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.StartAsync("--appendfsync", "always");
        line = new CuttingProxy(redis.Port);
        house = await FaultHouse.StartAsync(redis.Address, line.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (house is not null) await house.DisposeAsync();
        if (line is not null) await line.DisposeAsync();
        if (redis is not null) await redis.DisposeAsync();
    }

    internal FaultHouse Welcome()
    {
        house!.Welcome(People);
        return house;
    }
}

/// <summary>The tests that share the house.</summary>
[CollectionDefinition(SharedHouse.Name)]
public sealed class SharedHouseTests : ICollectionFixture<SharedHouse>;
