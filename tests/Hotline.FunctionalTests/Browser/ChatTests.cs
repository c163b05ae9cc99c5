using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>A person talks with the bot on the chat page.</summary>
[Collection(ChatBrowser.Name)]
public sealed class ChatTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("ru", "Русский", "Быстрый выход", "Чат")]
    [InlineData("kk", "Қазақша", "Тез шығу", "Чат")]
    [InlineData("ky", "Кыргызча", "Тез чыгуу", "Чат")]
    [InlineData("uz-Latn", "Oʻzbekcha", "Tez chiqish", "Chat")]
    [InlineData("uz-Cyrl", "Ўзбекча", "Тез чиқиш", "Чат")]
    [InlineData("tg", "Тоҷикӣ", "Баромади тез", "Чат")]
    [InlineData("en", "English", "Quick exit", "Chat")]
    public async Task Each_language_is_spoken_from_the_first_word_on_a_small_phone(string tag, string name, string exit, string title)
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync(Screen.Phone));
        await chat.BeginAsync(name);
        await Assertions.Expect(chat.Page).ToHaveTitleAsync(title);
        await Assertions.Expect(chat.Page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        await Assertions.Expect(chat.Exit).ToHaveTextAsync(exit);
        await Assertions.Expect(chat.Answers.First).ToHaveAttributeAsync("lang", tag);
        Assert.Equal("", await chat.Window.AxeAsync());
        Assert.Equal(0, await chat.Window.OverflowAsync());
        Assert.Empty(await chat.Window.SmallTargetsAsync());
        await chat.ChooseAsync(1);
        await chat.Choices.First.WaitForAsync();
        await Assertions.Expect(chat.Answers.Last).ToBeInViewportAsync();
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("document.documentElement.scrollHeight - document.documentElement.clientHeight"));
        var picture = await chat.Window.PictureAsync($"chat-{tag}");
        if (tag == "tg") Picture(picture, "chat");
    }

    [Fact]
    public async Task Choices_and_words_are_answered_in_order()
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        var question = await chat.Choices.AllTextContentsAsync();
        await chat.ChooseAsync(1);
        await Assertions.Expect(chat.Own.First).ToHaveTextAsync(question[1]);
        await Assertions.Expect(chat.Choices.First).Not.ToHaveTextAsync(question[0]);
        var answers = await chat.Answers.CountAsync();
        await chat.WriteAsync("my boss did not pay me for two months");
        await chat.MoreThanAsync(answers);
        Assert.Equal(1, await chat.Page.Locator(".choices").CountAsync());
        await chat.Window.PictureAsync("chat-wages");
    }

    [Fact]
    public async Task The_whole_way_works_by_keyboard_alone()
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.Page.GotoAsync("/chat");
        await PressUntilAsync(chat.Page, "Tab", "English");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.Choices.First.WaitForAsync();
        await PressUntilAsync(chat.Page, "Tab", (await chat.Choices.Nth(1).TextContentAsync())!);
        await chat.Page.Keyboard.PressAsync("Space");
        await chat.SentAsync(1);
        await PressUntilAsync(chat.Page, "Tab", "textarea");
        await chat.Page.Keyboard.TypeAsync("first line");
        await chat.Page.Keyboard.PressAsync("Shift+Enter");
        await chat.Page.Keyboard.TypeAsync("second line");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.SentAsync(2);
        Assert.Equal("first line\nsecond line", await chat.Own.Last.TextContentAsync());
        await PressUntilAsync(chat.Page, "Shift+Tab", "Menu");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(chat.Page.Locator(".item").First).ToBeFocusedAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(chat.Page.Locator(".opener")).ToBeFocusedAsync();
        await Assertions.Expect(chat.Page.Locator("#menu")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_reload_shows_the_same_conversation()
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("Русский");
        await chat.ChooseAsync(1);
        await chat.Choices.First.WaitForAsync();
        var before = await chat.Page.Locator(".entry .text").AllTextContentsAsync();
        var buttons = await chat.Choices.AllTextContentsAsync();
        await chat.Page.ReloadAsync();
        await Assertions.Expect(chat.Choices).ToHaveTextAsync(buttons);
        Assert.Equal(before, await chat.Page.Locator(".entry .text").AllTextContentsAsync());
    }

    [Fact]
    public async Task What_is_written_without_a_line_is_sent_once_when_it_returns()
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.Window.OfflineAsync(true);
        await chat.Box.FillAsync("are you there");
        await chat.Box.PressAsync("Enter");
        await Assertions.Expect(chat.Page.Locator(".own .state")).ToHaveTextAsync("Sending…");
        var answers = await chat.Answers.CountAsync();
        await chat.Window.OfflineAsync(false);
        await chat.SentAsync(1);
        await chat.MoreThanAsync(answers);
        await Assertions.Expect(chat.Own).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Markup_in_a_message_stays_words()
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        const string text = "<img src=x onerror=alert(1)><b>no</b> \u202Eabc";
        await chat.WriteAsync(text);
        Assert.Equal(text, await chat.Own.Last.TextContentAsync());
        Assert.Equal(0, await chat.Page.Locator(".log img, .log b").CountAsync());
    }

    [Fact]
    public async Task The_language_can_be_changed_in_the_menu()
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.Page.Locator(".opener").ClickAsync();
        Assert.Equal("", await chat.Window.AxeAsync());
        await chat.Page.Locator("#speech").SelectOptionAsync("tg");
        await Assertions.Expect(chat.Exit).ToHaveTextAsync("Баромади тез");
        await Assertions.Expect(chat.Answers.Last).ToHaveAttributeAsync("lang", "tg");
    }

    [Theory]
    [InlineData(1280, 800, 2, false)]
    [InlineData(1280, 800, 4, false)]
    [InlineData(360, 740, 1, true)]
    [InlineData(320, 480, 1, true)]
    public async Task Zoom_small_windows_and_the_dark_lose_nothing(int width, int height, float zoom, bool dark)
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync(new Screen(width, height, dark, zoom)));
        await chat.BeginAsync("Oʻzbekcha");
        await chat.ChooseAsync(1);
        await chat.Choices.First.WaitForAsync();
        Assert.Equal(0, await chat.Window.OverflowAsync());
        Assert.Equal("", await chat.Window.AxeAsync());
        await Assertions.Expect(chat.Exit).ToBeInViewportAsync(new() { Ratio = 1 });
        await chat.Box.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(chat.Exit).ToBeInViewportAsync(new() { Ratio = 1 });
        await chat.Window.PictureAsync($"chat-{width}-zoom-{zoom}-{(dark ? "dark" : "light")}");
    }

    [Fact]
    public async Task Letters_of_double_size_fit_a_small_phone()
    {
        await using var chat = new ChatWindow(await fixture.OpenAsync(Screen.Phone));
        await chat.BeginAsync("Тоҷикӣ");
        await chat.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        Assert.Equal(0, await chat.Window.OverflowAsync());
        await Assertions.Expect(chat.Exit).ToBeInViewportAsync();
        await chat.Window.PictureAsync("chat-letters-200");
    }

    /// <summary>Keeps a picture for the README when asked to: <c>HOTLINE_PICTURES=1</c>.</summary>
    internal static void Picture(byte[] picture, string name)
    {
        Assert.InRange(picture.Length, 5_000, 400_000);
        if (Environment.GetEnvironmentVariable("HOTLINE_PICTURES") is not "1") return;
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "src", "desk", "pictures"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name + ".png"), picture);
    }

    private static async Task PressUntilAsync(IPage page, string key, string wanted)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync(key);
            if (await page.EvaluateAsync<bool>("wanted => document.activeElement.textContent === wanted || document.activeElement.localName === wanted", wanted)) return;
        }

        Assert.Fail($"'{wanted}' cannot be reached with {key}.");
    }
}
