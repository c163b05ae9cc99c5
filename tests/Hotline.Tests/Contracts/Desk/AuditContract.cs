using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Audit;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;

namespace Hotline.Tests.Contracts.Desk;

/// <summary>Who sees what of the audit.</summary>
public abstract class AuditContract(PostgresHouse? house) : DeskContract(house)
{
    [Fact]
    public async Task A_coordinator_sees_what_was_done_with_cases_an_administrator_what_was_done_with_accounts()
    {
        await Rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        await aigul.GetAsync("cases/AAAAAAAAAA");
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        var (dana, root) = (await Rig.SignedInAsync("dana", Role.Coordinator), await Rig.SignedInAsync("root", Role.Administrator));

        Assert.Equal([("case_take", "aigul", "AAAAAAAAAA"), ("case_read", "aigul", "AAAAAAAAAA")], await ActsAsync(dana, "audit"));
        Assert.Equal([("sign_in", "root", null), ("sign_in", "dana", null), ("sign_in", "aigul", null)], await ActsAsync(root, "audit"));
        Assert.Equal([("case_read", "aigul", "AAAAAAAAAA")], await ActsAsync(dana, "audit?what=case_read&case=aaaaa-aaaaa&account=account-aigul"));
        Assert.Empty(await ActsAsync(dana, "audit?account=account-dana"));
        Assert.Empty(await ActsAsync(dana, "audit?before=2020-01-01T00:00:00Z"));
        Assert.Equal([("sign_in", "dana", null)], await ActsAsync(root, "audit?account=account-dana&from=2020-01-01T00:00:00Z"));
        foreach (var (client, path) in new[] { (dana, "audit?what=sign_in"), (root, "audit?what=case_read"), (root, "audit?case=AAAAAAAAAA"), (dana, "audit?from=soon"), (dana, "audit?after=x") })
            Assert.Equal((400, "invalid"), ((await client.GetAsync(path)).Status, (await client.GetAsync(path)).Error));
    }

    [Fact]
    public async Task The_audit_comes_in_pages_each_act_once_also_of_one_moment()
    {
        await using (var context = Rig.Open())
        {
            for (var i = 0; i < 120; i++) context.Audit.Add(new AuditEntry { At = Turns.Start.AddSeconds(i / 7), What = "case_read", AccountId = "gone", CaseId = $"CASE{i:D6}", Reason = null });
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var dana = await Rig.SignedInAsync("dana", Role.Coordinator);
        var seen = new List<string?>();
        for (string? next = ""; next is not null;)
        {
            var page = await dana.GetAsync(next.Length == 0 ? "audit" : $"audit?after={next}");
            seen.AddRange(page.Json.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("caseId").GetString()));
            next = page.Text("next");
        }

        Assert.Equal(Enumerable.Range(0, 120).Reverse().Select(i => $"CASE{i:D6}"), seen);
        var first = (await dana.GetAsync("audit")).Text("next");
        Assert.Equal(400, (await dana.GetAsync($"audit?what=case_read&after={first}")).Status);
    }

    private static async Task<List<(string? What, string? Who, string? Case)>> ActsAsync(DeskClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.True(answer.Status == 200, answer.Json.ToString());
        return [.. answer.Json.GetProperty("entries").EnumerateArray().Select(e => (e.GetProperty("what").GetString(), e.GetProperty("account").GetProperty("alias").GetString(), e.GetProperty("caseId").GetString()))];
    }
}
