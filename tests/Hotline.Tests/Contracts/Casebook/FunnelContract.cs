using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Funnels;
using Hotline.Storage.Casebook.Journal;
using Hotline.Storage.Casebook.Retention;
using Hotline.Storage.Media;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>What the journal says of the ways through the dialogs, added up.</summary>
public abstract class FunnelContract(PostgresHouse? house) : CasebookContract(house)
{
    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task Steps_are_added_up_by_day_node_language_and_kind()
    {
        Write(1, "a1", Turns.Start, Turns.Step("wages.paid", FunnelKind.Reached));
        Write(2, "b1", Turns.Start.AddHours(1), Turns.Step("wages.paid", FunnelKind.Reached));
        Write(2, "b2", Turns.Start.AddHours(2), Turns.Step("wages.paid", FunnelKind.Answered), Turns.Step("wages.owed", FunnelKind.Reached));
        await _rig.ProjectAsync();
        Write(3, "c1", Turns.Start.AddHours(3), Turns.Step("wages.paid", FunnelKind.Reached, "kk"));
        Write(1, "a2", Turns.Start.AddHours(15.99), Turns.Step("wages.paid", FunnelKind.Misunderstood));
        Write(1, "a3", Turns.Start.AddHours(16), Turns.Step("wages.paid", FunnelKind.Left));
        await _rig.ProjectAsync();

        Assert.Equal(
            [
                "03-02 wages.owed ru Reached 1", "03-02 wages.paid kk Reached 1", "03-02 wages.paid ru Answered 1", "03-02 wages.paid ru Misunderstood 1", "03-02 wages.paid ru Reached 2", "03-03 wages.paid ru Left 1",
            ],
            await ReadAsync());
    }

    [Fact]
    public async Task A_journal_that_is_read_again_adds_nothing_whoever_reads_it()
    {
        for (var i = 0; i < 300; i++) Write(i % 9, $"m{i}", Turns.Start.AddSeconds(i), Turns.Step("wages.paid", FunnelKind.Reached), Turns.Step($"wages.n{i % 3}", FunnelKind.Answered));
        // A timer's turn leaves no line of the person; it is known by its own mark.
        _rig.Journal.Write(Turns.Person(1), Turns.Of("t1", Turns.Start.AddSeconds(400), new TimersDue()) with { Funnel = [Turns.Step("wages.paid", FunnelKind.Left)] });
        await _rig.ProjectAsync();
        var before = await ReadAsync();
        Assert.Equal(["03-02 wages.n0 ru Answered 100", "03-02 wages.n1 ru Answered 100", "03-02 wages.n2 ru Answered 100", "03-02 wages.paid ru Left 1", "03-02 wages.paid ru Reached 300"], before);

        await using (var context = _rig.Open()) await context.JournalPositions.ExecuteUpdateAsync(set => set.SetProperty(p => p.Position, 0), Now);
        _rig.Journal.Replaying = true;
        Assert.Equal(301, await Another().ProjectAsync(Now) + await Another().ProjectAsync(Now));

        Assert.Equal(before, await ReadAsync());
    }

    [Fact]
    public async Task Several_servers_that_add_at_once_lose_nothing_and_count_nothing_twice()
    {
        for (var i = 0; i < 600; i++) Write(i % 7, $"m{i}", Turns.Start.AddSeconds(i), Turns.Step("wages.paid", FunnelKind.Reached), Turns.Step($"wages.n{i % 5}", FunnelKind.Reached));
        _rig.Journal.Replaying = true;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await Another().ProjectAsync(Now), Now)));
        await _rig.ProjectAsync();

        string[] all = [.. Enumerable.Range(0, 5).Select(n => $"03-02 wages.n{n} ru Reached 120"), "03-02 wages.paid ru Reached 600"];
        Assert.Equal(all, await ReadAsync());
    }

    [Fact]
    public async Task What_an_older_program_wrote_adds_nothing_and_is_carried_over()
    {
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "раз", Turns.Start));
        await _rig.ProjectAsync();

        await using var context = _rig.Open();
        Assert.Equal((1, 0), (await context.Lines.CountAsync(Now), await context.FunnelCounts.CountAsync(Now)));
    }

    [Fact]
    public async Task An_erasure_leaves_the_sums_and_what_was_still_under_way_is_not_counted()
    {
        Write(1, "m1", Turns.Start, Turns.Step("wages.paid", FunnelKind.Reached));
        await _rig.ProjectAsync();
        Write(1, "m2", Turns.Start.AddSeconds(1), Turns.Step("wages.paid", FunnelKind.Answered));
        _rig.Journal.Write(Turns.Person(1), new ErasureRecord("e1", Turns.Start.AddSeconds(2)));
        await _rig.ProjectAsync();

        Assert.Equal(["03-02 wages.paid ru Reached 1"], await ReadAsync());
    }

    [Fact]
    public async Task Days_go_by_their_age()
    {
        var aged = _rig.Get<AgedData>();
        Write(1, "m1", _rig.Clock.GetUtcNow(), Turns.Step("wages.paid", FunnelKind.Reached), Turns.Step("wages.paid", FunnelKind.Answered));
        await _rig.ProjectAsync();
        _rig.Clock.Advance(TimeSpan.FromDays(399));
        Write(2, "m2", _rig.Clock.GetUtcNow(), Turns.Step("wages.owed", FunnelKind.Reached));
        await _rig.ProjectAsync();
        Assert.DoesNotContain(await aged.FindAsync(Now), piece => piece.Kind.Name == "funnels");
        Assert.Equal((0, 2), Forecast(await aged.ForecastAsync(Now)));

        _rig.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((2, 2), Forecast(await aged.ForecastAsync(Now)));
        var due = Assert.Single(await aged.FindAsync(Now), piece => piece.Kind.Name == "funnels");
        Assert.Equal(2, await aged.DropAsync(due, Now));
        Assert.EndsWith("wages.owed ru Reached 1", Assert.Single(await ReadAsync()), StringComparison.Ordinal);

        static (int Now, int Within7Days) Forecast(IReadOnlyList<RetentionForecast> kinds) => kinds.Where(k => k.Kind == "funnels").Select(k => (k.Now, k.Within7Days)).Single();
    }

    private void Write(int person, string id, DateTimeOffset at, params FunnelStep[] steps) => _rig.Journal.Write(Turns.Person(person), Turns.Wrote(id, "слово", at) with { Funnel = steps });

    private JournalProjector Another() => new(
        _rig.Get<IDbContextFactory<CasebookContext>>(), _rig.Journal, _rig.Get<ContactVault>(), _rig.Get<Pseudonyms>(), _rig.Eraser, _rig.Get<MediaArrivals>(), new CasebookChanges(), _rig.Clock);

    private async Task<string[]> ReadAsync()
    {
        await using var context = _rig.Open();
        var rows = await context.FunnelCounts.AsNoTracking().ToListAsync(Now);
        return [.. rows.Select(Told).Order(StringComparer.Ordinal)];

        static string Told(FunnelCount row) => $"{row.Day:MM-dd} {row.Dialog}.{row.Node} {row.Locale} {row.Kind} {row.Count}";
    }
}
