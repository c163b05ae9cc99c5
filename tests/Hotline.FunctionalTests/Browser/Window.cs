using System.Collections.Concurrent;
using System.Text.Json;
using Hotline.FunctionalTests.Running;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>One window of the browser. What the page complains about (a blocked script, an exception) fails the test when the window closes.</summary>
internal sealed class Window : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(Repository.Root, "src", "desk", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>What the tests leave behind for people to look at; git ignores it.</summary>
    public static string OutputFolder { get; } = Directory.CreateDirectory(Path.Combine(Repository.Root, "tests", ".out")).FullName;

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    private Window(IBrowserContext context, IPage page, RunningHotline hotline)
    {
        (this.context, Page, Hotline) = (context, page, hotline);
        page.Console += (_, message) =>
        {
            // The network's own failures (offline, refused) are part of some tests; what the page's code or policy says never is.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public RunningHotline Hotline { get; }

    /// <summary>A window as of a browser of its own; with a <paramref name="session"/>, of one that has signed in before.</summary>
    public static async Task<Window> OpenAsync(IBrowser browser, RunningHotline hotline, Screen screen, string? session = null)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = hotline.Http.BaseAddress!.ToString(),
            ViewportSize = new ViewportSize { Width = (int)(screen.Width / screen.Zoom), Height = (int)(screen.Height / screen.Zoom) },
            DeviceScaleFactor = screen.Zoom,
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = screen.Touch,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = screen.Language,
            StorageState = session,
        });
        context.SetDefaultTimeout(BrowserFixture.Patience);
        await context.RouteAsync(BrowserFixture.ExitUrl + "**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<title>Weather</title><p>Sunny.</p>" }));
        return new Window(context, await context.NewPageAsync(), hotline);
    }

    public Task OfflineAsync(bool offline) => context.SetOfflineAsync(offline);

    /// <summary>What axe finds on the page as it stands now: rule and place, one a line; empty when clean.</summary>
    public async Task<string> AxeAsync()
    {
        await Page.EvaluateAsync(Axe.Value + "\n;null");
        var found = await Page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))");
        return string.Join('\n', found.EnumerateArray().Select(violation => violation.GetString()));
    }

    /// <summary>How many pixels the page is wider than its window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>The visible buttons and links that are too small for a thumb, by name.</summary>
    public Task<string[]> SmallTargetsAsync() => Page.EvaluateAsync<string[]>(
        "[...document.querySelectorAll('button, select, textarea')].filter(e => e.checkVisibility()).filter(e => { const r = e.getBoundingClientRect(); return r.height < 44 || r.width < 44; }).map(e => e.textContent || e.id)");

    public async Task<byte[]> PictureAsync(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(OutputFolder, "screens"));
        return await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder.FullName, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }
}
