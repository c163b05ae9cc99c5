using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Browser;

/// <summary>One running program and one chromium for the browser tests of one collection. Every test opens its own window, without anything of the others.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Where quick exit leads in these tests. Nothing on the network answers there: the window does.</summary>
    internal const string ExitUrl = "https://exit.example/";

    private Chromium chromium = null!;
    private string? session;

    internal RunningHotline Hotline { get; private set; } = null!;

    /// <summary>What the program is told besides.</summary>
    internal IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        Hotline = await RunningHotline.StartAsync(new Dictionary<string, string>(Settings) { ["WebChat:ExitUrl"] = ExitUrl, ["Locales:AllowDrafts"] = "true", ["TrustedProxies"] = "127.0.0.1" });
        chromium = await Chromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (Hotline is null) return;
        await Hotline.DisposeAsync();
        await File.WriteAllLinesAsync(Path.Combine(Window.OutputFolder, $"browser-hotline-{Hotline.Port}.log"), Hotline.Output);
    }

    /// <summary>A window that nobody has signed in to; with a <paramref name="place"/>, from that address, for a test that knocks at the desk more often than one place may beside the other tests.</summary>
    internal Task<Window> OpenAsync(Screen? screen = null, Chromium? another = null, string? place = null) => (another ?? chromium).OpenAsync(Hotline, screen ?? Screen.Desktop, place: place);

    /// <summary>
    /// A window of the operator, in the one session that most tests share: a browser that signed in for every test would try passwords faster than the desk lets anybody.
    /// A test that ends its session takes one of its own, by <see cref="SignInAnewAsync"/>. It is a window of the collection's browser, or of <paramref name="another"/>.
    /// </summary>
    internal async Task<DeskWindow> SignInAsync(Screen? screen = null, Chromium? another = null)
    {
        await WelcomeAsync();
        var desk = new DeskWindow(await (another ?? chromium).OpenAsync(Hotline, screen ?? Screen.Desktop, session));
        await desk.Page.GotoAsync("/desk");
        await desk.Button("Take next").WaitForAsync();
        return desk;
    }

    /// <summary>A window of the operator in a session of its own, by the password.</summary>
    internal async Task<DeskWindow> SignInAnewAsync()
    {
        await WelcomeAsync();
        var desk = new DeskWindow(await OpenAsync());
        await desk.SignInAsync(DeskWindow.Password);
        await desk.Button("Take next").WaitForAsync();
        return desk;
    }

    /// <summary>Sees to it that the operator's account is there. The first time, it is made by the link that the program printed, and its session is kept.</summary>
    internal async Task WelcomeAsync()
    {
        if (session is not null) return;
        await using var first = new DeskWindow(await OpenAsync());
        await first.WelcomeAsync(Hotline.WelcomeCode);
        session = await first.Page.Context.StorageStateAsync();
    }
}

/// <summary>The tests of the person's page share a program, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ChatBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser: chat";
}

/// <summary>The tests of the desk's page share another program, so that nobody waits there but whom they sent, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DeskBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser: desk";
}

/// <summary>The tests of rooms where nobody waits (accounts, numbers, what was done, languages) share a third program beside the desk's, because together they would take as long as all others.</summary>
[CollectionDefinition(Name)]
public sealed class RoomsBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser: rooms of the desk";
}
