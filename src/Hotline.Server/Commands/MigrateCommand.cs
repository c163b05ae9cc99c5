using System.CommandLine;
using Hotline.Server.Settings;
using Hotline.Storage.Casebook;

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
            await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCasebook().BuildServiceProvider();
            await services.GetRequiredService<CasebookMigrator>().MigrateAsync(cancellationToken);
            Console.WriteLine("The casebook is up to date.");
            return Guarded.Ok;
        }));
        return command;
    }
}
