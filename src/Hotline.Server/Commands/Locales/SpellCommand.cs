using System.CommandLine;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization.Spelling;
using Hotline.Core.Messaging;

namespace Hotline.Server.Commands.Locales;

/// <summary>
/// <c>hotline locales spell [TAG]</c>: asks the system's dictionaries about every word of the texts. A word that neither the dictionary nor the translators' list
/// (<c>locales/words/TAG.txt</c>) knows is a fault, and the exit code 1. Kazakh's dictionary knows too little for that: its words are shown when it is asked for alone.
/// </summary>
internal static class SpellCommand
{
    // Both scripts of Uzbek are asked in Cyrillic, and share a list.
    private static readonly Tongue[] Tongues =
    [
        new("en", "en_US", "en"), new("ru", "ru_RU", "ru"), new("uz-Latn", "uz_UZ", "uz-Cyrl"), new("uz-Cyrl", "uz_UZ", "uz-Cyrl"), new("kk", "kk_KZ", "kk", IsGate: false),
    ];

    public static Command Create()
    {
        var tag = new Argument<string?>("TAG") { Description = $"One language only: {string.Join(", ", Tongues.Select(t => t.Tag))}.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("spell", "Look up every word of the texts in the dictionaries of hunspell.") { tag };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() => RunAsync(result.GetValue(tag), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string? tag, CancellationToken cancellationToken)
    {
        var tongues = Tongues.Where(t => tag is null || t.Tag == tag).ToArray();
        if (tongues.Length == 0)
        {
            await Console.Error.WriteLineAsync($"There is no dictionary for '{tag}'. There is one for {string.Join(", ", Tongues.Select(t => t.Tag))}; the others are checked by their letters: hotline locales check");
            return Guarded.Misused;
        }

        var content = LocaleFiles.Open();
        var errors = 0;
        foreach (var tongue in tongues)
        {
            var faults = await FaultsAsync(content, tongue, cancellationToken);
            if (tongue.IsGate) errors += faults.Count;
            if (tongue.IsGate || tag is not null)
                foreach (var fault in faults) Console.WriteLine(fault);
            Console.WriteLine($"{tongue.Tag,-8} {faults.Count} unknown words{(tongue.IsGate ? "" : $", to be looked at: hotline locales spell {tongue.Tag}")}");
        }

        return errors == 0 ? Guarded.Ok : Guarded.Failed;
    }

    private static async Task<IReadOnlyList<Fault>> FaultsAsync(LocaleFiles content, Tongue tongue, CancellationToken cancellationToken)
    {
        var locale = new LocaleTag(tongue.Tag);
        if (locale != LocaleTag.English && !content.Translated.Contains(locale)) return [];
        var words = locale == LocaleTag.English
            ? SpelledWords.Of(content.Scripts)
            : SpelledWords.Of(content.Scripts, locale, await content.ReadAsync(locale, cancellationToken), await content.ExceptionsAsync(cancellationToken));
        var accepted = await content.AcceptedAsync(tongue.List, cancellationToken);
        var unknown = await Hunspell.UnknownAsync(tongue.Dictionary, words.Select(w => w.Asked), cancellationToken);
        return [.. accepted.Judge(words, unknown, tongue.Dictionary, $"locales/words/{tongue.List}.txt")];
    }

    private sealed record Tongue(string Tag, string Dictionary, string List, bool IsGate = true);
}
