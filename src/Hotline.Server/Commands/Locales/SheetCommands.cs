using System.CommandLine;
using System.Text;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization.Sheets;
using Hotline.Core.Messaging;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands.Locales;

/// <summary>
/// <c>hotline locales export TAG FILE</c> writes the texts of one language as a sheet (CSV) for a spreadsheet; <c>hotline locales import TAG FILE</c> takes it back: all of it, or
/// nothing and every fault with its row.
/// </summary>
internal static class SheetCommands
{
    // Spreadsheets take a file without the mark for one in an old character set.
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    public static Command Export()
    {
        var (tag, file) = (Tag(), Sheet());
        var command = new Command("export", "Write the texts of one language as a sheet (CSV) for a spreadsheet.") { tag, file };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() => ExportAsync(result.GetValue(tag)!, result.GetValue(file)!, cancellationToken)));
        return command;
    }

    public static Command Import()
    {
        var (tag, file) = (Tag(), Sheet());
        var command = new Command("import", "Take the translations of a sheet into the texts of one language.") { tag, file };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() => ImportAsync(result.GetValue(tag)!, result.GetValue(file)!, cancellationToken)));
        return command;
    }

    private static Argument<string> Tag() => new("TAG") { Description = "The language: ru, kk, ky, uz-Latn, uz-Cyrl or tg." };

    private static Argument<string> Sheet() => new("FILE") { Description = "The sheet." };

    private static async Task<int> ExportAsync(string tag, string path, CancellationToken cancellationToken)
    {
        var content = LocaleFiles.Open();
        var locale = content.Locale(tag);
        var file = await content.ReadAsync(locale, cancellationToken);
        var russian = locale == LocaleTag.Russian ? null : await content.FindAsync(LocaleTag.Russian, cancellationToken);
        await File.WriteAllTextAsync(path, TranslationSheet.Write(file, russian), Marked, cancellationToken);
        Console.WriteLine($"{path}: {file.Entries.Count(e => !e.Obsolete)} lines.");
        return Guarded.Ok;
    }

    private static async Task<int> ImportAsync(string tag, string path, CancellationToken cancellationToken)
    {
        var content = LocaleFiles.Open();
        var locale = content.Locale(tag);
        if (!File.Exists(path)) throw new SettingsException($"There is no file {path}.");
        var file = await content.ReadAsync(locale, cancellationToken);
        var (changed, faults) = TranslationSheet.Read(file, Path.GetFileName(path), await File.ReadAllTextAsync(path, cancellationToken));
        if (faults.Any(f => f.Severity == FaultSeverity.Error))
            throw new SettingsException($"Nothing was changed. Mend these rows first:\n{string.Join('\n', faults.Select(f => $"  {f}"))}");
        await content.WriteAsync(locale, changed, cancellationToken);
        Console.WriteLine($"{content.PathOf(locale)}: {changed.Entries.Zip(file.Entries).Count(p => !ReferenceEquals(p.First, p.Second))} lines changed.");
        return Guarded.Ok;
    }
}
