using System.CommandLine;
using System.Text;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands;

/// <summary><c>hotline locales</c>: brings the files of translations up to the scripts, and says how far each language is.</summary>
internal static class LocalesCommand
{
    public static Command Create()
    {
        var update = new Command("update", "Bring new and changed lines into every file of translations.");
        update.SetAction((_, cancellationToken) => Guarded.RunAsync(() => UpdateAsync(cancellationToken)));
        var stats = new Command("stats", "Say how many lines of each language are done, draft, stale and missing.");
        stats.SetAction((_, cancellationToken) => Guarded.RunAsync(() => StatsAsync(cancellationToken)));
        return new Command("locales", "Translations.") { update, stats };
    }

    private static async Task<int> UpdateAsync(CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read([]);
        var folders = ContentFolders.Of(configuration);
        var publication = Scripts(folders, configuration);
        foreach (var locale in Translated(publication))
        {
            var path = Path.Combine(folders.Locales, $"{locale}.po");
            var existing = await ReadAsync(path, cancellationToken);
            var text = LocaleUpdater.Update(publication, locale, existing).Write();
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            Console.WriteLine(Line(locale, PoFile.Read(path, text).File));
        }

        return Guarded.Ok;
    }

    private static async Task<int> StatsAsync(CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read([]);
        var folders = ContentFolders.Of(configuration);
        foreach (var locale in Translated(Scripts(folders, configuration)))
            if (await ReadAsync(Path.Combine(folders.Locales, $"{locale}.po"), cancellationToken) is { } file) Console.WriteLine(Line(locale, file));
        return Guarded.Ok;
    }

    /// <summary>The scripts alone: a fault in a translation must not stop the command that mends it.</summary>
    private static Publication Scripts(ContentFolders folders, IConfiguration configuration)
    {
        var result = PublicationReader.Read(folders.Source(), new ReadOptions(Translations: false));
        return result.Publication ?? folders.ReadOrThrow(configuration).Publication;
    }

    private static IEnumerable<LocaleTag> Translated(Publication publication) => publication.Settings.Locales.Select(l => l.Tag).Where(t => t != LocaleTag.English);

    private static async Task<PoFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return null;
        var (file, faults) = PoFile.Read(Path.GetFileName(path), await File.ReadAllTextAsync(path, cancellationToken));
        var errors = faults.Where(f => f.Severity == FaultSeverity.Error).ToArray();
        return errors.Length == 0 ? file : throw new SettingsException($"Nothing was changed. Mend these first:\n{string.Join('\n', errors.Select(f => $"  {f}"))}");
    }

    private static string Line(LocaleTag locale, PoFile file)
    {
        var lines = file.Entries.Where(e => !e.Obsolete).ToArray();
        int Count(Func<PoEntry, bool> which) => lines.Count(which);
        return $"{locale,-8} {lines.Length} lines: {Count(e => !e.IsTranslated)} missing, {Count(e => e.Flags.Contains(PoEntry.FuzzyFlag))} stale, {Count(e => e.Flags.Contains(PoEntry.DraftFlag))} draft";
    }
}
