using Hotline.Core.Cases;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>What a search finds, and how the database goes about it.</summary>
public abstract class CaseSearchContract(PostgresHouse? house) : CasebookContract(house)
{
    private const int Many = 20_000;
    private const int Open = 1_000;

    private CasebookRig _rig = null!;

    private static readonly IReadOnlyList<CaseFilter> Filters =
    [
        new CaseFilter { Topic = "detention" },
        new CaseFilter { Language = "tg", Channel = "sms" },
        new CaseFilter { Urgency = Urgency.Immediate, Stand = CaseStand.Closed },
        new CaseFilter { Stand = CaseStand.Closed },
        new CaseFilter { Stand = CaseStand.Open, Topic = "medical" },
        new CaseFilter { Stand = CaseStand.Waiting, Language = "kk" },
        new CaseFilter { Outcome = "paid_in_full", Topic = "other" },
        new CaseFilter { From = Turns.Start.AddDays(-3), Before = Turns.Start.AddDays(-2), Channel = "web" },
        new CaseFilter { Topic = "no_such_topic" },
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        _rig = await StartAsync();
        await using var context = _rig.Open();
        await ManyCases.InsertAsync(context, Many, Open, Turns.Start, IsOnPostgres, Now);
    }

    [Fact]
    public async Task A_search_finds_what_fits_page_by_page_the_last_opened_first()
    {
        await using var context = _rig.Open();
        var all = await context.Cases.AsNoTracking().ToListAsync(Now);
        foreach (var filter in Filters) await FindsAsync(context, filter, all);
    }

    private static async Task FindsAsync(CasebookContext context, CaseFilter filter, List<Case> all)
    {
        var expected = all.Where(c => Fits(filter, c)).OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id, StringComparer.Ordinal).Select(c => c.Id).Take(120).ToList();

        var found = new List<string>();
        OpenedCursor? after = null;
        do
        {
            var page = await CaseSearch.PageAsync(context, filter, after, Now);
            found.AddRange(page.Cases.Select(c => c.Id));
            after = page.Next;
        }
        while (after is not null && found.Count < 120);

        Assert.Equal(expected, found.Take(120));
    }

    [Fact]
    public async Task No_search_reads_the_rows_of_cases_that_do_not_fit()
    {
        await using var context = _rig.Open();
        foreach (var filter in Filters)
        {
            var plan = await QueryPlan.ReadAsync(context, CaseSearch.InOrder(CaseSearch.Fitting(context, filter)));
            // A topic that nobody has stands in the index behind others: PostgreSQL finds going over the rows as cheap.
            if (IsOnPostgres && filter.Topic == "no_such_topic") continue;
            Assert.True(plan.Contains("IX_cases_found", StringComparison.Ordinal) || plan.Contains("IX_cases_status_urgency", StringComparison.Ordinal), plan);
            Assert.DoesNotContain("Seq Scan on cases", plan, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?m)SCAN c$", plan);
        }
    }

    [Fact]
    public async Task An_outcome_that_came_later_is_found_too()
    {
        await using var context = _rig.Open();
        context.Outcomes.Add(new CaseOutcome { CaseId = "M000001500", Code = "documents_returned", ConfirmedBy = "person", AccountId = "a", Alias = "Aigul", At = Turns.Start });
        await context.SaveChangesAsync(Now);
        Assert.Equal("M000001500", Assert.Single((await CaseSearch.PageAsync(context, new CaseFilter { Outcome = "documents_returned" }, null, Now)).Cases).Id);
    }

    private static bool Fits(CaseFilter filter, Case row) =>
        (filter.Topic ?? row.Topic) == row.Topic && (filter.Language ?? row.Language) == row.Language && (filter.Channel ?? row.Channel) == row.Channel
        && (filter.Urgency ?? row.Urgency) == row.Urgency && (filter.Outcome ?? row.Outcome) == row.Outcome
        && (filter.From is null || row.OpenedAt >= filter.From) && (filter.Before is null || row.OpenedAt < filter.Before)
        && filter.Stand switch { null => true, CaseStand.Closed => row.Status == CaseStatus.Closed, _ => row.Status == CaseStatus.Waiting };
}
