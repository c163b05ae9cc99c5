using System.Globalization;
using Hotline.Benchmarks.Load;

namespace Hotline.Benchmarks.Seeding;

/// <summary>What to invent, and which casebook to put it into.</summary>
internal sealed record SeedOptions(SeedPlan Plan, string Data, string? Postgres = null, string? MasterKey = null)
{
    public const string Usage =
        """
        tests/bench seed --data FOLDER [options]

        Fills an empty casebook with people who do not exist. One that holds anything is refused.

        Options:
          --data FOLDER      the data folder: SQLite's casebook.db and master.key are made in it
          --postgres WORDS   an Npgsql connection string: into that database instead. Protection__MasterKey must be set
          --open 10000       cases that wait
          --closed 200000    cases that are closed
          --number 1         any number; the same one gives the same people
        """;

    /// <summary>As the program reads them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings
    {
        get
        {
            yield return new("Data", Data);
            if (Postgres is not null) yield return new("Casebook:Postgres", Postgres);
            if (MasterKey is not null) yield return new("Protection:MasterKey", MasterKey);
        }
    }

    /// <summary>From the words behind <c>seed</c>.</summary>
    /// <exception cref="BenchmarkException">A word is not known, a number is none, or no folder is named.</exception>
    public static SeedOptions Read(IReadOnlyList<string> words)
    {
        var options = new SeedOptions(new SeedPlan(), Data: "");
        for (var i = 0; i < words.Count; i += 2)
        {
            var value = words.ElementAtOrDefault(i + 1) ?? throw new BenchmarkException($"{words[i]} wants a value.\n\n{Usage}");
            options = words[i] switch
            {
                "--data" => options with { Data = value },
                "--postgres" => options with { Postgres = value },
                "--open" => options with { Plan = options.Plan with { Open = Number(words[i], value) } },
                "--closed" => options with { Plan = options.Plan with { Closed = Number(words[i], value) } },
                "--number" => options with { Plan = options.Plan with { Number = Number(words[i], value) } },
                _ => throw new BenchmarkException($"'{words[i]}' is no option.\n\n{Usage}"),
            };
        }

        return options.Data.Length > 0 || options.Postgres is not null ? options : throw new BenchmarkException($"Name a new folder: --data FOLDER.\n\n{Usage}");
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new BenchmarkException($"{name} wants a number, not '{value}'.\n\n{Usage}");
}
