using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>The chat as a person sees it.</summary>
internal sealed class ChatWindow(Window window) : IAsyncDisposable
{
    public IPage Page => window.Page;

    public Window Window => window;

    public ILocator Answers => Page.Locator(".answer .text");

    public ILocator Own => Page.Locator(".own .text");

    public ILocator Choices => Page.Locator(".choices button");

    public ILocator Exit => Page.Locator(".exit");

    public ILocator Box => Page.Locator("#text");

    public Task<string?> StoredAsync() => Page.EvaluateAsync<string?>("sessionStorage.getItem('chat')");

    /// <summary>Opens the page, chooses a language and waits for the first question.</summary>
    public async Task BeginAsync(string language)
    {
        await Page.GotoAsync("/chat");
        await Page.GetByRole(AriaRole.Button, new() { Name = language, Exact = true }).ClickAsync();
        await Choices.First.WaitForAsync();
    }

    /// <summary>Presses the choice that stands at this place, and waits until the person's answer is taken in.</summary>
    public async Task ChooseAsync(int index)
    {
        var known = await Own.CountAsync();
        await Choices.Nth(index).ClickAsync();
        await SentAsync(known + 1);
    }

    public async Task WriteAsync(string text)
    {
        var known = await Own.CountAsync();
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
        await SentAsync(known + 1);
    }

    /// <summary>Waits until so many own messages stand there, all of them sent.</summary>
    public async Task SentAsync(int count)
    {
        await Assertions.Expect(Own).ToHaveCountAsync(count);
        await Assertions.Expect(Page.Locator(".own .state")).ToHaveCountAsync(0);
    }

    /// <summary>Waits for an answer behind the ones that are there.</summary>
    public Task MoreThanAsync(int answers) => Answers.Nth(answers).WaitForAsync();

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
