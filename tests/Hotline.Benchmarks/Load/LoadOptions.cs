using System.Globalization;

namespace Hotline.Benchmarks.Load;

/// <summary>How long, how often and with whom is measured.</summary>
internal sealed record LoadOptions
{
    public const string Memory = "memory";

    private const double ShortestWithRamp = 3;

    public IReadOnlyList<string> Settings { get; init; } = [];

    public double Seconds { get; init; } = 10;

    public double WarmUp { get; init; } = 10;

    public int Rounds { get; init; } = 3;

    /// <summary>People at work at once; null: as each setting says.</summary>
    public int? People { get; init; }

    public int RepeatPercent { get; init; } = 5;

    /// <summary>Whom to compare with; null: as each setting says.</summary>
    public string? Against { get; init; }

    /// <summary>Others to run beside.</summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    /// <summary>Conversations left half-way, for <c>memory</c>.</summary>
    public int Conversations { get; init; } = 100_000;

    /// <summary>Write the tables into README.md.</summary>
    public bool Table { get; init; }

    /// <summary>The first second of a run is not measured: all begin at once.</summary>
    public double RampUp => Seconds < ShortestWithRamp ? 0 : 1;

    public static string Usage =>
        $"""
        tests/bench load [setting …] [options]

        Settings (none named: all):
        {string.Join('\n', Setting.All.Select(s => $"  {s.Name,-10} {s.Title}"))}
          {Memory,-10} bytes in Redis and memory of the server with conversations left half-way

        Options:
          --seconds 10            measured time of one run
          --warm-up 10            time at full speed before it
          --rounds 3              runs of each contestant, in turns; the tables show medians
          --people N              people at work at once (default: as the setting says)
          --repeat-percent 5      updates that are delivered a second time
          --against NAME          whom Hotline is compared with (default: floor; telegraf for sqlite)
          --peers NAME,NAME       others to run beside: {string.Join(", ", Contestant.Others.Select(o => o.Name))}
          --conversations 100000  for {Memory}
          --long                  1,000,000 conversations for {Memory}
          --table                 write the tables into tests/Hotline.Benchmarks/README.md
        """;

    private static readonly Dictionary<string, Func<LoadOptions, LoadOptions>> Flags = new()
    {
        ["--table"] = options => options with { Table = true },
        ["--long"] = options => options with { Conversations = 1_000_000 },
    };

    private static readonly Dictionary<string, Func<LoadOptions, string, LoadOptions>> Values = new()
    {
        ["--seconds"] = (options, value) => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
        ["--warm-up"] = (options, value) => options with { WarmUp = double.Parse(value, CultureInfo.InvariantCulture) },
        ["--rounds"] = (options, value) => options with { Rounds = Number(value) },
        ["--people"] = (options, value) => options with { People = Number(value) },
        ["--repeat-percent"] = (options, value) => options with { RepeatPercent = int.Parse(value, CultureInfo.InvariantCulture) },
        ["--against"] = (options, value) => options with { Against = Contestant.Named(value).Name },
        ["--peers"] = (options, value) => options with { Peers = [.. value.Split(',').Select(name => Contestant.Named(name).Name)] },
        ["--conversations"] = (options, value) => options with { Conversations = Number(value) },
    };

    /// <summary>From the words behind <c>load</c>.</summary>
    /// <exception cref="BenchmarkException">A word is not known, or a number is none.</exception>
    public static LoadOptions Read(IReadOnlyList<string> words)
    {
        var (options, settings) = (new LoadOptions(), new List<string>());
        for (var i = 0; i < words.Count; i++)
        {
            if (Flags.TryGetValue(words[i], out var flag)) options = flag(options);
            else if (Values.TryGetValue(words[i], out var value)) options = Apply(options, value, words[i], words.ElementAtOrDefault(++i));
            else if (words[i] == Memory || Setting.All.Any(s => s.Name == words[i])) settings.Add(words[i]);
            else throw new BenchmarkException($"'{words[i]}' is no setting and no option.\n\n{Usage}");
        }

        return options with { Settings = settings.Count > 0 ? settings : [.. Setting.All.Select(s => s.Name), Memory] };
    }

    private static LoadOptions Apply(LoadOptions options, Func<LoadOptions, string, LoadOptions> set, string name, string? value)
    {
        try
        {
            return set(options, value ?? throw new FormatException());
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw new BenchmarkException($"{name} needs a number above 0, or a name.");
        }
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture) is > 0 and var number ? number : throw new FormatException();
}
