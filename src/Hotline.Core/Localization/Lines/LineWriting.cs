using System.Globalization;
using Hotline.Core.Dialogs;
using Hotline.Core.Localization.Uzbek;

namespace Hotline.Core.Localization.Lines;

/// <summary>
/// Writes translations into a file that is up to the scripts (<see cref="LocaleUpdater"/>). All of them or none; no other entry changes. A line that was stale is fresh with it, and keeps no old English. Pure.
/// </summary>
public static class LineWriting
{
    private static readonly string[] Typed = [".also", ".words"];

    /// <summary>The file with the texts, or why not; the file is then the one that came.</summary>
    public static (PoFile File, IReadOnlyList<LineRefusal> Refusals) Write(PoFile file, IReadOnlyList<NewText> texts)
    {
        var entries = file.Entries.ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
            if (entries[i] is { Obsolete: false, Context: { } context }) places.TryAdd(context, i);
        var refusals = new List<LineRefusal>();
        foreach (var text in texts)
        {
            var clean = text with { Text = Clean(text.Text) };
            if (Refusal(clean, places.TryGetValue(text.Context, out var place) ? entries[place] : null) is { } refusal) refusals.Add(refusal);
            else entries[place] = Entry(entries[place], clean);
        }

        return refusals.Count == 0 ? (file with { Entries = entries }, []) : (file, refusals);
    }

    /// <summary>Uzbek Cyrillic with those of <paramref name="contexts"/> that the rule makes from the Latin lines (<see cref="UzbekTwin"/>): drafts. What is kept by hand stays.</summary>
    public static PoFile Transliterate(PoFile latin, PoFile cyrillic, IReadOnlySet<string> contexts, ScriptExceptions exceptions)
    {
        var made = UzbekTwin.Make(latin, cyrillic, exceptions).Entries;
        return cyrillic with { Entries = [.. cyrillic.Entries.Select((entry, i) => entry.Context is { } context && contexts.Contains(context) ? made[i] : entry)] };
    }

    private static string Clean(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.TrimEnd()));

    private static LineRefusal? Refusal(NewText text, PoEntry? entry)
    {
        if (entry is null) return new(text.Context, LineFault.NoSuchLine);
        if (entry.Id != text.Source) return new(text.Context, LineFault.SourceChanged);
        if (Clean(entry.Strings[0]) is var now && now != Clean(text.Was) && now != text.Text) return new(text.Context, LineFault.TextChanged);
        if (text.Text.Length == 0) return null;
        if (text.Text.Length > DialogLimits.Text) return new(text.Context, LineFault.TooLong, DialogLimits.Text.ToString(CultureInfo.InvariantCulture));
        if (text.Text.Any(c => c == '\uFFFD' || char.IsControl(c) && c is not ('\n' or '\t')) || HasHalfCharacter(text.Text)) return new(text.Context, LineFault.Unreadable);
        if (ComposedForm.FirstDecomposed(text.Text) is { } letter) return new(text.Context, LineFault.LetterApart, letter.ToString());
        if (Typed.Any(t => text.Context.EndsWith(t, StringComparison.Ordinal)) && text.Text.Split('|').Any(w => string.IsNullOrWhiteSpace(w))) return new(text.Context, LineFault.EmptyWord);
        var (wanted, written) = (TextTemplate.Parse(entry.Id), TextTemplate.Parse(text.Text));
        if (wanted.Placeholders.Except(written.Placeholders, StringComparer.Ordinal).FirstOrDefault() is { } lacking) return new(text.Context, LineFault.PlaceholderLacks, lacking);
        if (written.Placeholders.Except(wanted.Placeholders, StringComparer.Ordinal).FirstOrDefault() is { } unknown) return new(text.Context, LineFault.PlaceholderUnknown, unknown);
        return written.HasStrayBrace && !wanted.HasStrayBrace ? new(text.Context, LineFault.StrayBrace) : null;
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])) return true;
        }

        return false;
    }

    private static PoEntry Entry(PoEntry entry, NewText text)
    {
        var flags = entry.Flags.Where(f => f is not (PoEntry.FuzzyFlag or PoEntry.DraftFlag));
        // A PO file ends a translation as its source ends.
        var whole = text.Text.Length > 0 && entry.Id.EndsWith('\n') ? text.Text + '\n' : text.Text;
        return entry with { Strings = [whole], PreviousId = null, Flags = [.. text.Draft && whole.Length > 0 ? flags.Prepend(PoEntry.DraftFlag) : flags] };
    }
}
