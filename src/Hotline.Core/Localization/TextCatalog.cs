using System.Collections.Frozen;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization;

/// <summary>
/// All translations of a publication, by locale and context (<c>dialog.node[.choice]</c>). A stale (fuzzy) or missing line is not in it: <see cref="Find"/> then walks the
/// locale's fall-back chain to the English source. Thread-safe.
/// </summary>
public sealed class TextCatalog(IReadOnlyDictionary<LocaleTag, FrozenDictionary<string, Translation>> byLocale, IReadOnlyDictionary<LocaleTag, IReadOnlyList<LocaleTag>> fallback)
{
    private static readonly FrozenDictionary<string, Translation> Empty = FrozenDictionary<string, Translation>.Empty;

    public IReadOnlyDictionary<LocaleTag, FrozenDictionary<string, Translation>> ByLocale { get; } = byLocale;

    /// <summary>The line in <paramref name="locale"/> alone, or null.</summary>
    public Translation? Exact(LocaleTag locale, string context) => ByLocale.GetValueOrDefault(locale, Empty).GetValueOrDefault(context);

    /// <summary>The line in the locale, else in the first fall-back that has it, else null: then the English source is said.</summary>
    public Translation? Find(LocaleTag locale, string context)
    {
        if (Exact(locale, context) is { } own) return own;
        foreach (var next in Fallback(locale))
        {
            if (next == LocaleTag.English) return null;
            if (Exact(next, context) is { } other) return other;
        }

        return null;
    }

    public IReadOnlyList<LocaleTag> Fallback(LocaleTag locale) => fallback.GetValueOrDefault(locale, []);
}
