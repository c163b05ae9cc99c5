using System.CommandLine;
using Hotline.Core.Localization.Uzbek;

namespace Hotline.Server.Commands.Locales;

/// <summary><c>hotline locales transliterate</c>: writes <c>uz-Cyrl.po</c> from <c>uz-Latn.po</c>, by rule and by the list <c>words/uz-exceptions.txt</c>. Lines marked <c># by hand</c> stay.</summary>
internal static class TransliterateCommand
{
    public static Command Create()
    {
        var command = new Command("transliterate", "Make the Uzbek Cyrillic texts from the Latin ones.");
        command.SetAction((_, cancellationToken) => Guarded.RunAsync(() => RunAsync(cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var content = LocaleFiles.Open();
        var latin = await content.ReadAsync(content.Locale(UzbekTwin.Latin.Value), cancellationToken);
        var cyrillic = await content.ReadAsync(content.Locale(UzbekTwin.Cyrillic.Value), cancellationToken);
        var made = UzbekTwin.Make(latin, cyrillic, await content.ExceptionsAsync(cancellationToken));
        await content.WriteAsync(UzbekTwin.Cyrillic, made, cancellationToken);
        var changed = made.Entries.Zip(cyrillic.Entries).Where(p => !p.First.Strings.SequenceEqual(p.Second.Strings, StringComparer.Ordinal)).Select(p => p.First.Context).ToArray();
        foreach (var context in changed) Console.WriteLine($"  {context}");
        Console.WriteLine($"{UzbekTwin.Cyrillic} {changed.Length} lines changed.");
        return Guarded.Ok;
    }
}
