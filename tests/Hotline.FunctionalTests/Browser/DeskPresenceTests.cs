using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>Who else is at a case, who writes there, and what the person sees of it.</summary>
[Collection(DeskBrowser.Name)]
public sealed class DeskPresenceTests(BrowserFixture fixture)
{
    /// <summary>Gives the page a line that a test can cut at one stroke.</summary>
    private const string Breakable = """
        const real = window.fetch, line = new AbortController();
        window.cut = () => line.abort();
        window.fetch = (address, asked) => real(address, { ...asked, signal: AbortSignal.any([line.signal, asked?.signal].filter(Boolean)) });
        """;

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task Colleagues_see_each_other_at_a_case_and_the_person_sees_that_their_helper_writes(int width, int height)
    {
        var name = $"ivan{width}";
        await using var desk = await fixture.SignInAsync(new Screen(width, height));
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync(Screen.Phone));
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        await Assertions.Expect(chat.Answers.Last).ToContainTextAsync("Amina is here now");
        await using var ivan = await Colleague.JoinsAsync(fixture, name, new Screen(width, height));
        await ivan.Page.GotoAsync(desk.Page.Url);

        await Assertions.Expect(Here(desk)).ToHaveTextAsync($"Also here: {name}");
        await Assertions.Expect(Here(ivan)).ToHaveTextAsync("Also here: Amina");
        await desk.Reply.PressSequentiallyAsync("Good");
        await Assertions.Expect(Here(ivan)).ToHaveTextAsync("Also here: Amina (writing)");
        await Assertions.Expect(Typing(chat)).ToBeVisibleAsync();
        await chat.Window.LookAsync($"chat-typing-{width}");
        await ivan.LookAsync($"desk-also-here-{width}");

        if (width == 360) await ivan.Page.GetByText("What we know").ClickAsync();
        await ivan.Button("Write a note: Notes").ClickAsync();
        await ivan.Page.GetByLabel("The person does not see it").PressSequentiallyAsync("Known");
        await Assertions.Expect(desk.Page.GetByText($"Writing here at this moment too: {name}.")).ToBeVisibleAsync();
        await desk.LookAsync($"desk-at-once-{width}");
        await desk.Reply.PressSequentiallyAsync(" day");
        await Assertions.Expect(ivan.Dialog.GetByText("Writing here at this moment too: Amina.")).ToBeVisibleAsync();
        Assert.Equal("", await ivan.Window.AxeAsync());
        await ivan.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Writing here at this moment too")).ToHaveCountAsync(0);

        // Nobody types any more: the sign ends by itself, and with the words that were sent.
        await Assertions.Expect(Typing(chat)).ToHaveCountAsync(0);
        await desk.Reply.PressSequentiallyAsync("!");
        await Assertions.Expect(Typing(chat)).ToBeVisibleAsync();
        await desk.Button("Send reply").ClickAsync();
        await Assertions.Expect(chat.Answers.Last).ToHaveTextAsync("Good day!");
        await Assertions.Expect(Typing(chat)).ToHaveCountAsync(0);

        await ivan.Page.GotoAsync("/desk/shift");
        await Assertions.Expect(Here(desk)).ToHaveTextAsync("");
        await desk.CloseAsync("Contact lost");
    }

    [Fact]
    public async Task Who_is_cut_off_is_not_told_that_somebody_writes()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync(Screen.Phone));
        await chat.Page.AddInitScriptAsync(Breakable);
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        await desk.Reply.PressSequentiallyAsync("Good");
        await Assertions.Expect(Typing(chat)).ToBeVisibleAsync();
        await chat.Page.EvaluateAsync("cut()");
        await Assertions.Expect(chat.Page.GetByText("Connection lost, trying again…")).ToBeVisibleAsync();
        Assert.Equal(0, await Typing(chat).CountAsync());
        await desk.CloseAsync("Contact lost");
    }

    private static ILocator Here(DeskWindow desk) => desk.Page.Locator(".here");

    private static ILocator Typing(ChatWindow chat) => chat.Page.GetByText("A helper is writing…");
}
