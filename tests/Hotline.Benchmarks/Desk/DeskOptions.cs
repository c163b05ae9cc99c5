using System.Globalization;
using Hotline.Benchmarks.Load;
using Hotline.Benchmarks.Seeding;

namespace Hotline.Benchmarks.Desk;

/// <summary>What to measure the desk on, from the words behind <c>desk</c>.</summary>
internal sealed record DeskOptions
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    public const string Usage =
        """
        tests/bench desk [sqlite] [postgres] [options]

        Options:
          --open 10000       cases that wait
          --closed 200000    cases that are closed
          --desks 200        connected desks, each an account of its own; half of them on each of two servers
          --calls 200        requests of each kind
          --events 50        events that every desk is told of
          --new 200          new cases
          --per-second 5     new cases a second
          --number 1         as in: tests/bench seed --help
        """;

    private static readonly Dictionary<string, Func<DeskOptions, int, DeskOptions>> Numbers = new()
    {
        ["--open"] = (options, number) => options with { Plan = options.Plan with { Open = number } },
        ["--closed"] = (options, number) => options with { Plan = options.Plan with { Closed = number } },
        ["--number"] = (options, number) => options with { Plan = options.Plan with { Number = number } },
        ["--desks"] = (options, number) => options with { Desks = number },
        ["--calls"] = (options, number) => options with { Calls = number },
        ["--events"] = (options, number) => options with { Events = number },
        ["--new"] = (options, number) => options with { New = number },
        ["--per-second"] = (options, number) => options with { PerSecond = number },
    };

    public IReadOnlyList<string> Databases { get; init; } = [Sqlite, Postgres];

    public SeedPlan Plan { get; init; } = new();

    public int Desks { get; init; } = 200;

    public int Calls { get; init; } = 200;

    public int Events { get; init; } = 50;

    public int New { get; init; } = 200;

    public int PerSecond { get; init; } = 5;

    /// <summary>Cases that are taken, with all the warming up, and some pages that stay.</summary>
    private int LeastOpen => (2 * Calls) + Events + 250;

    /// <summary>From the words behind <c>desk</c>.</summary>
    /// <exception cref="BenchmarkException">A word is not known, or a number is none.</exception>
    public static DeskOptions Read(IReadOnlyList<string> words)
    {
        var (options, databases) = (new DeskOptions(), new List<string>());
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is Sqlite or Postgres) databases.Add(words[i]);
            else if (Numbers.TryGetValue(words[i], out var set)) options = set(options, Number(words[i], words.ElementAtOrDefault(++i)));
            else throw new BenchmarkException($"'{words[i]}' is no database and no option.\n\n{Usage}");
        }

        if (options.Desks < Crowd.Least) throw new BenchmarkException($"--desks wants {Crowd.Least} or more: half of them take cases at once.");
        if (options.Plan.Open < options.LeastOpen) throw new BenchmarkException($"--open wants {options.LeastOpen} or more: so many cases are taken, and the queue must have pages still.");
        return databases.Count == 0 ? options : options with { Databases = databases };
    }

    private static int Number(string name, string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new BenchmarkException($"{name} wants a number above 0.\n\n{Usage}");
}
