using System.Text.Json;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>The rooms of coordinators and administrators: numbers, who did what, what goes by age, invitations.</summary>
[Collection(RoomsBrowser.Name)]
public sealed class DeskOversightTests(BrowserFixture fixture)
{
    [Fact]
    public async Task The_overview_shows_who_waits_and_hides_numbers_by_which_somebody_could_be_known()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);

        await desk.GoAsync("Overview");
        await Assertions.Expect(Row(desk, "Who waits", "Normal").Or(Row(desk, "Who waits", "Urgent")).Filter(new() { HasText = "less than a minute" })).ToHaveCountAsync(1);
        await Assertions.Expect(Row(desk, "Time to a human", "All")).ToContainTextAsync(" of ");
        // Nobody asked for the country of work: they are counted as not known, and not at all while they are few.
        var countries = desk.Region("Countries of work");
        await Assertions.Expect(countries.GetByText("Not known").Or(countries.GetByText("Too few cases"))).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Cases that were opened within").SelectOptionAsync("day");
        await Assertions.Expect(desk.Region("Topics")).ToBeVisibleAsync();
        await desk.LookAsync("desk-overview");

        await desk.GoAsync("Queue");
        await desk.TakeNextAsync();
        await desk.CloseAsync("Contact lost");
        await desk.GoAsync("Overview");
        await Assertions.Expect(desk.Page.GetByText("Nobody waits right now.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1280, 1500, false)]
    [InlineData(360, 2600, true)]
    public async Task The_overview_of_a_large_hotline_reads_as_tables(int width, int height, bool dark)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height, dark));
        // Nobody can write ten thousand times here, so the page is told in the server's own shape.
        await AnswerAsync(desk, "overview/now", new
        {
            at = DateTimeOffset.UtcNow,
            waiting = new object[]
            {
                new { urgency = "immediate", count = 3, longestWaitSeconds = 340, overdue = 1 },
                new { urgency = "urgent", count = 41, longestWaitSeconds = 9_300, overdue = 12 },
                new { urgency = "normal", count = 10_209, longestWaitSeconds = 700_000, overdue = 2_048 },
            },
            withOperator = 18,
            withPerson = 230,
            deadLetters = 1_000,
            deadLettersMore = true,
            journalLagMs = 9_000,
        });
        await AnswerAsync(desk, "overview/times", Period(new { times = Times }));
        await AnswerAsync(desk, "overview/cases?by=topic", Period(new { by = "topic", total = 12_345, rows = Topics, hidden = 2, limit = 10 }));
        await AnswerAsync(desk, "overview/cases?by=language", Period(new { by = "language", total = 12_345, rows = Array.Empty<object>(), hidden = 1, limit = 10 }));
        await desk.Page.GotoAsync("/desk/overview");

        await Assertions.Expect(desk.Region("Languages")).ToContainTextAsync("Too few cases in this time");
        await Assertions.Expect(desk.Region("Languages")).Not.ToContainTextAsync("No case was opened");
        await Assertions.Expect(Row(desk, "Who waits", "Normal").GetByRole(AriaRole.Cell)).ToHaveTextAsync(["10,209", "8 days", "2,048"]);
        await Assertions.Expect(Row(desk, "Time to a human", "Urgent").GetByRole(AriaRole.Cell)).ToHaveTextAsync(["1,800 of 2,000", "55 min", "2 h 30 min"]);
        await Assertions.Expect(Row(desk, "Time to a human", "Immediate").GetByRole(AriaRole.Cell)).ToHaveTextAsync(["0 of 4", "–", "–"]);
        await Assertions.Expect(Row(desk, "Topics", "Unpaid wages").GetByRole(AriaRole.Cell)).ToHaveTextAsync(["9,876"]);
        await Assertions.Expect(desk.Region("Topics")).ToContainTextAsync("Violence, Passport taken away. Hidden is what is below 10");
        await Assertions.Expect(desk.Page.GetByText("Replies that reached nobody: more than 1,000.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.GetByText("What you see is less than a minute behind.")).ToBeVisibleAsync();
        await desk.LookAsync($"desk-overview-{width}");
        await desk.SpeakAsync("ru");
        await Assertions.Expect(desk.Region("Кто ждёт")).ToBeVisibleAsync();
        Assert.Equal(0, await desk.Window.OverflowAsync());
        await desk.Window.PictureAsync($"desk-overview-russian-{width}");
        await desk.SpeakAsync("en");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Look at them, send them again" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Not delivered" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_overview_of_nothing_says_so()
    {
        await using var desk = await fixture.SignInAsync();
        await AnswerAsync(desk, "overview/times", Period(new { times = new[] { new { urgency = (string?)null, opened = 0, answered = 0, medianSeconds = (long?)null, ninetySeconds = (long?)null } } }));
        await desk.Page.GotoAsync("/desk/overview");
        await Assertions.Expect(desk.Page.GetByText("No case was opened in this time.")).ToBeVisibleAsync();
        Assert.Equal("", await desk.Window.AxeAsync());
    }

    [Fact]
    public async Task The_audit_tells_in_words_who_did_what_and_goes_back_in_time()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        var code = desk.Page.Url[(desk.Page.Url.LastIndexOf('/') + 1)..];
        await desk.CloseAsync("Contact lost");

        await desk.GoAsync("Audit");
        var acts = desk.Region("What was done").GetByRole(AriaRole.Listitem);
        await Assertions.Expect(acts.First).ToContainTextAsync("Amina");
        await Assertions.Expect(desk.Region("Today").First).ToBeVisibleAsync();
        Assert.DoesNotContain("_", await desk.Region("What was done").InnerTextAsync(), StringComparison.Ordinal);
        await desk.Page.GetByLabel("Code of the case").FillAsync(code.ToLowerInvariant());
        await desk.Page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "closed a case" });
        await desk.Button("Show").ClickAsync();
        await Assertions.Expect(acts).ToHaveCountAsync(1);
        await Assertions.Expect(acts).ToContainTextAsync("closed a case");
        await desk.LookAsync("desk-audit");
        await acts.GetByRole(AriaRole.Link, new() { Name = $"case {code}" }).ClickAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync($"/desk/cases/{code}");

        await desk.GoAsync("Audit");
        await desk.Page.GetByLabel("To the day").FillAsync("2020-01-01");
        await desk.Button("Show").ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Nothing found.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Earlier_acts_stand_below_the_later_ones()
    {
        await using var desk = await fixture.SignInAsync(new Screen(360, 1100, Dark: true, Touch: true));
        // Two pages of what the server answers.
        await desk.Page.RouteAsync(Asks("audit?"), route => FulfilAsync(
            route,
            route.Request.Url.Contains("after=earlier", StringComparison.Ordinal)
                ? new { entries = new[] { Act(2, "case_read", "2026-03-01T09:00:00Z"), Act(1, "sign_in", "2026-03-01T08:00:00Z") }, next = (string?)null }
                : new { entries = new[] { Act(4, "case_close", "2026-03-02T09:00:00Z"), Act(3, "case_note", "2026-03-01T10:00:00Z") }, next = (string?)"earlier" }));
        await desk.Page.GotoAsync("/desk/audit");
        var acts = desk.Region("What was done").GetByRole(AriaRole.Listitem);
        await Assertions.Expect(acts).ToHaveCountAsync(2);
        await Assertions.Expect(acts.First).ToContainTextAsync("The program, or whoever is at the server");
        await desk.Button("Earlier ones").ClickAsync();
        await Assertions.Expect(acts).ToHaveCountAsync(4);
        await Assertions.Expect(acts.Last).ToContainTextAsync("signed in");
        await Assertions.Expect(desk.Region("What was done").GetByRole(AriaRole.Heading)).ToHaveTextAsync(["2 March", "1 March"]);
        await Assertions.Expect(desk.Button("Earlier ones")).ToHaveCountAsync(0);
        await desk.LookAsync("desk-audit-360");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Readings_of_one_case_in_a_row_are_one_line_that_unfolds(int width)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, 800));
        await desk.Page.RouteAsync(Asks("audit?"), route => FulfilAsync(route, new
        {
            entries = new[]
            {
                Reading(6, "amina", "AAAAAAAAAA", "10:05:09"), Reading(5, "dana", "AAAAAAAAAA", "10:05:09"), Reading(4, "amina", "AAAAAAAAAA", "10:05:02"), Reading(3, "amina", "AAAAAAAAAA", "10:01:00"),
                Reading(2, "amina", "BBBBBBBBBB", "10:00:30"), Reading(1, "amina", "AAAAAAAAAA", "10:00:00"),
            },
            next = (string?)null,
        }));
        await desk.Page.GotoAsync("/desk/audit");
        var acts = desk.Region("What was done").GetByRole(AriaRole.Listitem);
        await Assertions.Expect(acts).ToHaveCountAsync(4);
        await Assertions.Expect(acts.First).ToContainTextAsync("3 times, from 10:01 to 10:05");
        await Assertions.Expect(acts.Nth(1)).Not.ToContainTextAsync("times");
        await Assertions.Expect(desk.Page.GetByText("10:05:02")).Not.ToBeVisibleAsync();
        await desk.Page.GetByText("3 times, from 10:01 to 10:05").ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("10:05:09, 10:05:02, 10:01:00")).ToBeVisibleAsync();
        await desk.LookAsync($"desk-audit-readings-{width}");
    }

    private static object Reading(long id, string who, string caseId, string at) =>
        new { id, at = $"2026-03-02T{at}Z", account = new { id = "account-" + who, alias = who }, what = "case_read", reason = (string?)null, caseId, about = (object?)null };

    [Theory]
    [InlineData(1280, 1400, false)]
    [InlineData(360, 2000, true)]
    public async Task What_goes_by_age_is_told_with_its_meaning(int width, int height, bool dark)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height, dark));
        await desk.Page.GotoAsync("/desk/keeping");
        var kinds = desk.Page.Locator(".aged");
        await Assertions.Expect(kinds).ToHaveCountAsync(7);
        await Assertions.Expect(kinds.Filter(new() { HasText = "What was said in closed cases" })).ToContainTextAsync("Kept for 90 days.");
        await Assertions.Expect(kinds.Filter(new() { HasText = "Exact places" })).ToContainTextAsync("Not kept: deleted at once.");
        await desk.LookAsync($"desk-keeping-{width}");

        await AnswerAsync(desk, "retention", new { enabled = false, kinds = new[] { new { kind = "location", unit = "places", afterDays = 0.5, now = 0, within7Days = 0, within30Days = 0 } } });
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Page.GetByText("Nothing is deleted at present: it is switched off at the server")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.GetByText("Nothing is due within the next 30 days.")).ToBeVisibleAsync();
        await Assertions.Expect(kinds).ToContainTextAsync("Kept for 12 h.");
        Assert.Equal("", await desk.Window.AxeAsync());
    }

    [Theory]
    [InlineData(1280, false, "Tajik")]
    [InlineData(360, true, "Kyrgyz")]
    public async Task An_invitation_that_went_to_the_wrong_person_is_withdrawn(int width, bool dark, string language)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, 900, dark));
        await desk.Page.GotoAsync("/desk/accounts");
        await desk.Button("Invite").ClickAsync();
        await desk.Page.GetByLabel(language).CheckAsync();
        await desk.Button("Make the link").ClickAsync();
        var link = await desk.Page.GetByLabel("One-time link").InputValueAsync();
        await desk.Button("Done").ClickAsync();
        // Other tests' invitations may stand beside it: this one is known by its language.
        var card = desk.Region("Open invitations").Locator(".card").Filter(new() { HasText = language });
        await Assertions.Expect(card).ToHaveCountAsync(1);
        await Assertions.Expect(card).ToContainTextAsync("from Amina");
        await desk.LookAsync($"desk-invitations-{width}");
        await card.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await AnswerAsync(desk, "invitations", Array.Empty<object>());
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Page.GetByText("No invitation is open.")).ToBeVisibleAsync();

        await using var colleague = new DeskWindow(await fixture.OpenAsync(new Screen(width, 740, dark)));
        await colleague.Page.GotoAsync(link);
        await Assertions.Expect(colleague.Page.GetByRole(AriaRole.Heading, new() { Name = "This link does not work any more" })).ToBeVisibleAsync();
        await Assertions.Expect(colleague.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This code is not good");
        await Assertions.Expect(colleague.Page.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await colleague.LookAsync($"door-spent-link-{width}");
        await colleague.Button("Sign in").ClickAsync();
        await Assertions.Expect(colleague.Page.GetByLabel("Password", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1280, "ru")]
    [InlineData(360, "ru")]
    [InlineData(360, "kk")]
    public async Task The_heads_of_the_overview_keep_their_words_whole(int width, string language)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, 900));
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.SpeakAsync(language);
        await desk.Page.GotoAsync("/desk/overview");
        await desk.Page.Locator(".chart").Nth(1).WaitForAsync();
        Assert.Empty(await desk.Page.EvaluateAsync<string[]>(BrokenHeads));
        await desk.LookAsync($"desk-overview-heads-{language}-{width}", whole: true);
        await desk.SpeakAsync("en");
        await desk.Page.GotoAsync("/desk");
        await desk.ClearAsync();
    }

    /// <summary>The words of heads of tables that do not stand on one line.</summary>
    private const string BrokenHeads = """
        () => [...document.querySelectorAll('thead th')].flatMap(head => [...head.firstChild.data.matchAll(/\S+/g)].filter(word => {
          const range = document.createRange();
          range.setStart(head.firstChild, word.index);
          range.setEnd(head.firstChild, word.index + word[0].length);
          return new Set([...range.getClientRects()].map(box => box.top)).size !== 1;
        }).map(word => word[0]))
        """;

    private static readonly object[] Times =
    [
        new { urgency = (string?)null, opened = 12_345, answered = 12_000, medianSeconds = 5_400L, ninetySeconds = 86_400L },
        new { urgency = "immediate", opened = 4, answered = 0, medianSeconds = (long?)null, ninetySeconds = (long?)null },
        new { urgency = "urgent", opened = 2_000, answered = 1_800, medianSeconds = 3_300L, ninetySeconds = 9_000L },
        new { urgency = "normal", opened = 10_341, answered = 10_200, medianSeconds = 7_200L, ninetySeconds = 90_000L },
    ];

    private static readonly object[] Topics =
    [
        new { code = "unpaid_wages", count = 9_876 },
        new { code = "detention", count = 1_234 },
        new { code = (string?)null, count = 12 },
        new { code = "violence", count = (int?)null },
        new { code = "passport", count = (int?)null },
    ];

    /// <summary>The table's row with this heading, in the part of the page with that one.</summary>
    private static ILocator Row(DeskWindow desk, string region, string heading) =>
        desk.Region(region).GetByRole(AriaRole.Row).Filter(new() { Has = desk.Page.GetByRole(AriaRole.Rowheader, new() { Name = heading, Exact = true }) });

    private static object Act(int id, string what, string at) => new { id, at, account = (object?)null, what, reason = (string?)null, caseId = (string?)null, about = (object?)null };

    private static JsonElement Period(object rest)
    {
        var answer = JsonSerializer.SerializeToNode(rest)!.AsObject();
        answer["from"] = "2026-01-01T00:00:00Z";
        answer["before"] = "2026-02-01T00:00:00Z";
        return JsonSerializer.SerializeToElement(answer);
    }

    private static async Task AnswerAsync(DeskWindow desk, string path, object answer) => await desk.Page.RouteAsync(Asks(path), route => FulfilAsync(route, answer));

    /// <summary>The requests that begin so.</summary>
    private static Func<string, bool> Asks(string path) => url => url.Contains($"/api/v1/{path}", StringComparison.Ordinal);

    private static Task FulfilAsync(IRoute route, object answer) => route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(answer) });
}
