using System.CommandLine;
using Hotline.Server.Settings;
using Hotline.Storage.Casebook;
using Serilog;

namespace Hotline.Server.Commands;

/// <summary><c>hotline migrate</c>: brings the casebook to this program's version, as <c>serve</c> does at its start.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var settings = SettingsArgument.Create();
        var command = new Command("migrate", "Bring the stores to this program's version. Settings may follow as Name=value.") { settings };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var configuration = HotlineConfiguration.Read(result.Settings(settings));
            // A database that is away is waited for as by serve, and each try is told.
            await using var log = LogSetup.Create(configuration, toTerminal: true);
            await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging(logs => logs.AddSerilog(log)).AddCasebook().BuildServiceProvider();
            await services.GetRequiredService<CasebookMigrator>().MigrateAsync(cancellationToken, patient: true);
            Console.WriteLine("The casebook is up to date.");
            return Guarded.Ok;
        }));
        return command;
    }
}
