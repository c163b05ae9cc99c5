using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>What an operator writes down of a case beside the talk.</summary>
[Collection(DeskBrowser.Name)]
public sealed class DeskCaseTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task A_case_is_coded_noted_closed_with_two_outcomes_and_opened_again(int width, int height)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height));
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        var address = desk.Page.Url;
        if (width == 360)
        {
            await desk.Page.GetByText("What we know").ClickAsync();
            // What comes meanwhile covers nothing, and tears nobody away from what they read.
            await chat.WriteAsync("Are you there?");
            await Assertions.Expect(desk.Page.Locator(".newer")).ToHaveCountAsync(1);
        }

        await desk.Button("Write it: In short").ClickAsync();
        await desk.Page.GetByLabel("The case in a few words, for the next helper").FillAsync("Asked for a helper, waits for the first question.");
        await DoneAsync(desk, "Keep it on top");
        await desk.Button("Change: What was done to the person").ClickAsync();
        await desk.Page.GetByLabel("Add what else was done").SelectOptionAsync("W1");
        await desk.Page.GetByLabel("How sure").SelectOptionAsync("claimed");
        await DoneAsync(desk, "Add");
        await Assertions.Expect(desk.Known).ToContainTextAsync("W1 · Not paid · claimed");
        await desk.Button("Change: Facts of the case").ClickAsync();
        await desk.Page.GetByLabel("Citizenship").SelectOptionAsync("TJ");
        await desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "lawyer" }).CheckAsync();
        await DoneAsync(desk, "Save");
        await Assertions.Expect(desk.Known.GetByRole(AriaRole.Row, new() { Name = "Citizenship Tajikistan" })).ToBeVisibleAsync();
        await desk.Button("Write a note: Notes").ClickAsync();
        await desk.Page.GetByLabel("The person does not see it").FillAsync("Call the union tomorrow.");
        await DoneAsync(desk, "Write a note");
        await Assertions.Expect(desk.Known).ToContainTextAsync("Call the union tomorrow.");
        await desk.Button("Change: What was done to the person").ClickAsync();
        await desk.Button("Take it out").ClickAsync();
        await Assertions.Expect(desk.Button("Take it out")).ToHaveCountAsync(0);
        await desk.Page.Keyboard.PressAsync("Escape");
        // By it the person is found in the search, and their data deleted.
        var pseudonym = await desk.Known.Locator(".fact").Filter(new() { HasText = "Pseudonym of the person" }).GetByRole(AriaRole.Listitem).InnerTextAsync();
        Assert.True(pseudonym.Length >= 20 && pseudonym.All(char.IsAsciiLetterOrDigit), pseudonym);
        await desk.Window.PictureAsync($"desk-coded-{width}");

        await desk.Button("Close").ClickAsync();
        await desk.Page.GetByLabel("What came of it?").SelectOptionAsync("paid_in_part");
        await desk.Page.GetByLabel("How much was paid").SelectOptionAsync("half");
        await desk.Button("Something else came of it too").ClickAsync();
        await desk.Page.GetByLabel("What else came of it? (2)").SelectOptionAsync("documents_returned");
        await DoneAsync(desk, "Close the case");
        await Assertions.Expect(desk.Own).ToHaveCountAsync(0);

        await desk.Page.GotoAsync(address);
        await Assertions.Expect(desk.Page.GetByText("This case is closed.")).ToBeVisibleAsync();
        if (width == 360) await desk.Page.GetByText("What we know").ClickAsync();
        await Assertions.Expect(desk.Known).ToContainTextAsync("Paid in part · about half");
        await Assertions.Expect(desk.Known).ToContainTextAsync("Documents returned");
        Assert.Equal("", await desk.Window.AxeAsync());
        Assert.Equal(0, await desk.Window.OverflowAsync());
        await desk.Button("Open it again").ClickAsync();
        await desk.Page.GetByLabel("Why?").FillAsync("The rest was promised and did not come.");
        await DoneAsync(desk, "Open it again");
        await desk.Reply.WaitForAsync();
        await desk.CloseAsync("Contact lost");
    }

    [Theory]
    [InlineData("ru", "(открыл разговор)", "(попросил человека)", "(вышел из чата)")]
    [InlineData("kk", "(әңгімені ашты)", "(адамды сұрады)", "(чаттан шықты)")]
    public async Task What_the_person_did_is_told_in_the_words_of_the_desk_and_who_left_was_not_sent_a_farewell(string language, string opened, string asked, string left)
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await ByMenuAsync("Talk to a person");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        await desk.SpeakAsync(language);
        await ByMenuAsync("Leave and clear");

        await Assertions.Expect(desk.Line(left)).ToBeVisibleAsync();
        await Assertions.Expect(desk.Said.Last).ToHaveTextAsync(left);
        await Assertions.Expect(desk.Line(opened)).ToBeVisibleAsync();
        await Assertions.Expect(desk.Line(asked)).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator(".said.failed")).ToHaveCountAsync(0);
        await desk.LookAsync($"desk-left-{language}");
        await desk.SpeakAsync("en");
        await desk.CloseAsync("Contact lost");

        async Task ByMenuAsync(string words)
        {
            await chat.Page.Locator(".opener").ClickAsync();
            await chat.Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();
        }
    }

    /// <summary>Looks at the dialog that is open, sends it, and waits until it is done.</summary>
    private static async Task DoneAsync(DeskWindow desk, string action)
    {
        Assert.Equal("", await desk.Window.AxeAsync());
        Assert.Equal(0, await desk.Window.OverflowAsync());
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
    }
}
