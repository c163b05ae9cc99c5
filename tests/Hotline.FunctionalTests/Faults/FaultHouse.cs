using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Redis;

namespace Hotline.FunctionalTests.Faults;

/// <summary>
/// Two real programs behind one door, on one real Redis that flushes every write, with a Telegram that calls their webhook. They share the data folder too, as two processes
/// on one server do: on Redis nobody holds the folder for itself, and the journal goes into the one casebook.
/// </summary>
internal sealed class FaultHouse : IAsyncDisposable
{
    /// <summary>A reply whose sender died is handed out when its lease ends; nothing that comes after it may go first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private readonly List<RunningHotline> programs = [];

    private FaultHouse(RedisServer redis, FakeTelegramServer telegram, FrontDoor door, int people)
    {
        (Redis, Telegram, Door) = (redis, telegram, door);
        People = [.. Enumerable.Range(0, people).Select(i => new Writer(telegram, telegram.Person(700003000 + i, "en")))];
    }

    public RedisServer Redis { get; }

    public FakeTelegramServer Telegram { get; }

    public IReadOnlyList<RunningHotline> Programs => programs;

    public IReadOnlyList<Writer> People { get; }

    /// <summary>Messages that the program has confirmed to Telegram.</summary>
    public int Confirmed => Telegram.Deliveries.Count(d => d.Status is >= 200 and < 300);

    private FrontDoor Door { get; }

    /// <summary>Starts everything; <paramref name="between"/> may put something between the programs and Redis, and returns the address to use.</summary>
    public static async Task<FaultHouse> StartAsync(int people, Func<RedisServer, string>? between = null)
    {
        var house = new FaultHouse(await RedisServer.StartAsync("--appendfsync", "always"), await FakeTelegramServer.StartAsync(speed: 4), await FrontDoor.OpenAsync(), people);
        try
        {
            var settings = house.Settings(between?.Invoke(house.Redis) ?? house.Redis.Address);
            for (var i = 0; i < 2; i++) house.programs.Add(await RunningHotline.StartAsync(settings, house.folder.File("data")));
            house.Door.LeadTo(house.programs.Select(p => p.Port));
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    public void EverybodyWrites()
    {
        foreach (var person in People) person.Writes();
    }

    public Task UntilConfirmedAsync(int messages) => Telegram.UntilAsync(() => Confirmed >= messages, $"{messages} messages confirmed; {Confirmed} were");

    /// <summary>
    /// Everybody writes once more, in peace, and all is counted when that is answered: replies go in order, so whatever was under way comes before the last one.
    /// Returns how many replies came twice.
    /// </summary>
    public async Task<int> ReckonAsync()
    {
        EverybodyWrites();
        await Telegram.UntilAsync(() => People.All(p => p.HasHeardTheLast), "the last answer to everybody", Patience);
        var accounts = People.Select(p => p.Account()).ToArray();
        Assert.True(accounts.All(a => a.Faults.Count == 0), string.Join('\n', accounts.SelectMany(a => a.Faults)));
        var doubled = accounts.Sum(a => a.Doubled);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Confirmed} messages in, {People.Sum(p => Telegram.SentTo(p.Id).Count)} replies out, {doubled} of them twice because the provider's answer was lost.");
        return doubled;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs) await program.DisposeAsync();
        await Door.DisposeAsync();
        await Telegram.DisposeAsync();
        await Redis.DisposeAsync();
        folder.Dispose();
    }

    private Dictionary<string, string> Settings(string redis)
    {
        var locales = folder.File("locales");
        Directory.CreateDirectory(locales);
        return new()
        {
            ["Runtime:Redis"] = redis,
            ["Protection:MasterKey"] = MasterKey.NewText(),
            ["PublicUrl"] = Door.Url,
            ["Dialogs"] = Path.Combine(RunningHotline.RepositoryRoot, "tests", "Hotline.FunctionalTests", "Faults", "dialogs"),
            ["Locales"] = locales,
            ["Defaults:Locale"] = "en",
            ["Telegram:Token"] = Telegram.Token,
            ["Telegram:ApiUrl"] = Telegram.Url,
            ["Telegram:WebhookSecret"] = "a-secret",
            ["Telegram:PerSecond"] = "0",
            ["Telegram:PerChatPerSecond"] = "0",
            ["Flood:RepliesPerMinute"] = "0",
        };
    }
}
