using Hotline.Core.Localization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Publishing;

/// <summary>What became of texts and their translations, in words.</summary>
internal static class TextDiff
{
    /// <summary>Texts are known again by their names, which must be different.</summary>
    public static IReadOnlyList<string> Of(Publication before, IEnumerable<(string Name, TextRef Text)> old, Publication after, IEnumerable<(string Name, TextRef Text)> now)
    {
        var (were, are) = (old.ToDictionary(t => t.Name, t => t.Text, StringComparer.Ordinal), now.ToList());
        var parts = new List<string>();
        // A choice that came or went says so itself.
        bool OfOneChoice(string name, IEnumerable<string> others) => name.EndsWith('\'') && !others.Contains($"label of {name[name.IndexOf('\'', StringComparison.Ordinal)..]}", StringComparer.Ordinal);
        parts.AddRange(were.Keys.Where(name => are.All(t => t.Name != name) && !OfOneChoice(name, are.Select(t => t.Name))).Select(name => $"{name} removed"));
        foreach (var (name, text) in are)
        {
            if (were.TryGetValue(name, out var known) && known.Source != text.Source) parts.Add($"{name} changed");
            else if (known is null && !OfOneChoice(name, were.Keys)) parts.Add($"{name} added");
        }

        parts.AddRange(Translations(before, after, are.Where(t => were.ContainsKey(t.Name)).Select(t => (were[t.Name], t.Text))));
        return parts;
    }

    private static IEnumerable<string> Translations(Publication before, Publication after, IEnumerable<(TextRef Old, TextRef Now)> texts)
    {
        var found = new SortedDictionary<Fate, HashSet<LocaleTag>>();
        var locales = after.Settings.Locales.Select(l => l.Tag).Where(tag => tag != LocaleTag.English && before.Settings.Locales.Any(l => l.Tag == tag)).ToList();
        foreach (var (old, now) in texts)
            foreach (var locale in locales)
                if (FateOf(before.Texts.Exact(locale, old.Context), after.Texts.Exact(locale, now.Context)) is { } fate)
                    (found.TryGetValue(fate, out var those) ? those : found[fate] = []).Add(locale);
        return found.Select(f => $"{Words(f.Key)}: {string.Join(", ", locales.Where(f.Value.Contains))}");
    }

    private static Fate? FateOf(Translation? old, Translation? now) => (old, now) switch
    {
        (null, null) => null,
        (null, _) => Fate.New,
        (_, null) => Fate.Lost,
        var (was, stands) when was.Text != stands.Text => Fate.Changed,
        ({ Draft: true }, { Draft: false }) => Fate.Read,
        ({ Draft: false }, { Draft: true }) => Fate.Draft,
        _ => null,
    };

    private static string Words(Fate fate) => fate switch
    {
        Fate.Changed => "translation changed",
        Fate.New => "translated now",
        Fate.Lost => "translation missing or stale now",
        Fate.Read => "read by a native speaker now",
        _ => "a draft now",
    };

    private enum Fate
    {
        Changed,
        New,
        Lost,
        Read,
        Draft,
    }
}
