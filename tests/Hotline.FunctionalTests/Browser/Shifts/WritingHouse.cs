namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>A house whose scripts are the server's own, for tests that write in the draft and leave it as it was, or publish.</summary>
public sealed class WritingHouse : IAsyncLifetime
{
    internal ShiftHouse House { get; } = new(("Publications:Source", "server"));

    public ValueTask InitializeAsync() => House.InitializeAsync();

    public ValueTask DisposeAsync() => House.DisposeAsync();
}

/// <summary>Tests that stand in one such house, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class Writing : ICollectionFixture<WritingHouse>
{
    public const string Name = "browser: writing scripts";
}
