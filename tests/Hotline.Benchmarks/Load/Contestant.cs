namespace Hotline.Benchmarks.Load;

/// <summary>Where a contestant finds what it works with.</summary>
/// <param name="Port">The port that it listens on.</param>
/// <param name="Redis">The port of its Redis; null for none.</param>
/// <param name="Api">The address of Telegram's API.</param>
/// <param name="Data">A folder of its own.</param>
internal sealed record Place(int Port, int? Redis, string Api, string Data);

/// <summary>A bot that can play the driver's talk: how it is started, and where its webhook is.</summary>
/// <param name="Name">Its name in tables and on the command line.</param>
/// <param name="Webhook">The path that updates are posted to.</param>
/// <param name="PeerFolder">The folder among the peers whose npm packages it needs; null for none.</param>
/// <param name="ReadyPath">What answers 2xx when it is ready; null when listening is enough.</param>
/// <param name="Start">How to start it there.</param>
internal sealed record Contestant(string Name, string Webhook, string? PeerFolder, string? ReadyPath, Func<Place, Command> Start)
{
    public const string HotlineName = "Hotline";

    private const string PeerWebhook = "/telegram/webhook";
    private const string ReadyLine = "The Telegram webhook is registered";

    /// <summary>All that can be named on the command line, beside Hotline itself.</summary>
    public static readonly IReadOnlyList<Contestant> Others =
    [
        new("floor", PeerWebhook, null, null, place => new Command("dotnet", OutsideBench.Floor) { Environment = Settings(place) }),
        new("floor-own-resp", PeerWebhook, null, null, place => new Command("dotnet", OutsideBench.Floor) { Environment = With(Settings(place), "REDIS_CLIENT", "own") }),
        Node("telegraf"), Node("grammy-session"), Node("grammy-conversations"), Node("botframework"), Node("bare-node"), Node("bottender", "bottender"),
    ];

    public static readonly Contestant Hotline = new(HotlineName, "/webhooks/telegram", null, "/health/ready", StartHotline);

    /// <summary>The line in its log without which it is not ready yet; null for none.</summary>
    public string? LogLine => Name == HotlineName ? ReadyLine : null;

    /// <summary>A contestant by its name.</summary>
    /// <exception cref="BenchmarkException">Nobody has that name.</exception>
    public static Contestant Named(string name) => Others.FirstOrDefault(other => other.Name == name)
        ?? throw new BenchmarkException($"No contestant is called '{name}'. Known: {string.Join(", ", Others.Select(other => other.Name))}.");

    private static Contestant Node(string name, string folder = "node") => new(
        name, PeerWebhook, folder, null, place => new Command("node", OutsideBench.Peer($"{folder}/{name}.js")) { Environment = With(Settings(place), "NODE_ENV", "production") });

    private static Dictionary<string, string> Settings(Place place) => new()
    {
        ["PORT"] = $"{place.Port}",
        ["REDIS_PORT"] = $"{place.Redis}",
        ["API_ROOT"] = place.Api,
        ["SECRET"] = LoadDriver.Secret,
        ["TOKEN"] = LoadDriver.Token,
    };

    private static Dictionary<string, string> With(Dictionary<string, string> settings, string name, string value)
    {
        settings[name] = value;
        return settings;
    }

    /// <summary>The real program with all guarantees on; only the limits of Telegram and of floods are off, because one person of the driver writes hundreds of times a second.</summary>
    private static Command StartHotline(Place place)
    {
        var address = $"http://127.0.0.1:{place.Port}";
        var settings = new Dictionary<string, string>
        {
            ["Data"] = place.Data,
            ["Urls"] = address,
            ["PublicUrl"] = address,
            ["Telegram__Token"] = LoadDriver.Token,
            ["Telegram__ApiUrl"] = place.Api,
            ["Telegram__WebhookSecret"] = LoadDriver.Secret,
            ["Telegram__PerSecond"] = "0",
            ["Telegram__PerChatPerSecond"] = "0",
            ["Flood__RepliesPerMinute"] = "0",
            ["Locales__AllowDrafts"] = "true",
        };
        if (place.Redis is not { } redis) return new Command("dotnet", Repository.Program, "serve") { Environment = settings, Folder = Folders.Benchmarks };
        settings["Runtime__Redis"] = $"127.0.0.1:{redis}";
        settings["Protection__MasterKey"] = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        return new Command("dotnet", Repository.Program, "serve") { Environment = settings, Folder = Folders.Benchmarks };
    }
}
