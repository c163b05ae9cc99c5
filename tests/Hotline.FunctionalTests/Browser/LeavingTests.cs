using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>Somebody looks over the person's shoulder, or the person has finished: nothing stays.</summary>
[Collection(BrowserTests.Name)]
public sealed class LeavingTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Quick_exit_leaves_at_once_and_leaves_nothing(bool byKey)
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync(Screen.Phone));
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

        await chat.Page.WaitForURLAsync(BrowserFixture.ExitUrl);
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

    /// <summary>Asks with the old token until the server has heard of the end.</summary>
    private async Task GoneAsync(string token)
    {
        HttpStatusCode status;
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/messages") { Content = JsonContent.Create(new { id = Guid.NewGuid().ToString("N"), tap = "_always:menu" }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await fixture.Hotline.Http.SendAsync(request, TestContext.Current.CancellationToken);
            status = response.StatusCode;
            Assert.True(status is HttpStatusCode.Accepted or HttpStatusCode.Gone, $"The server answered {status}.");
        }
        while (status != HttpStatusCode.Gone);
    }
}
