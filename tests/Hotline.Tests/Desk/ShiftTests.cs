using System.Text.Json;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

public sealed class ShiftTests : IAsyncLifetime
{
    private static readonly CaseRules Rules = new(DutyRoster.Unknown(TimeZoneInfo.Utc), ResponseTargets.Default);

    private DeskRig _rig = null!;
    private DeskClient _aigul = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync();
        _aigul = await _rig.SignedInAsync("aigul", Role.Operator);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Who_signs_in_is_on_duty_until_they_say_that_they_go()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        Assert.Equal(["aigul"], await OnDutyAsync(dana));
        Assert.Equal(JsonValueKind.Null, (await dana.GetAsync("shift")).Json.GetProperty("me").ValueKind);

        await _aigul.PostAsync("shift/end");
        await _aigul.PostAsync("shift/end");
        Assert.Empty(await OnDutyAsync(dana));
        Assert.False((await _aigul.GetAsync("shift")).Json.GetProperty("me").GetProperty("on").GetBoolean());

        var until = _rig.Clock.GetUtcNow().AddHours(4);
        Assert.Equal(400, (await _aigul.PostAsync("shift/start", new { until = until.AddDays(2) })).Status);
        await _aigul.PostAsync("shift/start", new { until });
        var on = (await dana.GetAsync("shift")).Json.GetProperty("on")[0];
        Assert.Equal((until, "ru tg"), (on.GetProperty("until").GetDateTimeOffset(), string.Join(' ', on.GetProperty("languages").EnumerateArray().Select(l => l.GetString()))));
    }

    [Fact]
    public async Task Who_goes_gives_back_those_who_wait_and_keeps_those_who_were_answered_until_they_write()
    {
        var ivan = await _rig.SignedInAsync("ivan", Role.Operator);
        foreach (var (person, id) in new[] { (1, "WAITS00001"), (2, "ANSWERED01") })
        {
            await _rig.OpenCaseAsync(person, id);
            await _aigul.PostAsync($"cases/{id}/take", new { version = 1 });
        }

        var reply = new OperatorReplied(new CaseId("ANSWERED01"), "account-aigul", 2, "c", "слова");
        _rig.Journal.Write(Turns.Person(2), Turns.Of("r1", Turns.Start, reply, new SaidLine("d1", "слова", [], "aigul", null)) with { Mode = ConversationMode.Human });
        await _rig.ProjectAsync();
        Assert.Equal(1, (await _aigul.GetAsync("shift")).Json.GetProperty("me").GetProperty("goesBack").GetInt32());

        await _aigul.PostAsync("shift/end");
        Assert.Equal(0, await _rig.Get<SilentCases>().SweepAsync(Rules, Now));
        _rig.Clock.Advance(StaffAtDesk.Leaving);
        Assert.Equal(1, await _rig.Get<SilentCases>().SweepAsync(Rules, Now));

        Assert.Equal("waiting", (await ivan.GetAsync("cases/WAITS00001")).Text("status"));
        Assert.Equal("with_person", (await ivan.GetAsync("cases/ANSWERED01")).Text("status"));
        Assert.Empty((await ivan.GetAsync("colleagues")).Json.EnumerateArray());
        // Whoever takes a case is here.
        Assert.Equal(200, (await _aigul.PostAsync("cases/WAITS00001/take", new { version = 3 })).Status);
        Assert.Equal(["aigul", "ivan"], await OnDutyAsync(ivan));
        Assert.Equal(0, await _rig.Get<SilentCases>().SweepAsync(Rules, Now));
    }

    [Fact]
    public async Task A_coordinator_writes_the_hours_that_everybody_reads()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var wrong = await dana.PostAsync("duty-hours", new { version = 0, hours = "Mon-Fri 9-18; xx yy", holidays = "soon" });
        Assert.Equal((400, "invalid"), (wrong.Status, wrong.Error));
        Assert.Contains("Mon-Fri 9-18", wrong.Text("message"), StringComparison.Ordinal);
        Assert.Contains("soon", wrong.Text("message"), StringComparison.Ordinal);
        var russian = _rig.Client(languages: "ru");
        russian.Steal(dana);
        Assert.Equal(
            "«soon» не день. Напишите 2027-03-22 или 01-01 для каждого года. Не получилось прочитать «Mon-Fri 9-18». Напишите дни и часы, например Mon-Fri 09:00-18:00 или Sat 22:00-06:00.",
            (await russian.PostAsync("duty-hours", new { version = 0, hours = "Mon-Fri 9-18", holidays = "soon" })).Text("message"));
        Assert.Equal(400, (await dana.SendAsync(HttpMethod.Post, "duty-hours", new StringContent("[", System.Text.Encoding.UTF8, "application/json"))).Status);

        Assert.Equal(200, (await dana.PostAsync("duty-hours", new { version = 0, hours = "Mon-Fri 09:00-18:00; tg = Sat 10:00-14:00", holidays = "01-01" })).Status);
        Assert.Equal("changed", (await dana.PostAsync("duty-hours", new { version = 0, hours = "Sun 10:00-11:00", holidays = "" })).Error);

        var hours = (await _aigul.GetAsync("shift")).Json.GetProperty("hours");
        Assert.Equal(("Mon-Fri 09:00-18:00; tg = Sat 10:00-14:00", "desk", 1), (hours.GetProperty("hours").GetString(), hours.GetProperty("from").GetString(), hours.GetProperty("version").GetInt32()));
        await using var context = _rig.Open();
        Assert.Equal("account-dana", (await context.Audit.SingleAsync(a => a.What == "duty_hours", Now)).AccountId);
    }

    [Fact]
    public async Task The_usual_wait_is_measured_by_language_and_urgency_and_unknown_where_few_waited()
    {
        for (var i = 1; i <= 5; i++)
        {
            var id = $"CASE00000{i}";
            await _rig.OpenCaseAsync(i, id, Urgency.Urgent, language: "uz-Latn");
            await _aigul.PostAsync($"cases/{id}/take", new { version = 1 });
            var said = Turns.Of($"r{i}", Turns.Start.AddMinutes(10 * i), new OperatorReplied(new CaseId(id), "account-aigul", 2, "c", "слова"), new SaidLine($"a{i}", "слова", [], "aigul", null));
            _rig.Journal.Write(Turns.Person(i), said with { Mode = ConversationMode.Human });
        }

        await _rig.ProjectAsync();

        var wait = Assert.Single((await _aigul.GetAsync("shift")).Json.GetProperty("waits").EnumerateArray());
        Assert.Equal(("uz", 30), (wait.GetProperty("language").GetString(), wait.GetProperty("urgent").GetInt32()));
        Assert.Equal(JsonValueKind.Null, wait.GetProperty("normal").ValueKind);
    }

    [Fact]
    public async Task Who_only_thanks_does_not_wait_and_who_says_more_does()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        await _aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        var reply = new OperatorReplied(new CaseId("AAAAAAAAAA"), "account-aigul", 2, "c", "слова");
        _rig.Journal.Write(Turns.Person(1), Turns.Of("r1", Turns.Start, reply, new SaidLine("d1", "слова", [], "aigul", null)) with { Mode = ConversationMode.Human });
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m2", "Спасибо!", Turns.Start) with { Mode = ConversationMode.Human, OnlyThanks = true });
        await _rig.ProjectAsync();
        Assert.Equal("with_person", (await _aigul.GetAsync("cases/AAAAAAAAAA")).Text("status"));

        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m3", "Спасибо, а деньги когда?", Turns.Start) with { Mode = ConversationMode.Human });
        await _rig.ProjectAsync();
        Assert.Equal("with_operator", (await _aigul.GetAsync("cases/AAAAAAAAAA")).Text("status"));
    }

    private static async Task<IEnumerable<string?>> OnDutyAsync(DeskClient desk) => (await desk.GetAsync("shift")).Json.GetProperty("on").EnumerateArray().Select(h => h.GetProperty("alias").GetString());
}
