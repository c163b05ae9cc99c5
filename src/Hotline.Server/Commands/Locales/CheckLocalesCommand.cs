using System.CommandLine;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Core.Localization.Uzbek;

namespace Hotline.Server.Commands.Locales;

/// <summary>
/// <c>hotline locales check</c>: the gate for texts. What <c>hotline check</c> only warns about in <c>locales/</c> (letters, length, missing and stale lines) fails here, and so does
/// a file that <c>locales update</c> or <c>locales transliterate</c> would change. Drafts are counted and do not fail.
/// </summary>
internal static class CheckLocalesCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Check the texts strictly: letters, lengths, missing lines, canonical writing, Uzbek in both scripts.");
        command.SetAction((_, cancellationToken) => Guarded.RunAsync(() => RunAsync(cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var content = LocaleFiles.Open();
        var (_, read) = content.Folders.Read(content.Folders.Source(), content.Configuration, today: null);
        List<Fault> faults = [.. read.Where(f => f.File.StartsWith("locales/", StringComparison.Ordinal))];
        // What is no PO cannot be held against what it should be.
        if (!faults.Exists(f => f.Code is FaultCode.NotPo or FaultCode.MissingFile)) faults.AddRange(await WritingAsync(content, cancellationToken));
        foreach (var fault in faults) Console.WriteLine(fault.Code == FaultCode.DraftTranslation ? fault : fault with { Severity = FaultSeverity.Error });
        var errors = faults.Count(f => f.Code != FaultCode.DraftTranslation || f.Severity == FaultSeverity.Error);
        Console.WriteLine($"{errors} errors.");
        return errors == 0 ? Guarded.Ok : Guarded.Failed;
    }

    private static async Task<IReadOnlyList<Fault>> WritingAsync(LocaleFiles content, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        foreach (var locale in content.Translated)
        {
            var file = await content.ReadAsync(locale, cancellationToken);
            Compare(locale.Value, await File.ReadAllTextAsync(content.PathOf(locale), cancellationToken), LocaleUpdater.Update(content.Scripts, locale, file).Write(), "hotline locales update", faults);
            if (locale != UzbekTwin.Cyrillic || !content.Translated.Contains(UzbekTwin.Latin)) continue;
            var made = UzbekTwin.Make(await content.ReadAsync(UzbekTwin.Latin, cancellationToken), file, await content.ExceptionsAsync(cancellationToken));
            Compare(locale.Value, file.Write(), made.Write(), "hotline locales transliterate", faults);
        }

        return faults;
    }

    private static void Compare(string locale, string written, string made, string command, List<Fault> faults)
    {
        if (written == made) return;
        var (old, own) = (written.Split('\n'), made.Split('\n'));
        var line = old.Zip(own).TakeWhile(p => p.First == p.Second).Count();
        faults.Add(new Fault($"locales/{locale}.po", line + 1, FaultCode.NotCanonical,
            $"From this line on the file is not as '{command}' writes it ({(line < own.Length ? own[line] : "it ends here")}). Run that command.", FaultSeverity.Error));
    }
}
