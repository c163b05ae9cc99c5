using System.CommandLine;
using Hotline.Server.Settings;
using Hotline.Storage.Backup;
using Hotline.Storage.Casebook;
using Spectre.Console;

namespace Hotline.Server.Commands;

/// <summary><c>hotline backup TO</c> copies the data folder while the program runs; <c>hotline backup restore FROM</c> puts a copy back.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var to = new Argument<string?>("TO") { Description = "A new folder for the copy.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Argument<string>("FROM") { Description = "The folder of a backup." };
        var restore = new Command("restore", "Put a backup into the data folder. Stop hotline and move the old stores aside first.") { from };
        restore.SetAction((result, cancellationToken) => Guarded.RunAsync(() => RestoreAsync(result.GetValue(from)!, cancellationToken)));
        var command = new Command("backup", "Copy the data folder while hotline runs, data and keys apart.") { to, restore };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() => result.GetValue(to) is { } target
            ? WriteAsync(target, cancellationToken)
            : throw new SettingsException("Name a new folder for the backup: hotline backup /backups/2026-03-02")));
        return command;
    }

    private static async Task<int> WriteAsync(string target, CancellationToken cancellationToken)
    {
        var (data, onRedis, media, postgres) = Stores();
        await AnsiConsole.Status().StartAsync($"Copying {Markup.Escape(data)}", _ => DataBackup.WriteAsync(data, target, onRedis, cancellationToken, media, postgres));
        Console.WriteLine($"Done: {Path.GetFullPath(target)}");
        Console.WriteLine($"Keep {KeyFiles(onRedis, postgres)} apart from the other files and destroy that after 30 days: people who asked to be deleted live on in it.");
        if (onRedis) Console.WriteLine("It holds the casebook. What is under way is on Redis, and Redis is backed up by its own file: deploy/README.md says how.");
        Console.WriteLine("The master key is not in it. Keep a copy of that in a third place.");
        return Guarded.Ok;
    }

    private static async Task<int> RestoreAsync(string from, CancellationToken cancellationToken)
    {
        var (data, onRedis, media, postgres) = Stores();
        await DataBackup.RestoreAsync(from, data, onRedis, cancellationToken, media, postgres);
        Console.WriteLine($"Restored into {data}. Start hotline: people who were deleted since the backup are deleted again.");
        if (onRedis) Console.WriteLine("That was the casebook. What was under way is in Redis' own file: put that back with Redis stopped, or go on with the one that it has.");
        return Guarded.Ok;
    }

    /// <summary>Where the keys are: what is a file has its keys in one, and what PostgreSQL has in another.</summary>
    private static string KeyFiles(bool onRedis, CasebookOptions? postgres) =>
        postgres is null ? DataBackup.KeysFileName : onRedis ? DataBackup.KeysDumpName : $"{DataBackup.KeysFileName} and {DataBackup.KeysDumpName}";

    private static (string Data, bool OnRedis, string? Media, CasebookOptions? Postgres) Stores()
    {
        var configuration = HotlineConfiguration.Read([]);
        return (
            HostFolder.Of(configuration),
            !string.IsNullOrEmpty(configuration["Runtime:Redis"]),
            configuration["Media:Folder"] is { Length: > 0 } media ? media : null,
            HostFolder.IsOnPostgres(configuration) ? new CasebookOptions { Postgres = configuration["Casebook:Postgres"] } : null);
    }
}
