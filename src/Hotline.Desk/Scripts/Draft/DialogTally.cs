using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;

namespace Hotline.Desk.Scripts.Draft;

/// <summary>How dialogs and their texts stand, counted from files. <paramref name="Dialogs"/>: by name, the nodes (null while the scripts cannot be read) and each language. Immutable.</summary>
internal sealed record DialogTally(IReadOnlyList<string> Locales, IReadOnlyDictionary<string, (int? Nodes, IReadOnlyList<DialogLocale> Locales)> Dialogs)
{
    private const string English = "en";

    /// <summary><paramref name="source"/> with its translations up to date. Slow.</summary>
    public static DialogTally Of(PublicationSource source, ReadOptions options)
    {
        var scripts = PublicationReader.Read(source, options with { Translations = false, Rules = false, AllowDrafts = true, Today = null }).Publication;
        var files = source.Files.Where(f => f.Key.StartsWith(ScriptFiles.Locales, StringComparison.Ordinal)).Select(f => (Locale: ScriptFiles.Name(f.Key), PoFile.Read(f.Key, f.Value).File)).ToList();
        IReadOnlyList<string> locales = scripts is null ? [English, .. files.Select(f => f.Locale)] : [.. scripts.Settings.Locales.Select(l => l.Tag.Value)];
        var counts = files.ToDictionary(f => f.Locale, f => ByDialog(f.File), StringComparer.Ordinal);
        return new DialogTally(locales, source.Files.Keys.Where(ScriptFiles.IsDialog).Select(ScriptFiles.Name).ToDictionary(
            name => name,
            name => (scripts?.Find(name)?.Nodes.Count, Counted(name, locales, counts)),
            StringComparer.Ordinal));
    }

    private static IReadOnlyList<DialogLocale> Counted(string dialog, IReadOnlyList<string> locales, Dictionary<string, ILookup<string, PoEntry>> counts) =>
        [.. locales.Where(counts.ContainsKey).Select(locale => Count(locale, counts[locale][dialog]))];

    private static ILookup<string, PoEntry> ByDialog(PoFile file) =>
        file.Entries.Where(e => e is { Obsolete: false, Context: not null }).ToLookup(e => e.Context!.Split('.', 2)[0], StringComparer.Ordinal);

    private static DialogLocale Count(string locale, IEnumerable<PoEntry> lines)
    {
        var (all, missing, stale, draft) = (0, 0, 0, 0);
        foreach (var line in lines)
        {
            all++;
            if (!line.IsTranslated) missing++;
            else if (line.IsFuzzy) stale++;
            else if (line.IsDraft) draft++;
        }

        return new DialogLocale(locale, all, missing, stale, draft);
    }
}
