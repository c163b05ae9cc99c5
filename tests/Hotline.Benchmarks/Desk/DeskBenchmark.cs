using System.Globalization;
using Hotline.Benchmarks.Load;

namespace Hotline.Benchmarks.Desk;

/// <summary>The desk on a full casebook: how soon its requests are answered, and how soon every connected desk hears of what happens.</summary>
internal static class DeskBenchmark
{
    /// <summary>Returns 0; 1 when a desk was never told of something; 2 when nothing could be measured. A goal that is not met is told and changes nothing.</summary>
    public static Task<int> RunAsync(string[] words) => Measuring.RunAsync(cancellationToken => RunAsync(words, cancellationToken));

    private static async Task<int> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        if (words is ["--help"] or ["-h"])
        {
            Console.WriteLine(DeskOptions.Usage);
            return 0;
        }

        var options = DeskOptions.Read(words);
        if (!File.Exists(Repository.Program)) throw new BenchmarkException($"The program is not at {Repository.Program}. tests/bench builds it, or: dotnet build src/Hotline.Server -c Release");
        Folders.Prepare();
        var machine = await Measuring.MachineAsync(cancellationToken);
        var complete = true;
        foreach (var database in options.Databases)
        {
            var figures = await MeasureAsync(database, options, cancellationToken);
            complete &= figures.All(figure => figure.IsComplete);
            Console.WriteLine();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"**{(database == DeskOptions.Sqlite ? "SQLite, one server" : "PostgreSQL and Redis, two servers")}**: {options.Plan.Open:N0} cases wait, {options.Plan.Closed:N0} are closed, {options.Desks} desks are connected"));
            Console.WriteLine();
            Console.Write(MarkdownTable.Write([Figure.Heading, .. figures.Select(figure => figure.Cells)]));
        }

        Console.WriteLine();
        Console.WriteLine(machine);
        return complete ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string database, DeskOptions options, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"{database}: inventing people …");
        await using var house = await DeskHouse.OpenAsync(database, options.Plan, cancellationToken);
        try
        {
            await Console.Error.WriteLineAsync($"{database}: {options.Desks} operators sign in …");
            await using var crowd = await Crowd.GatherAsync(house, options.Desks, cancellationToken);
            await Console.Error.WriteLineAsync($"{database}: measuring …");
            var requests = await new DeskRequests(house, crowd, options).MeasureAsync(cancellationToken);
            return [.. requests, .. await new LiveEvents(house, crowd, options).MeasureAsync(cancellationToken)];
        }
        catch (HttpRequestException fault)
        {
            throw new BenchmarkException($"A server could not be asked: {fault.Message}. {await house.LastWordsAsync()}");
        }
    }
}
