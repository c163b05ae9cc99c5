using System.Collections.Concurrent;
using System.Text.Json;
using Hotline.FunctionalTests.Running;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>One window of the browser. What the page complains about (a blocked script, an exception) fails the test when the window closes.</summary>
internal sealed class Window : IAsyncDisposable
{
    private const string Silent =
        """
        () => [...document.querySelectorAll('main, main section')].filter(part => part.checkVisibility()).filter(part => {
          const rest = part.cloneNode(true);
          rest.querySelectorAll('h1, h2, h3, thead, caption').forEach(heading => heading.remove());
          return rest.textContent.trim() === '' && !rest.querySelector('input, select, textarea, button, img, svg, canvas');
        }).map(part => part.textContent || part.className || part.tagName)
        """;

    /// <summary>How much the part that lacks most room does not show, in pixels.</summary>
    private const string Below = "Math.max(0, ...[...document.querySelectorAll('.room, .facts, .queue, .undelivered, .mantine-Modal-content, .mantine-Drawer-content')].map(part => part.scrollHeight - part.clientHeight))";

    /// <summary>A picture is no taller: two hundred people in a queue look alike.</summary>
    private const int Tallest = 3000;

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

    /// <inheritdoc cref="Chromium.OpenAsync"/>
    public static async Task<Window> OpenAsync(IBrowser browser, RunningHotline hotline, Screen screen, string? session, string? place)
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
            ExtraHTTPHeaders = place is null ? null : new Dictionary<string, string> { ["X-Forwarded-For"] = place },
        });
        context.SetDefaultTimeout(Chromium.Patience);
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

    /// <summary>How many pixels the page is wider than its window, or its room than its place: a room scrolls by itself.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("Math.max(...[document.documentElement, ...document.querySelectorAll('.room')].map(e => e.scrollWidth - e.clientWidth))");

    /// <summary>The visible buttons and links that are too small for a thumb, by name.</summary>
    public Task<string[]> SmallTargetsAsync() => Page.EvaluateAsync<string[]>(
        "[...document.querySelectorAll('button, select, textarea')].filter(e => e.checkVisibility()).filter(e => { const r = e.getBoundingClientRect(); return r.height < 44 || r.width < 44; }).map(e => e.textContent || e.id)");

    /// <summary>Waits until no visible part of the room has a heading at most, and nothing that says why: no words, nothing to press or to fill in.</summary>
    public async Task EveryPlaceSpeaksAsync()
    {
        using var patience = new CancellationTokenSource(Chromium.Patience);
        string[] silent;
        while ((silent = await Page.EvaluateAsync<string[]>(Silent)).Length > 0 && !patience.IsCancellationRequested) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Empty(silent);
    }

    /// <summary>What axe finds, and what is wider than the screen, fails; a picture of it is left for people to look at.</summary>
    public async Task LookAsync(string picture, bool whole = false)
    {
        Assert.Equal("", await AxeAsync());
        Assert.Equal(0, await OverflowAsync());
        await PictureAsync(picture, whole);
    }

    /// <summary>
    /// Leaves a picture of what is on the screen, or of the page from its top to its end. Where the parts of the page scroll by themselves, as on a laptop, the window is as tall for it as they are.
    /// </summary>
    public async Task<byte[]> PictureAsync(string name, bool whole = false)
    {
        var folder = Directory.CreateDirectory(Path.Combine(OutputFolder, "screens"));
        var screen = Page.ViewportSize!;
        var below = await Page.EvaluateAsync<int>(Below);
        var options = new PageScreenshotOptions { Path = Path.Combine(folder.FullName, name + ".png"), FullPage = whole };
        if (below == 0) return await Page.ScreenshotAsync(options);
        // Whoever reads further up in a talk reads there afterwards too.
        var read = await Page.EvaluateAsync<double>("document.querySelector('.talk')?.scrollTop ?? 0");
        await Page.SetViewportSizeAsync(screen.Width, Math.Min(screen.Height + below, Tallest));
        var picture = await Page.ScreenshotAsync(options);
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        await Page.EvaluateAsync("top => document.querySelector('.talk')?.scrollTo({ top })", read);
        return picture;
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }
}
