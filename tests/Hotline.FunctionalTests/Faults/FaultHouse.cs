using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;
using Hotline.Storage.Protection;

namespace Hotline.FunctionalTests.Faults;

/// <summary>
/// Real programs behind one door, on the Redis that each is given, with a Telegram that calls their webhook. They share the data folder too, as two processes
/// on one server do: on Redis nobody holds the folder for itself, and the journal goes into the one casebook.
/// </summary>
internal sealed class FaultHouse : IAsyncDisposable
{
    /// <summary>A reply whose sender died is handed out when its lease ends; nothing that comes after it may go first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int LeaseSeconds = 4;

    /// <summary>Longer than a report of what was sent waits while Redis is away.</summary>
    private const int SendLeaseSeconds = 12;

    /// <summary>A third of the lease at most: an answer that does not come is a matter of the one who asked. Long enough for a busy machine, whose late answers would be lost ones.</summary>
    private const int AnswerSeconds = 4;

    private readonly TemporaryFolder folder = new();
    private readonly List<RunningHotline> programs = [];

    private int known;

    private FaultHouse(FakeTelegramServer telegram, FrontDoor door) => (Telegram, Door) = (telegram, door);

    public FakeTelegramServer Telegram { get; }

    public IReadOnlyList<RunningHotline> Programs => programs;

    public IReadOnlyList<Writer> People { get; private set; } = [];

    /// <summary>Messages of the people that the program has confirmed to Telegram.</summary>
    public int Confirmed => People.Sum(p => p.Confirmed.Count);

    /// <summary>Whether all programs run still, as they were started.</summary>
    public bool Runs => programs.TrueForAll(p => !p.Ended.IsCompleted);

    private FrontDoor Door { get; }

    /// <summary>Two programs, each with its connection to the one Redis.</summary>
    public static Task<FaultHouse> StartAsync(string one, string other) =>
        StartAsync([new() { ["Runtime:Redis"] = one }, new() { ["Runtime:Redis"] = other }]);

    /// <summary>A program for each of <paramref name="programs"/>, its own settings before those of the house, with names of the environment among them.</summary>
    public static async Task<FaultHouse> StartAsync(IReadOnlyList<Dictionary<string, string>> programs)
    {
        var house = new FaultHouse(await FakeTelegramServer.StartAsync(), await FrontDoor.OpenAsync());
        try
        {
            var settings = house.Settings();
            foreach (var own in programs)
                house.programs.Add(await RunningHotline.StartAsync(own.Concat(settings).DistinctBy(setting => setting.Key).ToDictionary(), house.folder.File("data")));
            house.Door.LeadTo(house.programs.Select(p => p.Port));
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    /// <summary>New people, of whom no test before knows anything.</summary>
    public void Welcome(int people)
    {
        People = [.. Enumerable.Range(700003000 + known, people).Select(id => new Writer(Telegram, Telegram.Person(id, "en")))];
        known += people;
    }

    public void EverybodyWrites()
    {
        foreach (var person in People) person.Writes();
    }

    /// <summary>A program was killed: it may have read the answer to the newest reply of each person, and have died before it could write that down.</summary>
    public void LeavesUnreported()
    {
        foreach (var person in People)
            if (Telegram.SentTo(person.Id) is [.., var newest])
                newest.AnswerMaybeLost = true;
    }

    public Task UntilConfirmedAsync(int messages) => Telegram.UntilAsync(() => Confirmed >= messages, $"{messages} messages confirmed; {Confirmed} were");

    /// <summary>
    /// Everybody writes once more, in peace, and all is counted when that is answered: replies go in order, so whatever was under way comes before the last one.
    /// Returns how many replies came twice.
    /// </summary>
    public async Task<int> ReckonAsync()
    {
        EverybodyWrites();
        await Telegram.UntilAsync(() => People.All(p => p.HasHeardTheLast && p.IsConfirmed), "the last answer to everybody", Patience);
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
        folder.Dispose();
    }

    private Dictionary<string, string> Settings()
    {
        var locales = folder.File("locales");
        Directory.CreateDirectory(locales);
        return new()
        {
            ["Runtime:LeaseSeconds"] = $"{LeaseSeconds}",
            ["Runtime:SendLeaseSeconds"] = $"{SendLeaseSeconds}",
            ["Protection:MasterKey"] = MasterKey.NewText(),
            ["PublicUrl"] = Door.Url,
            ["Dialogs"] = Path.Combine(Repository.Root, "tests", "Hotline.FunctionalTests", "Faults", "dialogs"),
            ["Locales"] = locales,
            ["Defaults:Locale"] = "en",
            ["Telegram:Token"] = Telegram.Token,
            ["Telegram:ApiUrl"] = Telegram.Url,
            ["Telegram:WebhookSecret"] = "a-secret",
            ["Telegram:AnswerSeconds"] = $"{AnswerSeconds}",
            ["Telegram:PerSecond"] = "0",
            ["Telegram:PerChatPerSecond"] = "0",
            ["Flood:RepliesPerMinute"] = "0",
        };
    }
}
