using Hotline.Core.Cases;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>However many cases are closed, the queue is read from an index that holds those who wait in its order: neither the closed ones nor all who wait are looked at.</summary>
public abstract class QueuePlanContract(PostgresHouse? house) : CasebookContract(house)
{
    private const int Many = 20_000;
    private const int Open = 2_000;

    [Fact]
    public async Task Neither_a_page_of_the_queue_nor_the_next_case_reads_what_does_not_wait()
    {
        var rig = await StartAsync();
        await using var context = rig.Open();
        await ManyCases.InsertAsync(context, Many, Open, Turns.Start, IsOnPostgres, TestContext.Current.CancellationToken);
        var waiting = CaseQueue.Waiting(context);
        var inTajik = waiting.Where(c => c.Language == "tg");
        var far = new QueueCursor(Urgency.Normal, Turns.Start.AddMinutes(-100), "M000000099");
        foreach (var query in new[] { CaseQueue.InOrder(waiting).Take(51), CaseQueue.InOrder(far.Behind(waiting)).Take(51), CaseQueue.InOrder(inTajik).Take(1) })
        {
            var plan = await QueryPlan.ReadAsync(context, query);
            Assert.Contains("IX_cases_status_urgency_waiting_since_id", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?m)SCAN c$", plan);
        }
    }

    [Fact]
    public async Task The_cases_of_one_person_are_found_without_looking_at_others()
    {
        var rig = await StartAsync();
        await using var context = rig.Open();
        await ManyCases.InsertAsync(context, Many, Open, Turns.Start, IsOnPostgres, TestContext.Current.CancellationToken);
        var plan = await QueryPlan.ReadAsync(context, CaseReader.CasesOf(context, ["a", "b", "c"]));
        Assert.Contains("IX_cases_conversation_id", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on cases", plan, StringComparison.Ordinal);
    }
}
