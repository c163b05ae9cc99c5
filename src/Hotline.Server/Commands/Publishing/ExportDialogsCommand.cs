using System.CommandLine;
using Hotline.Core.Dialogs.Loading;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands.Publishing;

/// <summary><c>hotline export dialogs DIR</c>: writes the files of a publication into a folder, byte for byte as they were published, to be looked at, changed and published again. Works beside a running <c>serve</c>.</summary>
internal static class ExportDialogsCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder that gets dialogs/ and locales/." };
        var number = new Option<long?>("--number") { Description = "Which publication; the current one without it." };
        var replace = new Option<bool>("--replace") { Description = "The folder has scripts: change them into those of the publication, and delete those that it has not. READMEs stay." };
        var command = new Command("dialogs", "Write the scripts and texts that were published into a folder.") { folder, number, replace };
        command.SetAction((result, cancellationToken) => ServerScripts.RunAsync(
            changes: false, (scripts, token) => RunAsync(scripts, result.GetValue(folder)!, result.GetValue(number), result.GetValue(replace), token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServerScripts scripts, string folder, long? number, bool replace, CancellationToken cancellationToken)
    {
        var (entry, source) = await scripts.FindAsync(number, cancellationToken);
        var root = Path.GetFullPath(folder);
        // A casebook from elsewhere may hold anything.
        if (source.Files.Keys.FirstOrDefault(path => !IsBelow(root, path)) is { } outside)
            throw new SettingsException($"Publication {entry.Number} has a file that would not lie in {root}: '{outside}'. Nothing was written. Whoever can write the casebook put it there: look into that first.");
        var there = PublicationSource.FromFolders(Path.Combine(root, "dialogs"), Path.Combine(root, "locales"));
        if (there.Files.Count > 0 && there.Hash != source.Hash && !replace)
            throw new SettingsException($"There are other scripts in {root}. Name a new folder, or add --replace to change them into those of publication {entry.Number}.");
        // What was published before conversations belonged to a publication says nothing about them.
        var hasTests = source.Files.Keys.Any(IsTest);
        foreach (var path in there.Files.Keys.Where(path => !source.Files.ContainsKey(path) && (hasTests || !IsTest(path)))) File.Delete(Path.Combine(root, path));
        foreach (var (path, text) in source.Files) await WriteAsync(Path.Combine(root, path), text, cancellationToken);
        Console.WriteLine($"Done: {PlanText.Count(source.Files.Count, "file")} of publication {entry.Number} in {root}. 'hotline publish {folder} --why ...' brings changes back.");
        return Guarded.Ok;
    }

    private static bool IsBelow(string root, string path) => Path.GetFullPath(Path.Combine(root, path)).StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsTest(string path) => path.StartsWith(PublicationSource.Tests, StringComparison.Ordinal);

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, cancellationToken);
    }
}
