using System.CommandLine;
using System.Text.Json;
using Hotline.Core.Messaging;
using Hotline.Server.Commands.Erasing;
using Hotline.Server.Commands.Publishing;
using Hotline.Server.Settings;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Export;
using Hotline.Storage.Protection;
using Hotline.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Hotline.Server.Commands;

/// <summary><c>hotline export CHANNEL ADDRESS --to FILE</c>: everything that is stored of a person, as one archive that only this user can read. Works beside a running <c>serve</c>.</summary>
internal static class ExportCommand
{
    private const string CaseChannel = "case";

    public static Command Create()
    {
        var channel = new Argument<string>("CHANNEL") { Description = $"{string.Join(", ", ChatCommand.Channels.Keys)}; or the word case, and a case's code for ADDRESS." };
        channel.AcceptOnlyFromAmong([.. ChatCommand.Channels.Keys, CaseChannel]);
        var address = new Argument<string>("ADDRESS") { Description = "The Telegram chat id, the phone number with +, or the code of a case." };
        var to = new Option<string>("--to") { Description = "A new file for the archive, for example person.zip.", Required = true };
        var json = new Option<bool>("--json") { Description = "One JSON object at the end instead of words, for scripts." };
        var command = new Command("export", "Write everything that is stored of a person into one archive, for them; or what was published into a folder.") { channel, address, to, json, ExportDialogsCommand.Create() };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() =>
            RunAsync(result.GetValue(channel)!, result.GetValue(address)!.Trim(), result.GetValue(to)!, result.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string channel, string address, string to, bool json, CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read([]);
        var data = HostFolder.WithCasebook(configuration);
        var beside = SqliteRuntime.IsInUse(data);
        await using var services = beside ? ErasureServices.BesideServe(configuration) : await ErasureServices.AloneAsync(configuration, cancellationToken);
        // A key that is not the store's finds nobody: the address would get another name.
        if (StoreInspection.ReadRuntime(data) is { Fingerprint: { } written }) services.GetRequiredService<MasterKey>().EnsureWrote(written, data);
        if (!beside) await services.GetRequiredService<ErasureHere>().CatchUpAsync(cancellationToken);
        var people = services.GetRequiredService<KnownPeople>();
        var known = await (channel == CaseChannel ? people.OfCaseAsync(address, cancellationToken) : people.AtAsync(new Address(new ChannelId(channel), address), cancellationToken));
        if (known is null) throw new SettingsException(KnownPeople.Nobody(channel == CaseChannel, channel));
        var export = services.GetRequiredService<PersonExport>();
        var person = await export.FindAsync(known.Conversations[0].Value, cancellationToken) ?? throw new SettingsException(KnownPeople.Nobody(channel == CaseChannel, channel));
        await NoteAsync(services, cancellationToken);
        await WriteAsync(export, person, to, quiet: json, cancellationToken);
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new ExportLine(Path.GetFullPath(to), person.Contact, person.Lines, person.Files), CommandJson.Default.ExportLine)
            : $"Done: {Path.GetFullPath(to)}: {person.Lines} messages, {person.Files} files. Only this user can read it. Hand it to the person in a safe way, then delete it here.");
        return Guarded.Ok;
    }

    /// <summary>Nothing half stays: what was begun and not finished is deleted.</summary>
    private static async Task WriteAsync(PersonExport export, ExportedPerson person, string to, bool quiet, CancellationToken cancellationToken)
    {
        await using var file = NewFile(to);
        try
        {
            if (quiet) await export.WriteAsync(person, file, progress: null, cancellationToken);
            else
                await AnsiConsole.Progress().StartAsync(async shown =>
                {
                    // Lines are read twice, for both forms.
                    var task = shown.AddTask("Writing", maxValue: Math.Max(1, 2 * person.Lines + person.Files));
                    await export.WriteAsync(person, file, new Told(task), cancellationToken);
                    task.Value = task.MaxValue;
                });
        }
        catch
        {
            File.Delete(to);
            throw;
        }
    }

    private static FileStream NewFile(string path)
    {
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileStream(path, create);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new SettingsException($"{path} is there already. Name a new file.");
        }
        catch (DirectoryNotFoundException)
        {
            throw new SettingsException($"There is no folder for {path}. Make it first, or name a file elsewhere.");
        }
    }

    private static async Task NoteAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContextAsync(cancellationToken);
        context.Audit.Add(new AuditEntry { At = services.GetRequiredService<TimeProvider>().GetUtcNow(), What = "person_export" });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Told at once and in order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Told(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Increment(value);
    }
}

/// <summary>What was written, as <c>hotline export --json</c> prints it.</summary>
internal sealed record ExportLine(string File, string Pseudonym, int Lines, int Files);
