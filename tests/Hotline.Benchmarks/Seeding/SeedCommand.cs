using System.Diagnostics;
using System.Globalization;
using Hotline.Benchmarks.Load;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Hotline.Benchmarks.Seeding;

/// <summary><c>tests/bench seed</c>: a casebook full of invented people, to measure on or to look at.</summary>
internal static class SeedCommand
{
    public static Task<int> RunAsync(string[] words) => Measuring.RunAsync(async cancellationToken =>
    {
        if (words is ["--help"] or ["-h"])
        {
            Console.WriteLine(SeedOptions.Usage);
            return 0;
        }

        var options = SeedOptions.Read(words);
        await FillAsync(options, cancellationToken);
        Console.WriteLine(options.Postgres is null
            ? $"Done. Look at it: Data={Path.GetFullPath(options.Data)} dotnet run --project src/Hotline.Server -- serve"
            : "Done. Look at it: start hotline with the same Casebook:Postgres and Protection:MasterKey.");
        return 0;
    });

    /// <summary>Fills the casebook that the options name, and shows how far it is.</summary>
    /// <exception cref="BenchmarkException">It is not empty, or cannot be opened.</exception>
    public static async Task FillAsync(SeedOptions options, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(options.Settings).Build();
        await using (var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCasebook().AddSingleton<InventedCasebook>().BuildServiceProvider())
        {
            try
            {
                await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
                {
                    var (task, rows, began) = (progress.AddTask("cases", maxValue: options.Plan.Cases), 0L, Stopwatch.GetTimestamp());
                    await services.GetRequiredService<InventedCasebook>().FillAsync(
                        options.Plan,
                        (cases, written) =>
                        {
                            rows += written;
                            task.Increment(cases);
                            task.Description = string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0} cases, {rows:N0} rows, {rows / Stopwatch.GetElapsedTime(began).TotalSeconds:N0} rows/s");
                        },
                        cancellationToken);
                });
            }
            catch (Exception fault) when (fault is SeedRefusedException or StorageStartException or CasebookAwayException or CasebookTooNewException)
            {
                throw new BenchmarkException(fault.Message);
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
