namespace Hotline.FunctionalTests.Faults;

/// <summary>One house for all tests that leave its programs running. They take turns in it, each with people of its own.</summary>
public sealed class SharedHouse : IAsyncLifetime
{
    public const string Name = "Two programs that nobody restarts";

    private const int People = 12;

    private FaultHouse? house;

    public async ValueTask InitializeAsync() => house = await FaultHouse.StartAsync();

    public ValueTask DisposeAsync() => house?.DisposeAsync() ?? default;

    internal FaultHouse Welcome()
    {
        house!.Welcome(People);
        return house;
    }
}

/// <summary>The tests that share the house.</summary>
[CollectionDefinition(SharedHouse.Name)]
public sealed class SharedHouseTests : ICollectionFixture<SharedHouse>;
