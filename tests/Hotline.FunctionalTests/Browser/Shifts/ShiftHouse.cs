using System.Globalization;
using System.Text.Json;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Program;
using Hotline.FunctionalTests.Running;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Storage.Redis;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>
/// A hotline as a larger deployment has it, people who write to it by Telegram, and a chromium for those who answer: the runtime on Redis, the casebook on PostgreSQL, behind a proxy. Its tests share it, so each
/// has people and operators of a language that no other has: "take next" gives it its own people.
/// </summary>
public sealed class ShiftHouse : IAsyncLifetime
{
    /// <summary>A language of which nobody is on duty before a day that comes: who waits in it is told when.</summary>
    internal const string OffDuty = "tg";

    private readonly IReadOnlyList<(string Name, string Value)> more;
    private Dictionary<string, string> settings = [];
    private Chromium? chromium;
    private RedisServer? redis;
    private PostgresServer? postgres;
    private DeskOperator root = null!;
    private long people = 700_000_900;
    private int places;

    public ShiftHouse()
        : this([])
    {
    }

    /// <summary>A house with settings of its own besides.</summary>
    internal ShiftHouse(params IReadOnlyList<(string Name, string Value)> more) => this.more = more;

    internal RunningHotline Hotline { get; private set; } = null!;

    internal FakeTelegramServer Telegram { get; private set; } = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Telegram = await FakeTelegramServer.StartAsync(speed: 1);
        redis = await RedisServer.StartAsync();
        postgres = await PostgresServer.StartAsync();
        await postgres.CreateAsync("hotline");
        settings = new Dictionary<string, string>(Telegram.Settings)
        {
            ["Runtime:Redis"] = redis.Address,
            ["Casebook:Postgres"] = postgres.ConnectionTo("hotline"),
            ["Protection:MasterKey"] = MasterKey.NewText(),
            ["Locales:AllowDrafts"] = "true",
            ["TrustedProxies"] = "127.0.0.1",
            ["Duty:Hours"] = $"Mon-Sun 00:00-24:00; {OffDuty} = {TimeProvider.System.GetUtcNow().AddDays(3).ToString("ddd", CultureInfo.InvariantCulture)} 09:00-18:00",
            // What a killed program was doing is done again when its lease ends.
            ["Runtime:LeaseSeconds"] = "6",
            ["Runtime:SendLeaseSeconds"] = "6",
            ["Telegram:AnswerSeconds"] = "2",
        };
        foreach (var (name, value) in more) settings[name] = value;
        Hotline = await RunningHotline.StartAsync(settings);
        root = new DeskOperator(Hotline);
        await root.WelcomeAsync("ky");
        chromium = await Chromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (Hotline is not null)
        {
            await Hotline.DisposeAsync();
            await File.WriteAllLinesAsync(Path.Combine(Window.OutputFolder, $"shift-hotline-{Hotline.Port}.log"), Hotline.Output);
        }

        if (Telegram is not null) await Telegram.DisposeAsync();
        if (redis is not null) await redis.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
    }

    /// <summary>Starts the program again, with other settings where some are named; null takes one back.</summary>
    internal async Task StartAgainAsync(params (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
            if (value is null) settings.Remove(name);
            else settings[name] = value;
        await Hotline.StartAgainAsync();
    }

    /// <summary>A window that nobody has signed in to. Each comes from a place of its own: how often one place may try is no matter of these tests.</summary>
    internal async Task<DeskWindow> OpenAsync(Screen? screen = null) =>
        new(await chromium!.OpenAsync(Hotline, screen ?? Screen.Desktop, place: $"198.51.100.{Interlocked.Increment(ref places)}"));

    /// <summary>A one-time link for an account.</summary>
    internal async Task<string> InviteAsync(IReadOnlyList<string> roles, params string[] grants)
    {
        using var answer = await root.PostAsync("/api/v1/invitations", new { roles, grants });
        answer.EnsureSuccessStatusCode();
        return "/desk#welcome=" + JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Now)).RootElement.GetProperty("code").GetString();
    }

    /// <summary>A new operator, who is signed in and sees the queue. They sign in by their alias in small letters.</summary>
    internal Task<DeskWindow> OperatorAsync(string alias, string language, params string[] grants) => ColleagueAsync(alias, language, ["operator"], grants);

    /// <summary>A new account of any roles, made past the page that makes one: that page has its own tests.</summary>
    internal async Task<DeskWindow> ColleagueAsync(string alias, string language, string[] roles, params string[] grants)
    {
        var code = (await InviteAsync(roles, grants)).Split('=')[1];
        var desk = await OpenAsync();
        await using var account = await desk.PostAsync("welcome", new { code, name = alias.ToLowerInvariant(), alias, password = DeskWindow.Password, languages = new[] { language } });
        Assert.True(account.Ok, await account.TextAsync());
        await desk.Page.GotoAsync("/desk");
        await desk.Button("Take next").WaitForAsync();
        return desk;
    }

    /// <summary>Somebody who is asked whether there is danger.</summary>
    internal async Task<TelegramTalk> ArrivesAsync(string language)
    {
        var talk = new TelegramTalk(Telegram, Telegram.Person(Interlocked.Increment(ref people), language));
        talk.Person.Starts();
        // A telephone in one of these says little of its owner, so the bot asks.
        if (language is "en" or "ru") await talk.TapsAsync(language);
        return talk;
    }

    /// <summary>Somebody who taps these choices, then asks for a human.</summary>
    internal async Task<TelegramTalk> CallsAsync(string language, params string[] choices)
    {
        var talk = await ArrivesAsync(language);
        foreach (var choice in choices) await talk.TapsAsync(choice);
        await talk.WritesAsync("/operator");
        return talk;
    }

    /// <summary>The first page of the queue as the server tells it, as soon as it shows what is asked for.</summary>
    internal async Task<JsonElement> QueueAsync(Func<JsonElement, bool> shows)
    {
        while (true)
        {
            var queue = await root.GetAsync("/api/v1/queue");
            if (shows(queue)) return queue;
            await Task.Delay(50, Now);
        }
    }

    /// <summary>The id of a case that waits in this language.</summary>
    internal async Task<string> WaitingAsync(string language)
    {
        var queue = await QueueAsync(queue => In(queue, language).Any());
        return In(queue, language).First().GetProperty("id").GetString()!;
    }

    private static IEnumerable<JsonElement> In(JsonElement queue, string language) =>
        queue.GetProperty("cases").EnumerateArray().Where(found => found.GetProperty("language").GetString() == language);
}

/// <summary>Shifts on a day like others. They run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class CalmShift : ICollectionFixture<ShiftHouse>
{
    public const string Name = "browser: calm shift";
}

/// <summary>Shifts on a day on which everything comes together, in a house of their own.</summary>
[CollectionDefinition(Name)]
public sealed class BusyShift : ICollectionFixture<ShiftHouse>
{
    public const string Name = "browser: busy shift";
}
