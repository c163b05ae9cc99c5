namespace Hotline.FunctionalTests.Faults;

/// <summary>kill -9 of one of two programs on one Redis, at random moments of the traffic.</summary>
public sealed class KilledWorkerTests
{
    private const int People = 12;

    private static int Rounds => Environment.GetEnvironmentVariable("HOTLINE_FULL") == "1" ? 500 : 10;

    [Fact]
    public async Task One_of_two_killed_again_and_again_loses_nothing_and_doubles_only_what_the_provider_did_not_confirm()
    {
        await using var house = await FaultHouse.StartAsync();
        house.Welcome(People);
        var chance = new Random(20261122);
        for (var round = 0; round < Rounds; round++)
        {
            var before = house.Confirmed;
            house.EverybodyWrites();
            await house.UntilConfirmedAsync(before + chance.Next(1, People));
            var program = house.Programs[chance.Next(house.Programs.Count)];
            await program.KillAsync();
            await program.StartAgainAsync();
        }

        await house.ReckonAsync();
    }
}
