using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hotline.Server.Settings;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Retention;
using Spectre.Console;

namespace Hotline.Server.Commands.Erasing;

/// <summary><c>hotline erase due</c>: how much goes by age and when. Reads the casebook alone, so it works beside a running <c>serve</c>, and changes nothing.</summary>
internal static class DueCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a kind, for scripts." };
        var settings = SettingsArgument.Create();
        var command = new Command("due", "Say what goes by its age, and when. Nothing is changed. Other ages may follow as Name=value, to try them.") { json, settings };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var configuration = HotlineConfiguration.Read(result.Settings(settings));
            HostFolder.WithCasebook(configuration);
            await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(RetentionSettings.Read(configuration).Options).AddCasebook().BuildServiceProvider();
            var aged = services.GetRequiredService<AgedData>();
            var forecast = await aged.ForecastAsync(cancellationToken);
            if (result.GetValue(json)) foreach (var kind in forecast) Console.WriteLine(JsonSerializer.Serialize(DueLine.Of(kind), CommandJson.Default.DueLine));
            else Show(forecast, aged.Options.Enabled);
            return Guarded.Ok;
        }));
        return command;
    }

    private static void Show(IReadOnlyList<RetentionForecast> forecast, bool enabled)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("Kind", "After", "Now", "In 7 days", "In 30 days", "");
        foreach (var kind in forecast) table.AddRow(kind.Kind, After(kind.After), Number(kind.Now), Number(kind.Within7Days), Number(kind.Within30Days), kind.Unit);
        AnsiConsole.Write(table);
        Console.WriteLine(enabled
            ? "A running hotline lets them go within the hour. Nothing of a person with an open case goes; later counts hold the earlier ones."
            : "Retention:Enabled is false: nothing goes by its age.");
    }

    private static string After(TimeSpan age) => age == TimeSpan.Zero ? "at once" : age < TimeSpan.FromDays(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0.#} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0.#} days");

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One kind as <c>hotline erase due --json</c> prints it.</summary>
internal sealed record DueLine(string Kind, string Unit, double AfterDays, int Now, int Within7Days, int Within30Days)
{
    public static DueLine Of(RetentionForecast kind) => new(kind.Kind, kind.Unit, kind.After.TotalDays, kind.Now, kind.Within7Days, kind.Within30Days);
}
