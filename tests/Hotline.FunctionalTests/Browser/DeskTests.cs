using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>An operator takes the most urgent person, reads, answers and closes, on the desk's page.</summary>
[Collection(DeskBrowser.Name)]
public sealed class DeskTests(BrowserFixture fixture)
{
    [Fact]
    public async Task The_whole_way_from_the_first_word_to_the_closed_case()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await Assertions.Expect(desk.Page.GetByText("Nobody waits right now.")).ToBeVisibleAsync();

        await using var chat = new ChatWindow(await fixture.OpenAsync(Screen.Phone));
        await chat.BeginAsync("Русский");
        await chat.ChooseAsync(0);
        await chat.WriteAsync("меня задержала полиция");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("(1) Desk");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Immediate" }).First).ToHaveTextAsync("1 Immediate");
        Assert.Equal("", await desk.Window.AxeAsync());

        await desk.TakeNextAsync();
        await Assertions.Expect(desk.Said.Filter(new() { HasText = "меня задержала полиция" })).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator(".day").First).ToHaveTextAsync("Today");
        await Assertions.Expect(desk.Urgency).ToHaveTextAsync("Immediate");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("Desk");

        await desk.Reply.FillAsync("Здравствуйте, я с вами. Напишите, в каком вы отделе.");
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("Здравствуйте, я с вами. Напишите, в каком вы отделе.");
        Assert.Equal("", await desk.Window.AxeAsync());
        ChatTests.Picture(await desk.Window.PictureAsync("desk-case"), "desk");

        await desk.Button("Send reply").DblClickAsync();
        await Assertions.Expect(chat.Answers.Last).ToHaveTextAsync("Здравствуйте, я с вами. Напишите, в каком вы отделе.");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("");
        var said = desk.Page.Locator(".said.operator");
        await Assertions.Expect(said).ToHaveCountAsync(1);
        await Assertions.Expect(said.Locator(".state")).ToContainTextAsync("sent");
        await chat.WriteAsync("Алмалинский отдел");
        await Assertions.Expect(desk.Said.Filter(new() { HasText = "Алмалинский отдел" })).ToBeVisibleAsync();

        await desk.Button("Lower urgency").ClickAsync();
        await desk.Page.GetByLabel("New urgency").SelectOptionAsync("urgent");
        await desk.Page.GetByLabel("Why is it less urgent now?").FillAsync("a lawyer is with the person");
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Button("Lower").ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Urgency).ToHaveTextAsync("Urgent");

        await desk.Button("Return to queue").ClickAsync();
        await desk.Page.GetByLabel("What should the next helper know? (optional)").FillAsync("speaks Russian, knows the station");
        await desk.Button("Return").ClickAsync();
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        await Assertions.Expect(desk.Page.GetByText("speaks Russian, knows the station")).ToBeVisibleAsync();
        await desk.CloseAsync("Released");
        await Assertions.Expect(desk.Own).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keys_take_move_and_answer()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await using var first = new ChatWindow(await fixture.OpenAsync());
        await first.BeginAsync("English");
        await first.WriteAsync("operator");
        await using var second = new ChatWindow(await fixture.OpenAsync());
        await second.BeginAsync("English");
        await second.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(2);

        await desk.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("Take the next person");
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Window.PictureAsync("desk-keys");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(desk.Waiting.Nth(0)).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(desk.Waiting.Nth(1)).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("k");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Button("Take this case").WaitForAsync();
        await desk.Page.Keyboard.PressAsync("t");
        await desk.Reply.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("r");
        await Assertions.Expect(desk.Reply).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync("tj");
        await Assertions.Expect(desk.Own).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("tj");
        await desk.OpenMenuAsync();
        await desk.Page.GetByRole(AriaRole.Switch, new() { Name = "Keyboard shortcuts" }).UncheckAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.Page.Locator("#case-title").FocusAsync();
        await desk.Page.Keyboard.PressAsync("t");
        await desk.Page.Keyboard.PressAsync("q");
        await Assertions.Expect(desk.Reply).ToBeVisibleAsync();
        await desk.ClearAsync();
    }

    [Fact]
    public async Task A_case_just_taken_goes_back_with_one_press()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();

        var taken = desk.Page.Url;
        await desk.Button("Put it back").ClickAsync();
        await Assertions.Expect(desk.Page).Not.ToHaveURLAsync(taken);

        await Assertions.Expect(desk.Own).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        await desk.Reply.FillAsync("Hello");
        await desk.Button("Send reply").ClickAsync();
        await Assertions.Expect(chat.Answers.Last).ToHaveTextAsync("Hello");
        await Assertions.Expect(desk.Button("Put it back")).ToHaveCountAsync(0);
        await desk.CloseAsync("Contact lost");
    }

    [Fact]
    public async Task Words_written_without_a_connection_stay_and_go_when_it_is_back()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        await desk.Window.OfflineAsync(true);
        await desk.Reply.FillAsync("I am here");
        await desk.Button("Send reply").ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Not sent: No connection to the server.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("I am here");
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Window.PictureAsync("desk-offline");

        await desk.Window.OfflineAsync(false);
        await desk.Button("Send reply").ClickAsync();

        await Assertions.Expect(chat.Answers.Last).ToHaveTextAsync("I am here");
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("");
        await desk.CloseAsync("Contact lost");
    }

    [Fact]
    public async Task The_first_load_of_the_desk_is_at_most_300_kB()
    {
        await using var desk = await fixture.SignInAsync();
        // As it travelled: the page itself and all that it fetched before it could be used.
        var bytes = await desk.Page.EvaluateAsync<int>("performance.getEntries().filter(e => e.entryType === 'navigation' || e.name.includes('/assets/')).reduce((sum, e) => sum + e.encodedBodySize, 0)");
        Assert.InRange(bytes, 50_000, 300_000);
    }

    [Fact]
    public async Task Signing_out_leaves_the_case_with_its_holder_and_no_draft_in_the_tab()
    {
        await using var desk = await fixture.SignInAnewAsync();
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        await desk.SignOutAsync();
        Assert.Null(await desk.Page.EvaluateAsync<string?>("Object.keys(sessionStorage).find(k => k.startsWith('draft:')) ?? null"));
        await desk.SignInAsync(DeskWindow.Password);
        await Assertions.Expect(desk.Own).ToHaveCountAsync(1);
        await desk.Button("Take next").ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Nobody waits in your languages right now.")).ToBeVisibleAsync();
        await desk.ClearAsync();
    }

    [Fact]
    public async Task The_door_says_what_is_wrong_and_the_code_leaves_the_address()
    {
        await fixture.WelcomeAsync();
        await using var desk = new DeskWindow(await fixture.OpenAsync(Screen.Phone));
        await desk.Page.GotoAsync("/desk#welcome=used-or-wrong");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "This link does not work any more" })).ToBeVisibleAsync();
        Assert.DoesNotContain("used-or-wrong", desk.Page.Url, StringComparison.Ordinal);
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Button("Sign in").ClickAsync();

        await desk.SignInAsync("not the password");
        await Assertions.Expect(desk.Page.Locator("[role=alert]:not(:empty)")).ToHaveCountAsync(1);
        Assert.Equal("", await desk.Window.AxeAsync());
        Assert.Equal(0, await desk.Window.OverflowAsync());
        await desk.Window.PictureAsync("desk-door");
    }

    [Theory]
    [InlineData(360, 740, 1, false)]
    [InlineData(360, 740, 1, true)]
    [InlineData(1280, 800, 2, false)]
    [InlineData(1280, 800, 1, true)]
    public async Task Phones_zoom_and_the_dark_lose_nothing(int width, int height, float zoom, bool dark)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height, dark, zoom));
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("Тоҷикӣ");
        await chat.ChooseAsync(0);
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        Assert.Equal("", await desk.Window.AxeAsync());
        Assert.Equal(0, await desk.Window.OverflowAsync());
        await Assertions.Expect(desk.Page.Locator("footer.keys")).ToBeVisibleAsync(new() { Visible = width / zoom > 768 });
        await desk.Window.PictureAsync($"desk-queue-{width}-zoom-{zoom}-{(dark ? "dark" : "light")}");
        await desk.TakeNextAsync();
        Assert.Equal("", await desk.Window.AxeAsync());
        Assert.Equal(0, await desk.Window.OverflowAsync());
        Assert.Empty(await desk.Window.SmallTargetsAsync());
        await desk.Window.PictureAsync($"desk-case-{width}-zoom-{zoom}-{(dark ? "dark" : "light")}");
        await desk.CloseAsync("Contact lost");
    }
}
