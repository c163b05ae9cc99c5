using System.Text;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Localization.Uzbek;

/// <summary>
/// Makes the Cyrillic texts from the Latin ones: every line that is said, by the rules of <see cref="UzbekScript"/> and a list of exceptions. Words that people type
/// are another matter, and stay as they are; so does a line with the remark <c># by hand</c>. A line that comes out as it was keeps its flags; a new one is a draft. Pure.
/// </summary>
public static class UzbekTwin
{
    public const string ByHand = "by hand";

    public static readonly LocaleTag Latin = new("uz-Latn");
    public static readonly LocaleTag Cyrillic = new("uz-Cyrl");

    private static readonly string[] Typed = [".words", ".also"];

    public static PoFile Make(PoFile latin, PoFile cyrillic, ScriptExceptions exceptions)
    {
        var own = new Dictionary<string, PoEntry>(StringComparer.Ordinal);
        foreach (var entry in latin.Entries.Where(e => e is { Obsolete: false, Context: not null })) own.TryAdd(entry.Context!, entry);
        return cyrillic with { Entries = [.. cyrillic.Entries.Select(e => e.Obsolete || !own.TryGetValue(e.Context ?? "", out var twin) || IsKept(e) ? e : Entry(e, twin, exceptions))] };
    }

    /// <summary>A text in Cyrillic; placeholders, names and what is Cyrillic already stay.</summary>
    public static string ToCyrillic(string latin, ScriptExceptions exceptions)
    {
        var text = new StringBuilder(latin.Length);
        var end = 0;
        foreach (var range in TextWords.Ranges(latin))
        {
            var (from, length) = range.GetOffsetAndLength(latin.Length);
            text.Append(latin, end, from - end);
            var word = latin[range];
            text.Append(TextWords.Names.Contains(word) || !word.Any(TextWords.IsLatin) ? word : exceptions.ToCyrillic(word));
            end = from + length;
        }

        return text.Append(latin, end, latin.Length - end).ToString();
    }

    private static bool IsKept(PoEntry entry) =>
        entry.Comments.Any(c => c.Trim().StartsWith(ByHand, StringComparison.OrdinalIgnoreCase)) || Typed.Any(t => entry.Context!.EndsWith(t, StringComparison.Ordinal));

    private static PoEntry Entry(PoEntry entry, PoEntry latin, ScriptExceptions exceptions)
    {
        // A question that asks for the language stands in all of them at once.
        IReadOnlyList<string> strings = [.. latin.Strings.Select(s => s == latin.Id ? s : ToCyrillic(s, exceptions))];
        var same = entry.Strings.SequenceEqual(strings, StringComparer.Ordinal);
        if (same && entry.IsFuzzy == latin.IsFuzzy) return entry;
        var flags = entry.Flags.Where(f => f is not (PoEntry.FuzzyFlag or PoEntry.DraftFlag));
        if (latin.IsTranslated && (!same || entry.IsDraft)) flags = flags.Prepend(PoEntry.DraftFlag);
        if (latin.IsFuzzy) flags = flags.Prepend(PoEntry.FuzzyFlag);
        return entry with { Strings = strings, Flags = [.. flags], PreviousId = latin.IsFuzzy ? latin.PreviousId : null };
    }
}
