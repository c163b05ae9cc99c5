using System.Collections.Frozen;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization;

/// <summary>
/// Brings a file of translations up to the scripts: every source line once, in the order of the scripts. Translations stay; one whose source changed becomes <c>fuzzy</c>
/// and keeps the old source beside it; one whose line is gone becomes obsolete, and comes back with its line. Pure.
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

    /// <summary>The updated file; <paramref name="existing"/> null makes a new one. Its header and remarks are kept.</summary>
    public static PoFile Update(Publication publication, LocaleTag locale, PoFile? existing)
    {
        var known = ByContext(existing);
        var entries = new List<PoEntry>();
        foreach (var line in ScriptLines.Of(publication))
        {
            known.Remove(line.Text.Context, out var old);
            entries.Add(Merge(line, old));
        }

        var kept = (existing?.Entries ?? []).Where(e => e.IsTranslated && (e.Context is null || known.ContainsValue(e)));
        entries.AddRange(kept.Select(e => e with { Obsolete = true, Notes = [], References = [] }));
        return new PoFile(existing?.Comments ?? [], Header(locale, existing), entries);
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
            Notes = TranslatorNotes.For(line),
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
        Set("Project-Id-Version", "Hotline", keep: true);
        Set("Report-Msgid-Bugs-To", "", keep: true);
        Set("PO-Revision-Date", "2026-01-01 00:00+0000", keep: true);
        Set("Last-Translator", "Hotline translators", keep: true);
        Set("Language-Team", locale.Value, keep: true);
        Set("Language", locale.Value.Replace('-', '_'), keep: false);
        Set("MIME-Version", "1.0", keep: false);
        Set("Content-Type", "text/plain; charset=UTF-8", keep: false);
        Set("Content-Transfer-Encoding", "8bit", keep: false);
        Set("Plural-Forms", PluralForms.GetValueOrDefault(locale.Value, NotOne), keep: false);
        return header;

        void Set(string name, string value, bool keep)
        {
            var at = header.FindIndex(f => string.Equals(f.Key, name, StringComparison.OrdinalIgnoreCase));
            if (at < 0) header.Add(new(name, value));
            else if (!keep) header[at] = new(name, value);
        }
    }
}
