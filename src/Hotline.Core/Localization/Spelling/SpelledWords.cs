using Hotline.Core.Dialogs;
using Hotline.Core.Localization.Uzbek;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization.Spelling;

/// <summary>
/// The words of all lines that are said, for a dictionary to judge: each once, with every place. Left out are placeholders, words that people type, names, words of the
/// other script, and in a translation what stands in the source as it is (a quoted Russian sentence). Pure.
/// </summary>
public static class SpelledWords
{
    /// <summary>Of the scripts themselves, which are in English. A script has no line numbers for its texts: 1 stands for all.</summary>
    public static IReadOnlyList<SpelledWord> Of(Publication publication) => Collect(
        ScriptLines.Of(publication).Where(l => !l.IsTyped).SelectMany(l => TextWords.Of(l.Text.Source, hyphens: true)
            .Where(w => IsAsked(w) && !w.Any(TextWords.IsCyrillic))
            .Select(w => (w, w, new SpelledPlace(l.File, 1, l.Text.Context)))));

    /// <summary>Of a file of translations. Uzbek Latin is asked in Cyrillic, the only script that has a dictionary.</summary>
    public static IReadOnlyList<SpelledWord> Of(Publication publication, LocaleTag locale, PoFile file, ScriptExceptions exceptions)
    {
        var typed = ScriptLines.Of(publication).Where(l => l.IsTyped).Select(l => l.Text.Context).ToHashSet(StringComparer.Ordinal);
        var latin = locale == UzbekTwin.Latin;
        return Collect(file.Entries.Where(e => e is { Obsolete: false, IsTranslated: true, Context: not null } && !typed.Contains(e.Context)).SelectMany(Words));

        IEnumerable<(string, string, SpelledPlace)> Words(PoEntry entry)
        {
            var source = TextWords.Of(entry.Id, hyphens: true).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return entry.Strings.SelectMany(s => TextWords.Of(s, hyphens: true))
                .Where(w => IsAsked(w) && !source.Contains(w) && (latin ? !w.Any(TextWords.IsCyrillic) : !w.Any(TextWords.IsLatin)))
                .Select(w => (w, latin ? UzbekTwin.ToCyrillic(w, exceptions) : w, new SpelledPlace($"locales/{locale}.po", entry.Line, entry.Context!)));
        }
    }

    private static bool IsAsked(string word) => word.Length > 1 && !TextWords.Names.Contains(word);

    private static List<SpelledWord> Collect(IEnumerable<(string Written, string Asked, SpelledPlace Place)> words) =>
        [.. words.GroupBy(w => w.Written, StringComparer.Ordinal).Select(g => new SpelledWord(g.Key, g.First().Asked, [.. g.Select(w => w.Place).Distinct()]))];
}
