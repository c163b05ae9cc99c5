using System.Collections.Frozen;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization;

/// <summary>
/// Brings a file of translations up to the scripts, as <c>msgmerge</c> does: every source line once. Translations stay, in their order; one whose source changed becomes
/// <c>fuzzy</c> and keeps the old source beside it; a new line is empty, behind the one before it in the scripts; one whose line is gone becomes obsolete, and comes back with
/// its line. Notes and header are filled in where they lack and else left as they stand, so a file that lacks nothing comes out as it went in, byte for byte. Pure.
/// </summary>
public static class LocaleUpdater
{
    private const string NotOne = "nplurals=2; plural=(n != 1);";

    // Written out: Tajik has one form, and a platform asked for it would answer with another language's.
    private static readonly FrozenDictionary<string, string> PluralForms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ru"] = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
        ["tg"] = "nplurals=1; plural=0;",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The updated file; <paramref name="existing"/> null makes a new one.</summary>
    public static PoFile Update(Publication publication, LocaleTag locale, PoFile? existing)
    {
        var known = ByContext(existing);
        var lines = ScriptLines.Of(publication).Where(line => line.IsIn(locale)).ToList();
        var entries = InOrder(lines, existing).ConvertAll(line => Merge(line, known.GetValueOrDefault(line.Text.Context)));
        foreach (var line in lines) known.Remove(line.Text.Context);
        var kept = (existing?.Entries ?? []).Where(e => e.IsTranslated && (e.Context is null || known.ContainsValue(e)));
        entries.AddRange(kept.Select(e => e with { Obsolete = true, Notes = [], References = [] }));
        return new PoFile(existing?.Comments ?? [], Header(locale, existing), entries);
    }

    /// <summary>The lines in the order of the file; one that it does not have stands behind the one before it in the scripts.</summary>
    private static List<ScriptLine> InOrder(IReadOnlyList<ScriptLine> lines, PoFile? existing)
    {
        var byContext = new Dictionary<string, ScriptLine>(StringComparer.Ordinal);
        foreach (var line in lines) byContext.TryAdd(line.Text.Context, line);
        var placed = (existing?.Entries ?? []).Where(e => !e.Obsolete).Select(e => byContext.GetValueOrDefault(e.Context ?? "")).OfType<ScriptLine>().Distinct().ToList();
        var known = placed.ToHashSet();
        var last = -1;
        foreach (var line in byContext.Values)
        {
            if (known.Contains(line)) last = placed.IndexOf(line);
            else placed.Insert(++last, line);
        }

        return placed;
    }

    private static Dictionary<string, PoEntry> ByContext(PoFile? file)
    {
        var known = new Dictionary<string, PoEntry>(StringComparer.Ordinal);
        foreach (var entry in (file?.Entries ?? []).OrderBy(e => e.Obsolete))
        {
            if (entry.Context is not null) known.TryAdd(entry.Context, entry);
        }

        return known;
    }

    private static PoEntry Merge(ScriptLine line, PoEntry? old)
    {
        var entry = (old ?? new PoEntry { Id = line.Text.Source, Strings = [""] }) with
        {
            Context = line.Text.Context,
            Id = line.Text.Source,
            IdPlural = null,
            // People write better notes than we do: theirs stay until the line is another.
            Notes = old is { Notes.Count: > 0 } && old.Id == line.Text.Source ? old.Notes : TranslatorNotes.For(line),
            References = [line.File],
            Obsolete = false,
            Strings = [old is { Strings.Count: > 0 } ? old.Strings[0] : ""],
        };
        if (old is null || !old.IsTranslated) return entry with { Flags = [], PreviousId = null };
        if (old.Id == line.Text.Source) return entry;
        // The source came back to what the translation was made for.
        if (old.PreviousId == line.Text.Source) return entry with { PreviousId = null, Flags = [.. old.Flags.Where(f => f != PoEntry.FuzzyFlag)] };
        return entry with { PreviousId = old.PreviousId ?? old.Id, Flags = [PoEntry.FuzzyFlag, .. old.Flags.Where(f => f != PoEntry.FuzzyFlag)] };
    }

    private static List<KeyValuePair<string, string>> Header(LocaleTag locale, PoFile? existing)
    {
        var header = (existing?.Header ?? []).ToList();
        var forms = PluralForms.GetValueOrDefault(locale.Value, NotOne);
        Set("Project-Id-Version", "Hotline", _ => true);
        if (existing is null)
        {
            // Gettext asks for them in a new file; in one of ours they would only say what nobody knows.
            Set("Report-Msgid-Bugs-To", "", _ => true);
            Set("PO-Revision-Date", "2026-01-01 00:00+0000", _ => true);
            Set("Last-Translator", "Hotline translators", _ => true);
            Set("Language-Team", locale.Value, _ => true);
        }

        Set("Language", locale.Value.Replace('-', '_'), written => string.Equals(written.Replace('_', '-'), locale.Value, StringComparison.OrdinalIgnoreCase));
        Set("MIME-Version", "1.0", _ => true);
        Set("Content-Type", "text/plain; charset=UTF-8", written => written.Contains("UTF-8", StringComparison.OrdinalIgnoreCase));
        Set("Content-Transfer-Encoding", "8bit", _ => true);
        // A formula may be written in many ways; how many forms there are may not.
        Set("Plural-Forms", forms, written => Count(written) == Count(forms));
        return header;

        void Set(string name, string value, Func<string, bool> isRight)
        {
            var at = header.FindIndex(f => string.Equals(f.Key, name, StringComparison.OrdinalIgnoreCase));
            if (at < 0) header.Add(new(name, value));
            else if (!isRight(header[at].Value)) header[at] = new(header[at].Key, value);
        }
    }

    private static string Count(string pluralForms) => pluralForms.Split(';')[0].Replace(" ", "", StringComparison.Ordinal);
}
