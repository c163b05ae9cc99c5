using Hotline.FunctionalTests.Running;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>One running program and one chromium for all browser tests. Every test opens its own window, without anything of the others.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Where quick exit leads in these tests. Nothing on the network answers there: the window does.</summary>
    internal const string ExitUrl = "https://exit.example/";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private bool welcomed;

    internal RunningHotline Hotline { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Hotline = await RunningHotline.StartAsync(new Dictionary<string, string> { ["WebChat:ExitUrl"] = ExitUrl, ["Locales:AllowDrafts"] = "true" });
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Hotline is null) return;
        await Hotline.DisposeAsync();
        await File.WriteAllLinesAsync(Path.Combine(Window.OutputFolder, "browser-hotline.log"), Hotline.Output);
    }

    internal Task<Window> OpenAsync(Screen? screen = null) => Window.OpenAsync(browser, Hotline, screen ?? Screen.Desktop);

    /// <summary>A window with a signed-in operator. The first one makes the account by the link that the program printed.</summary>
    internal async Task<DeskWindow> SignInAsync(Screen? screen = null)
    {
        var desk = new DeskWindow(await OpenAsync(screen));
        if (welcomed) await desk.SignInAsync(DeskWindow.Password);
        else await desk.WelcomeAsync(Hotline.WelcomeCode);
        welcomed = true;
        return desk;
    }
}

/// <summary>The browser tests share the program, so they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
