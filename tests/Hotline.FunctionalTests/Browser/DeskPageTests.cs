using System.Text.Json;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>What stands around the cases on the desk's page: its language, invitations, and what did not arrive.</summary>
[Collection(DeskBrowser.Name)]
public sealed class DeskPageTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(360, 740)]
    public async Task The_page_speaks_the_browsers_language_and_another_one_when_asked(int width, int height)
    {
        await fixture.WelcomeAsync();
        await using var desk = new DeskWindow(await fixture.OpenAsync(new Screen(width, height, Language: "ru-RU")));
        await desk.Page.GotoAsync("/desk");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Вход в приёмную" })).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("lang", "ru");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("Приёмная");
        Assert.Equal("", await desk.Window.AxeAsync());
        Assert.Equal(0, await desk.Window.OverflowAsync());

        await desk.SpeakAsync("en");
        await desk.SignInAsync("not the password");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The name or the password is not right. Please try again.");
        await desk.SpeakAsync("ru");
        await desk.Page.GetByLabel("Имя").FillAsync(DeskWindow.Name);
        await desk.Page.GetByLabel("Пароль", new() { Exact = true }).FillAsync("not the password");
        await desk.Button("Войти").ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Имя или пароль не подходят. Попробуйте ещё раз.");
        await desk.Page.GetByLabel("Пароль", new() { Exact = true }).FillAsync(DeskWindow.Password);
        await desk.Button("Войти").ClickAsync();
        await desk.Button("Взять следующего").WaitForAsync();
        Assert.Equal("", await desk.Window.AxeAsync());
        Assert.Equal(0, await desk.Window.OverflowAsync());
        await desk.Window.PictureAsync($"desk-russian-{width}");

        await desk.Page.ReloadAsync();
        await desk.Button("Взять следующего").WaitForAsync();
        await desk.SpeakAsync("en");
        await desk.Button("Take next").WaitForAsync();
        await Assertions.Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task A_draft_outlives_a_change_of_the_language()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("Русский");
        await chat.ChooseAsync(0);
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        await desk.Reply.FillAsync("Здравствуйте");
        await Assertions.Expect(desk.Known).ToContainTextAsync("The person said that there is danger");

        await desk.SpeakAsync("ru");

        await Assertions.Expect(desk.Region("Что мы знаем")).ToContainTextAsync("Человек сказал, что есть опасность");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("Здравствуйте");
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Window.PictureAsync("desk-case-russian");
        await desk.SpeakAsync("en");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("Здравствуйте");
        await desk.CloseAsync("Released");
    }

    [Theory]
    [InlineData("Look after accounts (administrator)", "root-two", "Your account looks after accounts. It sees no cases.")]
    [InlineData("See who waits (coordinator)", "saule", "Nobody waits right now.")]
    public async Task An_administrator_invites_a_colleague_who_sees_what_their_roles_allow(string role, string name, string sees)
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await desk.GoAsync("Accounts");
        await desk.Button("Invite").ClickAsync();
        await desk.Page.GetByLabel("Talk with people (operator)").UncheckAsync();
        await desk.Button("Make the link").ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Choose at least one." })).ToBeVisibleAsync();
        await desk.Page.GetByLabel(role).CheckAsync();
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Button("Make the link").ClickAsync();
        var link = await desk.Page.GetByLabel("One-time link").InputValueAsync();
        Assert.Equal("", await desk.Window.AxeAsync());
        Assert.Equal(0, await desk.Window.OverflowAsync());
        await desk.Button("Done").ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);

        await using var colleague = new DeskWindow(await fixture.OpenAsync(Screen.Phone));
        await colleague.JoinAsync(link, name, name);
        await Assertions.Expect(colleague.Page.GetByText(sees)).ToBeVisibleAsync();
        await Assertions.Expect(colleague.Button("Take next")).ToHaveCountAsync(0);
        Assert.Equal("", await colleague.Window.AxeAsync());
        Assert.Equal(0, await colleague.Window.OverflowAsync());

        var coordinates = role.Contains("coordinator", StringComparison.Ordinal);
        var rooms = await colleague.Page.Locator(".bar .places a").AllTextContentsAsync();
        Assert.Equal((coordinates, !coordinates, true, true), (rooms.Contains("Overview"), rooms.Contains("Accounts"), rooms.Contains("Audit"), rooms.Contains("Keeping")));
        await colleague.Page.GotoAsync(coordinates ? "/desk/accounts" : "/desk/overview");
        await Assertions.Expect(colleague.Page.GetByText(sees)).ToBeVisibleAsync();
        await colleague.Page.GotoAsync("/desk/audit");
        await Assertions.Expect(colleague.Region("What was done")).ToBeVisibleAsync();
        await Assertions.Expect(colleague.Page.GetByLabel("Code of the case")).ToHaveCountAsync(coordinates ? 1 : 0);
        await Assertions.Expect(colleague.Region("What was done").GetByText("made their account").First).ToBeVisibleAsync(new() { Visible = !coordinates });
        // Neither may read cases, so no way leads there.
        await Assertions.Expect(colleague.Region("What was done").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_refused_below_a_long_form_is_gone_to()
    {
        await using var desk = await fixture.SignInAsync(new Screen(360, 480));
        await desk.Page.GotoAsync("/desk/accounts");
        await desk.Button("Invite").ClickAsync();
        await desk.Page.GetByLabel("Talk with people (operator)").UncheckAsync();
        // Sent from the first field, far above the foot of the form.
        await desk.Page.GetByLabel("Talk with people (operator)").PressAsync("Enter");
        var refused = desk.Dialog.GetByRole(AriaRole.Alert);
        await Assertions.Expect(refused).ToContainTextAsync("Choose at least one.");
        await Assertions.Expect(refused).ToBeFocusedAsync();
        await Assertions.Expect(refused).ToBeInViewportAsync();
        await desk.LookAsync("desk-refused-below");
    }

    [Theory]
    [InlineData(1280, "en", "Connection lost, trying again…")]
    [InlineData(1040, "kk", "Байланыс үзілді, қайта қосылып жатыр…")]
    [InlineData(360, "ru", "Связь потеряна, пробуем снова…")]
    public async Task Nothing_moves_when_the_line_is_lost(int width, string language, string lost)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, 740));
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        var held = desk.Page.Url;
        await desk.Page.GotoAsync("/desk");
        await desk.Button("Take next").WaitForAsync();
        await desk.SpeakAsync(language);
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await desk.Page.RouteAsync("**/api/v1/events", async route =>
        {
            await cut.Task;
            await route.AbortAsync();
        });
        await desk.Page.GotoAsync(held);
        await desk.Reply.PressSequentiallyAsync("Good day");
        await Assertions.Expect(desk.Said.First).ToBeVisibleAsync();
        var before = await desk.Page.EvaluateAsync<string>(Places);
        Assert.DoesNotContain(lost, await desk.Page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);

        cut.SetResult();

        await Assertions.Expect(desk.Page.GetByText(lost)).ToBeInViewportAsync();
        Assert.Equal(before, await desk.Page.EvaluateAsync<string>(Places));
        await desk.LookAsync($"desk-line-lost-{width}-{language}");
        await desk.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        await Assertions.Expect(desk.Page.GetByText(lost)).ToHaveCountAsync(0);
        await desk.Page.GotoAsync("/desk");
        await desk.Page.Locator(".bar").WaitForAsync();
        await desk.SpeakAsync("en");
        await desk.ClearAsync();
    }

    /// <summary>Where everything stands that one reads, writes at or presses.</summary>
    private const string Places = """
        () => JSON.stringify([...document.querySelectorAll('.bar, .bar a, .bar button, .case-head, .case-head *, .said, #reply, .foot, .foot button, .keys')]
          .map(part => { const box = part.getBoundingClientRect(); return [part.className, box.x, box.y, box.width, box.height]; }))
        """;

    [Fact]
    public async Task Replies_that_reached_nobody_are_listed_with_their_cases()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        // No provider fails here, and other tests may have left what did not arrive, so the page is told in the server's own shape.
        var letters = Array.Empty<object>();
        await desk.Page.RouteAsync("**/api/v1/dead-letters", route => route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(new { letters, next = (string?)null }) }));
        await desk.GoAsync("Not delivered");
        await Assertions.Expect(desk.Page.GetByText("Everything was delivered.")).ToBeVisibleAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        var mine = JsonDocument.Parse(await desk.Page.EvaluateAsync<string>("fetch('/api/v1/cases/mine').then(r => r.text())")).RootElement.GetProperty("cases")[0];
        letters =
        [
            new { pseudonym = mine.GetProperty("pseudonym").GetString(), deliveryId = "d1", at = DateTimeOffset.UtcNow, words = "The person has blocked the bot." },
            new { pseudonym = "somebody-else", deliveryId = "d2", at = DateTimeOffset.UtcNow.AddDays(-1), words = "Telegram did not answer for 10 minutes." },
        ];

        await desk.GoAsync("Not delivered");

        await Assertions.Expect(desk.Page.Locator(".letters li")).ToHaveCountAsync(2);
        await Assertions.Expect(desk.Page.Locator(".letters li").Nth(1)).ToContainTextAsync("Telegram did not answer for 10 minutes.");
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Window.PictureAsync("desk-undelivered");

        // By keyboard alone. The server knows of no such reply, and says so in the dialog.
        await desk.Button("Send again").First.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("after everything that was sent since");
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Button("Send it again now").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("not in the list any more");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.RouteAsync("**/api/v1/dead-letters/d2/send-again", route => route.FulfillAsync(new() { Status = 204 }));
        await desk.Button("Send again").Nth(1).ClickAsync();
        await desk.Button("Send it again now").ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("The reply is on its way.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Button("Open the case").ClickAsync();
        await desk.Reply.WaitForAsync();
        await desk.CloseAsync("Contact lost");
    }
}
