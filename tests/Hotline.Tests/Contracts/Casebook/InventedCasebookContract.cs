using Hotline.Benchmarks.Seeding;
using Hotline.Core.Cases;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>What the benchmarks measure on is what the program itself would have written.</summary>
public abstract class InventedCasebookContract(PostgresHouse? house)
{
    private static readonly SeedPlan Few = new(Open: 30, Closed: 50);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_opens_every_invented_case_and_shows_what_was_said()
    {
        await using var rig = await FilledAsync(Few);
        var aigul = await rig.SignedInAsync("aigul", Role.Operator);
        await using var context = rig.Open();
        var cases = await context.Cases.AsNoTracking().ToListAsync(Now);
        Assert.Equal(Few.Open, cases.Count(c => c.Status == CaseStatus.Waiting));
        Assert.Equal(Few.Closed, cases.Count(c => c.Status == CaseStatus.Closed));
        foreach (var row in cases)
        {
            var shown = await aigul.GetAsync($"cases/{row.Id}");
            Assert.Equal(200, shown.Status);
            var lines = shown.Json.GetProperty("transcript").EnumerateArray().ToList();
            Assert.All(lines, line => Assert.NotEmpty(line.GetProperty("text").GetString()!));
            Assert.Contains(lines, line => line.GetProperty("from").GetString() == "person");
            Assert.Contains(lines, line => line.GetProperty("from").GetString() == "bot");
            Assert.NotEmpty(shown.Json.GetProperty("summary").EnumerateArray());
            if (row.Status == CaseStatus.Closed) Assert.Contains(lines, line => line.GetProperty("from").GetString() == "operator");
        }
    }

    [Fact]
    public async Task Their_clocks_stand_where_the_sweep_would_have_set_them()
    {
        await using var rig = await FilledAsync(Few);
        var rules = new CaseRules(DutyRoster.Unknown(TimeZoneInfo.Utc), ResponseTargets.Default);
        Assert.Equal(0, await rig.Get<CaseClocks>().SweepAsync(rules, Now));
        Assert.Equal(0, await rig.Get<SilentCases>().SweepAsync(rules, Now));
    }

    [Fact]
    public async Task The_most_urgent_of_them_is_taken_as_anybody_is()
    {
        await using var rig = await FilledAsync(Few);
        var aigul = await rig.SignedInAsync("aigul", Role.Operator);
        var first = (await aigul.GetAsync("queue")).Json.GetProperty("cases").EnumerateArray().First(row => row.GetProperty("language").GetString() is "ru" or "tg" or "und");
        var taken = await aigul.PostAsync("queue/take-next");
        Assert.Equal(first.GetProperty("id").GetString(), taken.Text("id"));
    }

    [Fact]
    public async Task The_same_number_gives_the_same_people_with_the_same_words()
    {
        Assert.Equal(Few.People(), Few.People());
        Assert.NotEqual(Few.People(), (Few with { Number = 2 }).People());
        Assert.Equal(await WordsAsync(), await WordsAsync());
    }

    [Fact]
    public async Task A_casebook_that_holds_anything_is_refused_and_stays_as_it_is()
    {
        await using var rig = await DeskRig.StartAsync(postgres: house);
        await rig.OpenCaseAsync(1, "AAAAAAAAAA");
        await Assert.ThrowsAsync<SeedRefusedException>(() => FillAsync(rig, Few));
        await using var context = rig.Open();
        Assert.Equal(1, await context.Cases.CountAsync(Now));
        Assert.Equal(1, await context.Contacts.CountAsync(Now));
    }

    private async Task<DeskRig> FilledAsync(SeedPlan plan)
    {
        var rig = await DeskRig.StartAsync(postgres: house);
        await FillAsync(rig, plan);
        return rig;
    }

    private static Task FillAsync(DeskRig rig, SeedPlan plan) =>
        ActivatorUtilities.CreateInstance<InventedCasebook>(rig.Get<IServiceProvider>()).FillAsync(plan, (_, _) => { }, Now);

    /// <summary>Everything that was said in a casebook of its own, under a key of its own.</summary>
    private async Task<IReadOnlyList<string>> WordsAsync()
    {
        await using var rig = await FilledAsync(Few);
        var aigul = await rig.SignedInAsync("aigul", Role.Operator);
        await using var context = rig.Open();
        var words = new List<string>();
        foreach (var id in await context.Cases.Select(c => c.Id).ToListAsync(Now))
            words.AddRange((await aigul.GetAsync($"cases/{id}")).Json.GetProperty("transcript").EnumerateArray().Select(line => line.GetProperty("text").GetString()!));
        return [.. words.Order(StringComparer.Ordinal)];
    }
}
