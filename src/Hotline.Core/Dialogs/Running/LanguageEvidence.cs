using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>What speaks for a language besides the words that are sure: the language of the app, the country of the number.</summary>
internal static class LanguageEvidence
{
    /// <summary>A guess that is worth its place in a list; far too weak to act on.</summary>
    private const double Hint = 0.3;

    /// <summary><c>uz</c>, <c>uz-UZ</c>, <c>kk_KZ</c>, <c>uz-Cyrl</c>: the tag itself, else the first served language of the same name; Uzbek without a script is Latin.</summary>
    public static LocaleTag? FromCode(TurnInProgress turn, string? code)
    {
        if (string.IsNullOrEmpty(code) || code.Length > 35) return null;
        var tag = code.Replace('_', '-');
        if (Languages.Name(tag).Equals("uz", StringComparison.OrdinalIgnoreCase)) tag = tag.StartsWith("uz-Cyrl", StringComparison.OrdinalIgnoreCase) ? "uz-Cyrl" : "uz-Latn";
        var locales = turn.Publications.Newest.Settings.Locales;
        return (locales.FirstOrDefault(l => string.Equals(l.Tag.Value, tag, StringComparison.OrdinalIgnoreCase))
            ?? locales.FirstOrDefault(l => Languages.Name(l.Tag.Value).Equals(Languages.Name(tag), StringComparison.OrdinalIgnoreCase)))?.Tag;
    }

    /// <summary>The languages that are likely where a telephone number is from, the likeliest first; empty when the address is no number, or says nothing.</summary>
    public static IReadOnlyList<LocaleTag> FromPhone(TurnInProgress turn, Address from)
    {
        if (!from.Value.StartsWith('+')) return [];
        foreach (var (beginning, locales) in turn.Publications.Newest.Settings.Phones)
            if (from.Value.StartsWith(beginning, StringComparison.Ordinal)) return [.. locales.Where(l => Languages.IsServed(turn, l))];
        return [];
    }

    /// <summary>
    /// The languages that something speaks for, the likeliest first: the words, the app unless it is set to the common Russian or English, the number, the app. Two scripts of one language stand together.
    /// </summary>
    public static IReadOnlyList<LocaleTag> Likely(TurnInProgress turn, InboundMessage message)
    {
        var likely = new List<LocaleTag>();
        if (turn.Reading.LocaleConfidence >= Hint && Languages.IsServed(turn, turn.Reading.Locale)) Add(turn.Reading.Locale);
        var app = FromCode(turn, message.LanguageCode);
        if (app is { } own && !Languages.IsCommon(own)) Add(own);
        foreach (var locale in FromPhone(turn, message.From)) Add(locale);
        if (app is { } set) Add(set);
        return likely;

        void Add(LocaleTag locale)
        {
            if (!likely.Contains(locale)) likely.Add(locale);
            foreach (var other in turn.Publications.Newest.Settings.Locales)
                if (Languages.Same(other.Tag, locale) && !likely.Contains(other.Tag)) likely.Add(other.Tag);
        }
    }
}
