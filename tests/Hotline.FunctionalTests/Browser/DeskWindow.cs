using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>The desk as an operator sees it.</summary>
internal sealed class DeskWindow(Window window) : IAsyncDisposable
{
    public const string Name = "amina";
    public const string Password = "seven quiet rivers";

    public IPage Page => window.Page;

    public Window Window => window;

    public ILocator Waiting => Region("Waiting").Locator("[data-case]");

    public ILocator Own => Region("Your cases").Locator("[data-case]");

    public ILocator Said => Page.Locator(".said .words");

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public ILocator Known => Region("What we know");

    public ILocator Urgency => Page.Locator(".case-head .badge");

    /// <summary>The box for the reply.</summary>
    public ILocator Reply => Page.Locator("#reply");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Region(string name) => Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    /// <summary>Goes to a room of the desk by the bar.</summary>
    public Task GoAsync(string room) => Page.Locator(".bar").GetByRole(AriaRole.Link, new() { Name = room, Exact = true }).ClickAsync();

    /// <summary>Opens the menu, whatever language it is in.</summary>
    public Task OpenMenuAsync() => Page.Locator(".bar button").ClickAsync();

    /// <summary>Changes the language of the page: before the desk the switch stands open, at the desk it is in the menu.</summary>
    public async Task SpeakAsync(string language)
    {
        var choice = Page.Locator($"select:has(option[value={language}])");
        var inside = await Page.Locator(".bar").IsVisibleAsync();
        if (inside) await OpenMenuAsync();
        await choice.SelectOptionAsync(language);
        if (!inside) return;
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Dialog).ToHaveCountAsync(0);
    }

    public async Task WelcomeAsync(string code)
    {
        await JoinAsync("/desk#welcome=" + code, Name, "Amina");
        await Button("Take next").WaitForAsync();
    }

    /// <summary>Makes an account by an invitation's link, for one language or for all.</summary>
    public async Task JoinAsync(string link, string name, string alias, string? language = null)
    {
        await Page.GotoAsync(link);
        await Page.GetByLabel("Name for signing in").FillAsync(name);
        await Page.GetByLabel("Name that people see").FillAsync(alias);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        foreach (var box in await Page.Locator("input[name=languages]" + (language is null ? "" : $"[value={language}]")).AllAsync()) await box.CheckAsync();
        await Button("Make the account").ClickAsync();
    }

    public async Task SignInAsync(string password, string name = Name)
    {
        await Page.GotoAsync("/desk");
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Button("Sign in").ClickAsync();
    }

    public async Task SignOutAsync()
    {
        await OpenMenuAsync();
        await Button("Sign out").ClickAsync();
        await Page.GetByText("You are signed out.").WaitForAsync();
    }

    /// <summary>A call of the desk's API as this window's page would make it, with its session and antiforgery value.</summary>
    public async Task<IAPIResponse> PostAsync(string path, object body)
    {
        await using var me = await Page.APIRequest.GetAsync("/api/v1/me");
        var antiforgery = (await me.JsonAsync())!.Value.GetProperty("antiforgery").GetString()!;
        return await Page.APIRequest.PostAsync("/api/v1/" + path, new() { DataObject = body, Headers = new Dictionary<string, string> { ["X-Hotline-Antiforgery"] = antiforgery } });
    }

    /// <inheritdoc cref="Window.LookAsync"/>
    public Task LookAsync(string picture, bool whole = false) => window.LookAsync(picture, whole);

    /// <summary>Sends what stands in the box.</summary>
    public async Task ReplyAsync(string words)
    {
        await Reply.FillAsync(words);
        await Button("Send reply").ClickAsync();
    }

    /// <summary>A line of the talk with exactly these words.</summary>
    public ILocator Line(string words) => Page.Locator(".said").GetByText(words, new() { Exact = true });

    /// <summary>Takes the most urgent person and waits for the whole screen.</summary>
    public async Task TakeNextAsync()
    {
        await Button("Take next").ClickAsync();
        await Reply.WaitForAsync();
    }

    /// <summary>Closes the case that is open, with an outcome.</summary>
    public async Task CloseAsync(string outcome)
    {
        await Button("Close").ClickAsync();
        await Page.GetByLabel("What came of it?").SelectOptionAsync(new SelectOptionValue { Label = outcome });
        await Button("Close the case").ClickAsync();
        await Assertions.Expect(Dialog).ToHaveCountAsync(0);
    }

    /// <summary>Closes every case that other tests left behind.</summary>
    public async Task ClearAsync()
    {
        await Region("Waiting").WaitForAsync();
        await Region("Your cases").WaitForAsync();
        while (true)
        {
            if (await Own.CountAsync() > 0) await Own.First.ClickAsync();
            else if (await Waiting.CountAsync() > 0) await Button("Take next").ClickAsync();
            else return;
            // Of a person who was erased there is no box for a reply, and nothing but this.
            await Button("Close").WaitForAsync();
            var before = Page.Url;
            await CloseAsync("Contact lost");
            await Assertions.Expect(Page).Not.ToHaveURLAsync(before);
            await Button("Take next").WaitForAsync();
            await Assertions.Expect(Page.Locator($"[data-case='{before[(before.LastIndexOf('/') + 1)..]}']")).ToHaveCountAsync(0);
        }
    }

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
