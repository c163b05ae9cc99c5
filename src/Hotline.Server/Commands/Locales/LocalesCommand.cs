using System.CommandLine;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;

namespace Hotline.Server.Commands.Locales;

/// <summary><c>hotline locales</c>: brings the files of translations up to the scripts, checks them, and takes them to those who work without Git and back.</summary>
internal static class LocalesCommand
{
    public static Command Create()
    {
        var update = new Command("update", "Bring new and changed lines into every file of translations.");
        update.SetAction((_, cancellationToken) => Guarded.RunAsync(() => UpdateAsync(cancellationToken)));
        var stats = new Command("stats", "Say how many lines of each language are done, draft, stale and missing.");
        stats.SetAction((_, cancellationToken) => Guarded.RunAsync(() => StatsAsync(cancellationToken)));
        return new Command("locales", "Translations.")
        {
            update, stats, CheckLocalesCommand.Create(), SpellCommand.Create(), TransliterateCommand.Create(), SheetCommands.Export(), SheetCommands.Import(),
        };
    }

    private static async Task<int> UpdateAsync(CancellationToken cancellationToken)
    {
        var content = LocaleFiles.Open();
        foreach (var locale in content.Translated)
        {
            var file = LocaleUpdater.Update(content.Scripts, locale, await content.FindAsync(locale, cancellationToken));
            await content.WriteAsync(locale, file, cancellationToken);
            Console.WriteLine(Line(locale, file));
        }

        return Guarded.Ok;
    }

    private static async Task<int> StatsAsync(CancellationToken cancellationToken)
    {
        var content = LocaleFiles.Open();
        foreach (var locale in content.Translated)
            if (await content.FindAsync(locale, cancellationToken) is { } file) Console.WriteLine(Line(locale, file));
        return Guarded.Ok;
    }

    private static string Line(LocaleTag locale, PoFile file)
    {
        var lines = file.Entries.Where(e => !e.Obsolete).ToArray();
        return $"{locale,-8} {lines.Length} lines: {lines.Count(e => !e.IsTranslated)} missing, {lines.Count(e => e.IsFuzzy)} stale, {lines.Count(e => e.IsDraft)} draft";
    }
}
