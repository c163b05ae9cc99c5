using Hotline.FunctionalTests.Running;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>Debian's chromium, for the windows of one collection. Disposing ends it.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>How long the browser waits for what must come, in milliseconds: long enough for a busy machine, and nothing waits so long where all is well.</summary>
    public const int Patience = 30_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // A microphone that hums, and is given when a page asks for it.
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>The build without a desktop of its own draws and runs pages as the <paramref name="whole"/> browser does, at half of the processor's time; only notices it has none, and no key of its own that stops loading.</summary>
    public static async Task<Chromium> StartAsync(bool whole = false)
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        return new(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = whole ? "/usr/bin/chromium" : "/usr/bin/chromium-headless-shell", Args = Arguments }));
    }

    /// <summary>A window as of a browser of its own; with a <paramref name="session"/>, of one that has signed in before; with a <paramref name="place"/>, from that address, as a proxy tells it.</summary>
    public Task<Window> OpenAsync(RunningHotline hotline, Screen screen, string? session = null, string? place = null) => Window.OpenAsync(browser, hotline, screen, session, place);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
