using System.Text.Json;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Desk.Accounts.Staff;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

/// <summary>Walks every endpoint that is mapped, also those of tomorrow: one that is missing here fails.</summary>
public sealed partial class PermissionTests : IAsyncLifetime
{
    private const string CaseId = "AAAAAAAAAA";

    private static readonly ConversationId Person = Turns.Person(1);

    /// <summary>What each endpoint answers to: signed out, operator, coordinator, administrator. The operator's cases are the happy path.</summary>
    private static readonly (string Method, string Route, object? Body, int SignedOut, int Operator, int Coordinator, int Administrator)[] Table =
    [
        ("GET", "me", null, 200, 200, 200, 200),
        ("POST", "sign-in", new { name = "nobody", password = "wrong wrong wrong" }, 401, 401, 401, 401),
        ("POST", "welcome", new { code = "wrong", name = "eve", alias = "Eve", password = "long enough words", languages = new[] { "ru" } }, 401, 401, 401, 401),
        ("GET", "queue", null, 401, 200, 200, 403),
        ("GET", "dead-letters", null, 401, 200, 200, 403),
        ("POST", "dead-letters/{id}/send-again", new { pseudonym = Person.Value }, 401, 204, 204, 403),
        ("GET", "cases/mine", null, 401, 200, 403, 403),
        ("POST", "cases/search", new { topic = "unpaid_wages" }, 401, 200, 200, 403),
        ("GET", "cases/{id}/lines", null, 401, 400, 403, 403),
        ("POST", "cases/{id}/find", new { text = "платят" }, 401, 200, 403, 403),
        ("POST", "cases/{id}/reveal", new { reason = "life_at_risk" }, 401, 403, 403, 403),
        ("GET", "cases/{id}", null, 401, 200, 403, 403),
        ("POST", "cases/{id}/take", new { version = 1 }, 401, 200, 403, 403),
        ("POST", "cases/{id}/size", new { text = "здравствуйте" }, 401, 200, 403, 403),
        ("POST", "cases/{id}/files", null, 401, 400, 403, 403),
        ("GET", "cases/{id}/files/{file}", null, 401, 404, 403, 403),
        ("POST", "cases/{id}/reply", new { version = 2, clientId = "click", text = "здравствуйте" }, 401, 202, 403, 403),
        ("POST", "cases/{id}/urgency", new { version = 2, to = "normal", reason = "safe now" }, 401, 202, 403, 403),
        ("GET", "codes", null, 401, 200, 200, 200),
        ("POST", "cases/{id}/fields", new { version = 2, codesVersion = 0, fields = new { sector = new[] { "F" } } }, 401, 200, 403, 403),
        ("POST", "cases/{id}/flags", new { version = 2, codesVersion = 1, code = "C1" }, 401, 200, 403, 403),
        ("POST", "cases/{id}/outcomes", new { code = "information_given" }, 401, 200, 403, 403),
        ("POST", "cases/{id}/notes", new { text = "call on Monday" }, 401, 204, 403, 403),
        ("POST", "cases/{id}/pin", new { version = 2, text = "waits for the court" }, 401, 204, 403, 403),
        ("GET", "colleagues", null, 401, 200, 403, 403),
        ("POST", "cases/{id}/hand-over", new { version = 2, to = "nobody", note = "" }, 401, 409, 403, 403),
        ("POST", "cases/{id}/return", new { version = 2, note = "" }, 401, 200, 403, 403),
        ("POST", "queue/take-next", new { }, 401, 200, 403, 403),
        ("POST", "cases/{id}/close", new { version = 4, outcome = "information_given", note = "" }, 401, 200, 403, 403),
        ("POST", "cases/{id}/reopen", new { version = 5, reason = "a letter came" }, 401, 202, 403, 403),
        ("POST", "sign-in/code", new { pass = "forged", code = "000000" }, 401, 401, 401, 401),
        ("POST", "sign-in/passkey/options", new { }, 200, 200, 200, 200),
        ("POST", "sign-in/passkey", new { pass = "forged", credential = new { } }, 401, 401, 401, 401),
        ("POST", "welcome/invitation", new { code = "wrong" }, 401, 401, 401, 401),
        ("POST", "me", new { languages = new[] { "ru" } }, 401, 200, 200, 200),
        ("POST", "me/password", new { current = "wrong wrong wrong", password = "another long sentence" }, 401, 401, 401, 401),
        ("GET", "me/sessions", null, 401, 200, 200, 200),
        ("POST", "me/sessions/{id}/end", null, 401, 404, 404, 404),
        ("POST", "me/sessions/end-others", null, 401, 204, 204, 204),
        ("GET", "me/second-factor", null, 401, 200, 200, 200),
        ("POST", "me/authenticator", new { password = DeskRig.Password }, 401, 200, 200, 200),
        ("POST", "me/authenticator/confirm", new { pass = "forged", code = "000000" }, 401, 401, 401, 401),
        ("POST", "me/authenticator/remove", new { password = DeskRig.Password }, 401, 204, 204, 204),
        ("POST", "me/recovery-codes", new { password = DeskRig.Password }, 401, 400, 400, 400),
        ("POST", "me/passkeys/options", new { password = DeskRig.Password }, 401, 200, 200, 200),
        ("POST", "me/passkeys", new { pass = "forged", name = "Phone", credential = new { } }, 401, 401, 401, 401),
        ("POST", "me/passkeys/{id}/name", new { name = "Phone" }, 401, 404, 404, 404),
        ("POST", "me/passkeys/{id}/remove", new { password = DeskRig.Password }, 401, 404, 404, 404),
        ("POST", "invitations", new { roles = new[] { "operator" } }, 401, 403, 403, 200),
        ("GET", "invitations", null, 401, 403, 403, 200),
        ("POST", "invitations/{id}/withdraw", null, 401, 403, 403, 404),
        ("GET", "accounts", null, 401, 403, 403, 200),
        ("POST", "accounts/{id}", new { version = AccountVersion.Of(Colleague), topics = new[] { "unpaid_wages" } }, 401, 403, 403, 200),
        ("POST", "accounts/{id}/reset-second-factor", null, 401, 403, 403, 204),
        ("POST", "accounts/{id}/new-password", null, 401, 403, 403, 200),
        ("POST", "accounts/{id}/disable", null, 401, 403, 403, 200),
        ("POST", "accounts/{id}/enable", null, 401, 403, 403, 204),
        ("GET", "overview/now", null, 401, 403, 200, 403),
        ("GET", "overview/times", null, 401, 403, 200, 403),
        ("GET", "overview/cases", null, 401, 403, 400, 403),
        ("GET", "audit", null, 401, 403, 200, 200),
        ("GET", "audit/codes", null, 401, 403, 200, 200),
        ("GET", "telegram", null, 401, 200, 200, 200),
        ("POST", "telegram/link", new { }, 401, 409, 409, 409),
        ("POST", "telegram/notices", new { on = true }, 401, 409, 409, 409),
        ("POST", "telegram/unlink", new { }, 401, 204, 204, 204),
        ("GET", "openapi.json", null, 401, 200, 200, 200),
        ("GET", "retention", null, 401, 403, 200, 200),
        ("GET", "cases/{id}/export", null, 401, 403, 200, 403),
        ("POST", "cases/{id}/erasure", new { pseudonym = "somebody else", reason = "person_asked" }, 401, 400, 400, 403),
        ("GET", "erasures", null, 401, 200, 200, 403),
        ("POST", "erasures/{id}/confirm", null, 401, 404, 404, 403),
        ("POST", "erasures/{id}/withdraw", null, 401, 404, 404, 403),
        ("GET", "events", null, 401, 200, 200, 403),
        ("POST", "cases/{id}/presence", new { typing = true }, 401, 204, 403, 403),
        ("GET", "cases/{id}/presence", null, 401, 200, 403, 403),
        ("GET", "cases/{id}/replies", null, 401, 200, 403, 403),
        ("GET", "cases/{id}/card", null, 401, 200, 403, 403),
        ("GET", "shift", null, 401, 200, 200, 403),
        ("POST", "shift/end", null, 401, 204, 403, 403),
        ("POST", "shift/start", new { }, 401, 204, 403, 403),
        ("POST", "duty-hours", new { version = 0, hours = "Mon-Fri 09:00-18:00", holidays = "" }, 401, 403, 200, 403),
        ("GET", "studio", null, 401, 403, 200, 403),
        ("GET", "studio/file", null, 401, 403, 404, 403),
        ("POST", "studio/preview", new { channel = "telegram", onShift = true, steps = new[] { new { write = "/start" } } }, 401, 403, 200, 403),
        ("POST", "studio/tests", null, 401, 403, 200, 403),
        ("POST", "studio/replay", new { conversations = 1 }, 401, 403, 202, 403),
        ("GET", "studio/replay/{id}", null, 401, 403, 404, 403),
        ("POST", "studio/replay/{id}/stop", null, 401, 403, 404, 403),
        ("POST", "studio/files", new { files = new[] { new { path = "dialogs/new.yaml", version = 0, text = "dialog: new" } } }, 401, 403, 200, 403),
        ("GET", "studio/check", null, 401, 403, 200, 403),
        ("GET", "studio/patch", null, 401, 403, 200, 403),
        ("GET", "studio/changes", null, 401, 403, 200, 403),
        ("POST", "studio/discard", new { files = new[] { new { path = "dialogs/none.yaml", version = 7 } } }, 401, 403, 409, 403),
        ("POST", "studio/withdraw", new { dialog = "wages", to = "menu" }, 401, 403, 409, 403),
        ("POST", "studio/publish", new { number = 0, hash = "", why = "" }, 401, 403, 400, 403),
        ("GET", "publications", null, 401, 403, 200, 403),
        ("GET", "publications/{number:long}/changes", null, 401, 403, 404, 403),
        ("POST", "publications/{number:long}/rollback", new { number = 0, why = "because" }, 401, 403, 404, 403),
        ("GET", "studio/funnels", null, 401, 403, 400, 403),
        ("GET", "studio/unknown", null, 401, 403, 403, 403),
        ("POST", "studio/unknown/aside", new { dialog = "wages" }, 401, 403, 403, 403),
        ("GET", "studio/lines", null, 401, 403, 404, 403),
        ("POST", "studio/lines", new { locale = "ru", lines = Array.Empty<object>() }, 401, 403, 400, 403),
        ("POST", "studio/lines/size", new { locale = "ru", context = "wages.paid", text = "Когда?" }, 401, 403, 200, 403),
        ("POST", "studio/lines/cyrillic", new { contexts = Array.Empty<string>() }, 401, 403, 404, 403),
        ("POST", "sign-out", null, 401, 204, 204, 204),
    ];

    private DeskRig _rig = null!;

    private static Account Colleague => DeskRig.NewAccount(CaseId, "colleague", [Role.Coordinator], Turns.Start);

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync();
        await _rig.OpenCaseAsync(1, CaseId, Core.Cases.Urgency.Urgent);
        // As does the account of a colleague whom an administrator may change.
        await using (var context = _rig.Open())
        {
            context.Accounts.Add(Colleague);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        // The reply that did not arrive goes by the same name as the case, so that one name in the table serves both.
        _rig.Outbox.Letters = [new DeadLetter(Person, CaseId, Turns.Start, "The person blocked us.")];
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public void The_table_names_every_endpoint_there_is()
    {
        var mapped = _rig.Endpoints.Where(e => e.RoutePattern.Parameters.All(p => !p.IsCatchAll))
            .Select(e => $"{e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {e.RoutePattern.RawText!.TrimEnd('/')}");
        Assert.Equal(Table.Select(t => $"{t.Method} /api/v1/{t.Route}").Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Signed_out_every_endpoint_but_the_entry_is_closed()
    {
        var client = _rig.Client();
        await client.MeAsync();
        await WalkAsync(client, t => t.SignedOut);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task An_operator_may_do_everything_about_people_and_nothing_about_accounts() => await WalkAsync(await _rig.SignedInAsync("aigul", Role.Operator), t => t.Operator);

    [Fact]
    public async Task A_coordinator_sees_the_queue_and_no_words()
    {
        await WalkAsync(await _rig.SignedInAsync("dana", Role.Coordinator), t => t.Coordinator);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task An_administrator_runs_accounts_and_reads_no_case()
    {
        await WalkAsync(await _rig.SignedInAsync("root", Role.Administrator), t => t.Administrator);
        await AssertUntouchedAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("forged")]
    public async Task Without_the_right_antiforgery_value_no_change_is_made(string? value)
    {
        var client = await _rig.SignedInAsync("aigul", Role.Operator, Role.Administrator, Role.Coordinator);
        foreach (var (method, route, body, _, _, _, _) in Table.Where(t => t.Method != "GET"))
        {
            client.Antiforgery = value;
            var answer = await client.SendAsync(new HttpMethod(method), Path(route), Content(body));
            Assert.Equal((400, "antiforgery"), (answer.Status, answer.Error));
        }

        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task The_antiforgery_value_of_one_account_does_not_serve_another()
    {
        var (aigul, ivan) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        aigul.Antiforgery = ivan.Antiforgery;
        Assert.Equal("antiforgery", (await aigul.PostAsync("queue/take-next", new { })).Error);
    }

    [Fact]
    public async Task A_case_that_is_not_there_answers_alike_for_those_who_may_and_not_at_all_for_others()
    {
        var (aigul, root) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("root", Role.Administrator));
        Assert.Equal(404, (await aigul.GetAsync("cases/NOSUCHCASE")).Status);
        Assert.Equal(403, (await root.GetAsync("cases/NOSUCHCASE")).Status);
        Assert.Equal(404, (await aigul.PostAsync("cases/NOSUCHCASE/take", new { version = 1 })).Status);
        Assert.Equal(404, (await aigul.GetAsync("no/such/place")).Status);
    }

    private async Task WalkAsync(DeskClient client, Func<(string Method, string Route, object? Body, int SignedOut, int Operator, int Coordinator, int Administrator), int> expected)
    {
        var shapes = await ShapesAsync();
        foreach (var row in Table)
        {
            if (row.Route == "events" && expected(row) == 200)
            {
                var (response, lines) = await client.EventsAsync();
                Assert.Equal((200, ": open"), ((int)response.StatusCode, await lines.ReadLineAsync(TestContext.Current.CancellationToken)));
                response.Dispose();
                continue;
            }

            if (row.Route is "cases/{id}/export" or "studio/patch" && expected(row) == 200)
            {
                using var file = await client.RawAsync(Path(row.Route));
                Assert.Equal((200, row.Route == "studio/patch" ? "text/x-patch" : "application/zip"), ((int)file.StatusCode, file.Content.Headers.ContentType!.ToString()));
                continue;
            }

            var answer = await client.SendAsync(new HttpMethod(row.Method), Path(row.Route), Content(row.Body));
            Assert.True(expected(row) == answer.Status, $"{row.Method} {row.Route}: expected {expected(row)}, got {answer.Status} {answer.Json}");
            Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
            if (answer.Status >= 400) Assert.NotEmpty(answer.Text("message")!);
            if (row.Route != "openapi.json") Assert.Empty(shapes.Faults(row.Method, row.Route.Replace(":long", "", StringComparison.Ordinal), answer.Status, answer.Json));
        }
    }

    /// <summary>What the API says of itself: every answer of the walk is held against it.</summary>
    private async Task<ApiShapes> ShapesAsync() => new((await (await _rig.SignedInAsync("reader", Role.Administrator)).GetAsync("openapi.json")).Json);

    private async Task AssertUntouchedAsync()
    {
        await using var context = _rig.Open();
        var row = await context.Cases.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, null), (row.Version, row.HolderId));
        Assert.Empty(await context.Commands.ToListAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(await context.Audit.ToListAsync(TestContext.Current.CancellationToken), a => a.What.StartsWith("case_", StringComparison.Ordinal));
    }

    private static string Path(string route) => route.Replace("{id}", CaseId, StringComparison.Ordinal).Replace("{number:long}", "1", StringComparison.Ordinal);

    private static StringContent? Content(object? body) => body is null ? null : new StringContent(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
}
