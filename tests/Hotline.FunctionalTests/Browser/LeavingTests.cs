using System.Net;
using System.Text.Json;
using Hotline.FunctionalTests.Program;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>Somebody looks over the person's shoulder, or the person has finished: nothing stays.</summary>
[Collection(ChatBrowser.Name)]
public sealed class LeavingTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Quick_exit_leaves_at_once_and_leaves_nothing(bool byKey)
    {
        // Only the whole browser takes Escape for "stop loading".
        await using var whole = await Chromium.StartAsync(whole: byKey);
        await using var chat = new ChatWindow(await fixture.OpenAsync(Screen.Phone, whole));
        await chat.BeginAsync("Русский");
        await chat.WriteAsync("меня бьют");
        var token = JsonDocument.Parse((await chat.StoredAsync())!).RootElement.GetProperty("token").GetString()!;
        if (byKey)
        {
            // A frightened person presses more than twice; the browser must not take that for "stop loading".
            for (var i = 0; i < 4; i++) await chat.Page.Keyboard.PressAsync("Escape");
        }
        else
        {
            await chat.Exit.ClickAsync();
        }

        // Not "loaded": the last Escape may meet the other page already, and there it does stop loading. Nor waited for as an event, which may have come while we pressed.
        await Assertions.Expect(chat.Page).ToHaveURLAsync(BrowserFixture.ExitUrl);
        await Assertions.Expect(chat.Page).ToHaveTitleAsync("Weather");
        await GoneAsync(token);

        await chat.Page.GoBackAsync();
        Assert.DoesNotContain("/chat", chat.Page.Url, StringComparison.Ordinal);
        await chat.Page.GotoAsync("/chat");
        Assert.Null(await chat.StoredAsync());
        await Assertions.Expect(chat.Page.Locator(".languages")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task One_escape_is_no_exit()
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.Page.Keyboard.PressAsync("Escape");
        await chat.Page.Keyboard.PressAsync("a");
        await chat.Page.Keyboard.PressAsync("Escape");
        await chat.WriteAsync("still here");
    }

    [Fact]
    public async Task Leave_and_clear_ends_the_session_and_a_new_chat_is_a_new_person()
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        var token = JsonDocument.Parse((await chat.StoredAsync())!).RootElement.GetProperty("token").GetString()!;
        await chat.Page.Locator(".opener").ClickAsync();
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Leave and clear" }).ClickAsync();
        await Assertions.Expect(chat.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("This chat is over. Nothing is left on this page.");
        Assert.Equal(0, await chat.Page.Locator(".entry").CountAsync());
        Assert.Null(await chat.StoredAsync());
        await GoneAsync(token);
        Assert.Equal("", await chat.Window.AxeAsync());

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "New chat" }).ClickAsync();
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "English", Exact = true }).ClickAsync();
        await chat.Choices.First.WaitForAsync();
        Assert.DoesNotContain(token, await chat.StoredAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await chat.Own.CountAsync());
    }

    [Theory]
    [InlineData("Русский", "выйти", "Разговор окончен. На этой странице ничего не осталось.")]
    [InlineData("English", "Leave", "This chat is over")]
    [InlineData("Русский", "удалить мои данные", "Разговор окончен, ваши данные удалены")]
    public async Task The_word_alone_ends_the_session_as_the_button_does(string language, string word, string over)
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync(Screen.Phone));
        await chat.BeginAsync(language);
        await chat.WriteAsync("Рустам");
        var token = JsonDocument.Parse((await chat.StoredAsync())!).RootElement.GetProperty("token").GetString()!;
        await chat.Box.FillAsync(word);
        await chat.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(chat.Page.GetByText(over)).ToBeVisibleAsync();
        Assert.Equal(0, await chat.Page.Locator(".entry").CountAsync());
        Assert.Null(await chat.StoredAsync());
        await GoneAsync(token);
        await chat.Page.ReloadAsync();
        await Assertions.Expect(chat.Page.Locator(".languages")).ToBeVisibleAsync();
        await Assertions.Expect(chat.Page.GetByText("Рустам")).ToHaveCountAsync(0);
    }

    /// <summary>Listens with the old token until the server says that the session is over; then it takes nothing more.</summary>
    private async Task GoneAsync(string token)
    {
        var page = new WebChatPage(fixture.Hotline, token);
        await page.HearsTheEndAsync();
        using var late = await page.WritesAsync("hello?");
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }
}
