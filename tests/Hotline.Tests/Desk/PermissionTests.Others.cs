using System.Text.Json;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

/// <summary>What is another's, what is not there, and what has changed since somebody looked.</summary>
public sealed partial class PermissionTests
{
    private const string NoSuch = "NOSUCHCASE";

    /// <summary>What an operator may do with the case of a colleague, who covers for them; all else is refused because the colleague has it, and the answer says so.</summary>
    private static readonly (string Method, string Route, int Status, string? Error)[] OfAColleague =
    [
        ("GET", "cases/{id}", 200, null),
        ("GET", "cases/{id}/lines", 400, "invalid"),
        ("POST", "cases/{id}/find", 200, null),
        ("POST", "cases/{id}/size", 200, null),
        ("GET", "cases/{id}/presence", 200, null),
        ("POST", "cases/{id}/presence", 204, null),
        ("GET", "cases/{id}/replies", 200, null),
        ("GET", "cases/{id}/card", 200, null),
        ("POST", "cases/{id}/notes", 204, null),
        ("POST", "cases/{id}/outcomes", 200, null),
        ("GET", "cases/{id}/files/{file}", 404, "no_file"),
        ("POST", "cases/{id}/files", 409, "changed"),
        ("POST", "cases/{id}/reveal", 403, "not_allowed"),
        ("GET", "cases/{id}/export", 403, "not_allowed"),
        ("POST", "cases/{id}/erasure", 400, "invalid"),
        ("POST", "cases/{id}/take", 409, "held"),
        ("POST", "cases/{id}/reply", 409, "held"),
        ("POST", "cases/{id}/urgency", 409, "held"),
        ("POST", "cases/{id}/fields", 409, "held"),
        ("POST", "cases/{id}/flags", 409, "held"),
        ("POST", "cases/{id}/pin", 409, "held"),
        ("POST", "cases/{id}/hand-over", 409, "held"),
        ("POST", "cases/{id}/return", 409, "held"),
        ("POST", "cases/{id}/close", 409, "held"),
        ("POST", "cases/{id}/reopen", 409, "held"),
    ];

    /// <summary>Changes that were asked for on an older state than the one there is.</summary>
    private static readonly (string Route, object Body)[] OnAnOlderState =
    [
        ("cases/{id}/reply", new { version = 1, clientId = "click", text = "здравствуйте" }),
        ("cases/{id}/urgency", new { version = 1, to = "normal", reason = "safe now" }),
        ("cases/{id}/fields", new { version = 1, codesVersion = 0, fields = new { sector = new[] { "F" } } }),
        ("cases/{id}/fields", new { version = 2, codesVersion = 7, fields = new { sector = new[] { "F" } } }),
        ("cases/{id}/flags", new { version = 1, codesVersion = 0, code = "C1" }),
        ("cases/{id}/flags", new { version = 2, codesVersion = 7, code = "C1" }),
        ("cases/{id}/pin", new { version = 1, text = "waits for the court" }),
        ("cases/{id}/hand-over", new { version = 1, to = "account-ivan", note = "" }),
        ("cases/{id}/return", new { version = 1, note = "" }),
        ("cases/{id}/close", new { version = 1, outcome = "information_given", note = "" }),
    ];

    [Fact]
    public async Task What_is_refused_is_refused_alike_whether_it_is_there_or_not()
    {
        var signedOut = _rig.Client();
        await signedOut.MeAsync();
        (DeskClient Client, Func<(string Method, string Route, object? Body, int SignedOut, int Operator, int Coordinator, int Administrator), int> Expected)[] who =
        [
            (signedOut, t => t.SignedOut), (await _rig.SignedInAsync("aigul", Role.Operator), t => t.Operator),
            (await _rig.SignedInAsync("dana", Role.Coordinator), t => t.Coordinator), (await _rig.SignedInAsync("root", Role.Administrator), t => t.Administrator),
        ];
        var compared = 0;
        foreach (var (client, expected) in who)
        {
            foreach (var row in Table.Where(row => row.Route.Contains("{id}", StringComparison.Ordinal) && expected(row) is 401 or 403))
            {
                var there = await client.SendAsync(new HttpMethod(row.Method), Path(row.Route), Content(row.Body));
                var nowhere = await client.SendAsync(new HttpMethod(row.Method), row.Route.Replace("{id}", NoSuch, StringComparison.Ordinal), Content(row.Body));
                Assert.Equal((expected(row), $"{there.Json}", $"{there.Headers}"), (nowhere.Status, $"{nowhere.Json}", $"{nowhere.Headers}"));
                Assert.Equal(there.Status, nowhere.Status);
                compared++;
            }
        }

        Assert.InRange(compared, 60, int.MaxValue);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_alike_by_whoever_may()
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator, Role.Coordinator);
        await _rig.GrantAsync("aigul", Grant.RevealAddress);
        foreach (var row in Table.Where(row => row.Route.StartsWith("cases/{id}", StringComparison.Ordinal)))
        {
            var answer = await aigul.SendAsync(new HttpMethod(row.Method), row.Route.Replace("{id}", NoSuch, StringComparison.Ordinal), Content(row.Body));
            // What is asked wrongly is told so before anybody looks whether it is there.
            Assert.True(answer.Status is 404 or 400, $"{row.Method} {row.Route}: {answer.Status}");
        }
    }

    [Fact]
    public async Task What_is_a_colleagues_own_is_not_there_for_others()
    {
        var (aigul, ivan) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        string session;
        await using (var context = _rig.Open()) session = (await context.Sessions.SingleAsync(s => s.AccountId == "account-ivan", TestContext.Current.CancellationToken)).Id;
        var (his, nobodys) = (await aigul.PostAsync($"me/sessions/{session}/end"), await aigul.PostAsync("me/sessions/no-such-session/end"));
        Assert.Equal((404, $"{nobodys.Json}"), (his.Status, $"{his.Json}"));
        Assert.Equal(200, (await ivan.GetAsync("queue")).Status);
    }

    [Fact]
    public async Task Of_a_colleagues_case_an_operator_sees_all_and_changes_nothing_that_its_holder_decides()
    {
        var (aigul, ivan) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        Assert.Equal(200, (await aigul.PostAsync($"cases/{CaseId}/take", new { version = 1 })).Status);
        var routes = Table.Where(row => row.Route.StartsWith("cases/{id}", StringComparison.Ordinal)).Select(row => $"{row.Method} {row.Route}").Order(StringComparer.Ordinal);
        Assert.Equal(routes, OfAColleague.Select(row => $"{row.Method} {row.Route}").Order(StringComparer.Ordinal));

        var others = new List<string>();
        foreach (var (method, route, status, error) in OfAColleague)
        {
            var body = Table.Single(row => row.Method == method && row.Route == route).Body;
            var answer = await ivan.SendAsync(new HttpMethod(method), Path(route), Content(body));
            if ((status, error) != (answer.Status, answer.Error)) others.Add($"{method} {route}: expected {status} {error}, got {answer.Status} {answer.Json}");
        }

        Assert.Empty(others);
        await using var context = _rig.Open();
        var found = await context.Cases.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((2, "account-aigul"), (found.Version, found.HolderId));
        Assert.Single(await context.Commands.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_changes_a_case_as_it_was_before_is_told_so_and_nothing_is_changed()
    {
        var (aigul, ivan) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        Assert.Equal(409, (await aigul.PostAsync($"cases/{CaseId}/take", new { version = 9 })).Status);
        Assert.Equal(200, (await aigul.PostAsync($"cases/{CaseId}/take", new { version = 1 })).Status);
        foreach (var (route, body) in OnAnOlderState)
        {
            var answer = await aigul.PostAsync(Path(route), body);
            Assert.True((409, "changed") == (answer.Status, answer.Error), $"{route} {JsonSerializer.Serialize(body)}: got {answer.Status} {answer.Json}");
            Assert.Contains("Nothing was", answer.Text("message"), StringComparison.Ordinal);
        }

        Assert.NotNull(ivan);
        await using var context = _rig.Open();
        var found = await context.Cases.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((2, 0, "account-aigul"), (found.Version, found.CodesVersion, found.HolderId));
        Assert.Single(await context.Commands.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_writes_the_hours_of_duty_over_a_colleagues_is_told_so()
    {
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        Assert.Equal(200, (await dana.PostAsync("duty-hours", new { version = 0, hours = "Mon-Fri 09:00-18:00", holidays = "" })).Status);
        Assert.Equal((409, "changed"), await AgainAsync(dana));

        static async Task<(int, string?)> AgainAsync(DeskClient client)
        {
            var answer = await client.PostAsync("duty-hours", new { version = 0, hours = "Sat 10:00-12:00", holidays = "" });
            return (answer.Status, answer.Error);
        }
    }
}
