using System.Text.Json;
using Hotline.Core.Cases;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;

namespace Hotline.Tests.Contracts.Desk;

/// <summary>The numbers that a coordinator sees, counted by either database.</summary>
public abstract class OverviewContract(PostgresHouse? house) : DeskContract(house)
{
    private const string Period = "from=2026-02-01T00:00:00Z&before=2026-04-01T00:00:00Z";

    [Fact]
    public async Task Who_waits_stands_by_urgency_with_the_longest_wait()
    {
        await Rig.OpenCaseAsync(1, "AAAAAAAAAA", Urgency.Urgent);
        await Rig.OpenCaseAsync(2, "BBBBBBBBBB");
        await Rig.OpenCaseAsync(3, "CCCCCCCCCC");
        var aigul = await Rig.SignedInAsync("aigul", Role.Operator);
        await aigul.PostAsync("cases/CCCCCCCCCC/take", new { version = 1 });
        var dana = await Rig.SignedInAsync("dana", Role.Coordinator);

        var now = (await dana.GetAsync("overview/now")).Json;

        var waited = (long)(Rig.Clock.GetUtcNow() - Turns.Start).TotalSeconds;
        Assert.Equal(
            [("immediate", 0, null), ("urgent", 1, waited), ("normal", 1, waited)],
            now.GetProperty("waiting").EnumerateArray().Select(w => (w.GetProperty("urgency").GetString(), w.GetProperty("count").GetInt32(), Number(w, "longestWaitSeconds"))));
        Assert.Equal((1, 0, 0), (now.GetProperty("withOperator").GetInt32(), now.GetProperty("withPerson").GetInt32(), now.GetProperty("deadLetters").GetInt32()));
    }

    [Fact]
    public async Task Time_to_a_human_is_told_as_the_middle_and_nine_in_ten_by_urgency()
    {
        await using (var context = Rig.Open()) await ManyCases.InsertAsync(context, 1_000, 0, Turns.Start, IsOnPostgres, TestContext.Current.CancellationToken);
        var dana = await Rig.SignedInAsync("dana", Role.Coordinator);

        var times = (await dana.GetAsync($"overview/times?{Period}")).Json.GetProperty("times").EnumerateArray().ToList();

        // They waited 0, 1, … 999 s; every fiftieth is immediate.
        Assert.Equal([null, "immediate", "urgent", "normal"], times.Select(t => t.GetProperty("urgency").GetString()));
        Assert.Equal((1_000, 499L, 899L), (times[0].GetProperty("answered").GetInt32(), Number(times[0], "medianSeconds"), Number(times[0], "ninetySeconds")));
        Assert.Equal((20, 450L, 850L), (times[1].GetProperty("answered").GetInt32(), Number(times[1], "medianSeconds"), Number(times[1], "ninetySeconds")));
        var empty = (await dana.GetAsync("overview/times?from=2020-01-01T00:00:00Z&before=2020-02-01T00:00:00Z")).Json.GetProperty("times")[0];
        Assert.Equal((0, null), (empty.GetProperty("opened").GetInt32(), Number(empty, "medianSeconds")));
    }

    [Fact]
    public async Task Cases_are_counted_by_each_of_their_codes_and_small_numbers_are_hidden()
    {
        await using (var context = Rig.Open())
        {
            await ManyCases.InsertAsync(context, 700, 0, Turns.Start, IsOnPostgres, TestContext.Current.CancellationToken);
            for (var i = 0; i < 40; i++) context.Fields.Add(new CaseFieldValue { CaseId = $"M{i:D9}", Field = "country", Value = i < 25 ? "KZ" : i < 37 ? "RU" : "KG" });
            context.Outcomes.Add(new CaseOutcome { CaseId = "M000000000", Code = "medical_care", ConfirmedBy = "person", AccountId = "a", Alias = "Aigul", At = Turns.Start });
            context.Outcomes.Add(new CaseOutcome { CaseId = "M000000000", Code = "shelter_given", ConfirmedBy = "person", AccountId = "a", Alias = "Aigul", At = Turns.Start });
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var dana = await Rig.SignedInAsync("dana", Role.Coordinator);
        Assert.Equal([("detention", 100), ("documents", 100)], (await RowsAsync(dana, "topic")).Take(2));
        Assert.Equal(("kk", 140), (await RowsAsync(dana, "language"))[0]);
        Assert.Equal([175, 175, 175, 175], (await RowsAsync(dana, "channel")).Select(r => r.Count));
        // Three from Kyrgyzstan are hidden, and the twelve from Russia, or the total would tell them.
        Assert.Equal([(null, 660), ("KZ", 25), ("KG", null), ("RU", null)], await RowsAsync(dana, "country"));
        Assert.Equal([("information_given", 699), ("medical_care", null), ("shelter_given", null)], await RowsAsync(dana, "outcome"));
        Assert.Equal([("immediate", 14), ("urgent", 126), ("normal", 560)], await RowsAsync(dana, "urgency"));
    }

    [Fact]
    public async Task Where_the_total_would_tell_whom_a_number_is_about_no_row_is_named()
    {
        for (var number = 1; number <= 3; number++) await Rig.OpenCaseAsync(number, $"CASE00000{number}");
        var dana = await Rig.SignedInAsync("dana", Role.Coordinator);

        var answer = (await dana.GetAsync($"overview/cases?by=topic&{Period}")).Json;

        Assert.Equal((3, 0, 1), (answer.GetProperty("total").GetInt32(), answer.GetProperty("rows").GetArrayLength(), answer.GetProperty("hidden").GetInt32()));
    }

    [Theory]
    [InlineData("overview/cases")]
    [InlineData("overview/cases?by=name")]
    [InlineData("overview/cases?by=topic&from=yesterday")]
    [InlineData("overview/cases?by=topic&from=2026-03-02T00:00:00Z&before=2026-03-01T00:00:00Z")]
    [InlineData("overview/times?from=2020-01-01T00:00:00Z&before=2026-03-01T00:00:00Z")]
    public async Task A_period_or_a_field_that_is_none_is_told_so(string path)
    {
        var dana = await Rig.SignedInAsync("dana", Role.Coordinator);
        var answer = await dana.GetAsync(path);
        Assert.Equal((400, "invalid"), (answer.Status, answer.Error));
    }

    private static async Task<List<(string? Code, int? Count)>> RowsAsync(DeskClient client, string by)
    {
        var answer = await client.GetAsync($"overview/cases?by={by}&{Period}");
        Assert.True(answer.Status == 200, answer.Json.ToString());
        return [.. answer.Json.GetProperty("rows").EnumerateArray().Select(r => (r.GetProperty("code").GetString(), (int?)Number(r, "count")))];
    }

    private static long? Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;
}
