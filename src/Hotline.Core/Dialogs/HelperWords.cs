using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs;

/// <summary>A helper's text as it is read. <paramref name="Locale"/>: the language that it is in after all. <paramref name="Draft"/>: no native speaker has read it.</summary>
public sealed record HelperWord(string Text, LocaleTag Locale, bool Draft);

/// <summary>The texts for helpers in a language, with the facts of a country. A line whose fact is not known is left out.</summary>
public static class HelperWords
{
    private const string FactPrefix = "fact.";

    public static HelperWord Of(Publication publication, TextRef text, LocaleTag locale, string country, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(text);
        foreach (var tag in publication.Texts.Fallback(locale).Prepend(locale))
            if (publication.Texts.Exact(tag, text.Context) is { } translation)
                return new HelperWord(translation.Template.Render(name => Fact(publication, name, tag, country, today)), tag, translation.Draft);
        return new HelperWord(text.Template.Render(name => Fact(publication, name, LocaleTag.English, country, today)), LocaleTag.English, Draft: false);
    }

    /// <summary>What a role is called there and its number; null where we know none.</summary>
    public static (string Name, string Phone)? Number(Publication publication, string role, LocaleTag locale, string country, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(publication);
        return publication.Facts.Find(role, country, today) is { Phone: { Length: > 0 } phone } fact ? (Name(fact, locale), phone) : null;
    }

    private static string? Fact(Publication publication, string placeholder, LocaleTag locale, string country, DateOnly today)
    {
        var dot = placeholder.LastIndexOf('.');
        if (!placeholder.StartsWith(FactPrefix, StringComparison.Ordinal) || dot <= FactPrefix.Length) return null;
        var fact = publication.Facts.Find(placeholder[FactPrefix.Length..dot], country, today);
        return placeholder[(dot + 1)..] switch
        {
            "phone" => fact?.Phone,
            "website" => fact?.Website,
            "name" => fact is null ? null : Name(fact, locale),
            _ => null,
        };
    }

    private static string Name(Fact fact, LocaleTag locale) => locale != LocaleTag.English && fact.NameRu.Length > 0 ? fact.NameRu : fact.NameEn;
}
