namespace Hotline.FunctionalTests.Faults;

/// <summary>The network between a program and Redis is cut after a command went through and before its answer came: nobody knows whether it was carried out.</summary>
[Collection(SharedHouse.Name)]
public sealed class CutConnectionTests(SharedHouse shared)
{
    private const int Cuts = 6;
    private const int MostRounds = 8 * Cuts;

    [Fact]
    public async Task Cut_between_commit_and_answer_nothing_is_lost_and_nothing_is_done_twice()
    {
        var house = shared.Welcome();
        var (chance, before) = (new Random(20261124), shared.Line.Cuts);
        for (var (round, cuts) = (1, -1); shared.Line.Cuts - before < Cuts; round++)
        {
            Assert.InRange(round, 1, MostRounds);
            var confirmed = house.Confirmed;
            // About so many answers one of two programs gets in a round of messages; each may be the one that is lost.
            if (shared.Line.Cuts != cuts) shared.Line.CutAfter(chance.Next(house.People.Count));
            cuts = shared.Line.Cuts;
            house.EverybodyWrites();
            await house.UntilConfirmedAsync(confirmed + house.People.Count);
        }

        Assert.Equal(0, await house.ReckonAsync());
        Assert.True(house.Runs, "A program has ended.");
    }
}
