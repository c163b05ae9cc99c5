using System.Collections.Frozen;
using Hotline.Core.Messaging;

namespace Hotline.Core.Understanding.Identification;

/// <summary>Letters that speak for (or against) a language. Strong where only one of ours has the letter; absence says nothing.</summary>
internal static class LanguageLetters
{
    /// <summary>Counters that hold how often a letter came; two letters may share one.</summary>
    public const int Slots = 512;

    private static readonly (string Letters, string Weights)[] Table =
    [
        ("ұ", "kk 2"),
        ("һі", "kk 1.5"),
        ("ә", "kk 1.5"),
        ("ў", "uz-Cyrl 2"),
        ("ӣӯҷ", "tg 2"),
        ("ќњљѓї", "tg 1"),
        ("ғқ", "kk 0.5 uz-Cyrl 0.5 tg 0.5"),
        ("ҳ", "uz-Cyrl 0.8 tg 0.8"),
        ("ңөү", "kk 0.6 ky 0.6"),
        ("ы", "ru 0.15 kk 0.15 ky 0.15 uz-Cyrl -0.6 tg -0.6"),
        ("щ", "ru 0.4"),
        ("э", "ru 0.1 ky 0.1 uz-Cyrl 0.1"),
        ("ь", "ru 0.3"),
        ("ʻ", "uz-Latn 0.8"),
        ("w", "en 0.3"),
    ];

    public static FrozenDictionary<char, double[]> For(LocaleTag[] locales)
    {
        var letters = new Dictionary<char, double[]>();
        foreach (var (signs, weights) in Table)
        {
            var byLocale = Read(weights, locales);
            foreach (var sign in signs) letters[sign] = letters[char.ToUpperInvariant(sign)] = byLocale;
        }

        return letters.ToFrozenDictionary();
    }

    private static double[] Read(string weights, LocaleTag[] locales)
    {
        var byLocale = new double[locales.Length];
        var parts = weights.Split(' ');
        for (var i = 0; i < parts.Length; i += 2)
        {
            var at = Array.IndexOf(locales, new LocaleTag(parts[i]));
            if (at >= 0) byLocale[at] = double.Parse(parts[i + 1], System.Globalization.CultureInfo.InvariantCulture);
        }

        return byLocale;
    }
}
