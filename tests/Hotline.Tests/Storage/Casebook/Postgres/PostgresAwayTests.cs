using Hotline.Core.Cases;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Storage.Casebook.Postgres;

/// <summary>The server stops in the middle of everything, and comes back: nobody is restarted, nothing is half done.</summary>
public sealed class PostgresAwayTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_it_is_away_everybody_is_told_so_and_when_it_is_back_all_goes_on()
    {
        await using var house = new PostgresHouse();
        var server = await house.ServerAsync();
        await using var rig = await CasebookRig.StartAsync(postgres: house);
        rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA", Urgency.Urgent)));
        await rig.ProjectAsync();
        var aigul = CasebookRig.Operator("Aigul", "ru");

        // It dies after the claim and before its commit.
        await AwayAsync(() => rig.ChangeAsync(async context =>
        {
            var taken = await rig.Queue.TakeNextAsync(context, aigul, aigul.Languages, Now);
            await server.StopAsync();
            return taken;
        }));
        rig.Journal.Write(Turns.Person(1), Turns.Wrote("m2", "вы здесь?", Turns.Start.AddMinutes(1)));
        await AwayAsync(() => rig.ProjectAsync());
        await AwayAsync(() => rig.ReadAsync("AAAAAAAAAA"));
        await AwayAsync(() => rig.Commands.DeliverAsync(rig.Inbox, Now));
        await AwayAsync(() => rig.Get<ICasebookDatabase>().ScrubAsync(keysLive: false, Now));
        await AwayAsync(() => rig.Get<SaidLines>().FindAsync(Turns.Person(1), "d1", Now));

        await server.StartAgainAsync();

        Assert.Equal(1, await rig.ProjectAsync());
        var folder = await rig.ReadAsync("AAAAAAAAAA");
        Assert.Equal((CaseStatus.Waiting, null), (folder.Case.Status, folder.Case.HolderId));
        Assert.Equal(["помогите", "вы здесь?"], folder.Transcript.Select(line => line.Text));
        await using (var context = rig.Open()) Assert.Empty(await context.Commands.ToListAsync(Now));
        Assert.Equal("AAAAAAAAAA", (await rig.ChangeAsync(c => rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now)))?.Id);
        Assert.Equal(1, await rig.Commands.DeliverAsync(rig.Inbox, Now));

        async Task AwayAsync<T>(Func<Task<T>> asked)
        {
            var away = await Assert.ThrowsAsync<CasebookAwayException>(asked);
            Assert.StartsWith($"The casebook is away: PostgreSQL at 127.0.0.1:{server.Port}/casebook_1 ", away.Message, StringComparison.Ordinal);
        }
    }
}
