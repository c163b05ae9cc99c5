using System.Collections.Frozen;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Sending;

/// <summary>
/// Under which of Meta's language codes a template is looked for, by the person's language: the best first, and another that they most likely read where Meta has none or it was not made.
/// Meta knows no Tajik (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/supported-languages). Pure.
/// </summary>
internal static class TemplateLanguages
{
    private static readonly FrozenDictionary<string, string[]> Codes = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ru"] = ["ru", "en"],
        ["kk"] = ["kk", "ru"],
        ["ky"] = ["ky_KG", "ru"],
        ["uz-Latn"] = ["uz", "ru"],
        ["uz-Cyrl"] = ["uz", "ru"],
        ["tg"] = ["ru", "en"],
        ["en"] = ["en", "en_US", "ru"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<string> For(LocaleTag locale) => Codes.GetValueOrDefault(locale.Value, Codes["ru"]);

    /// <summary>Every code that a person of one of our languages may be written to in, the best ones.</summary>
    public static IReadOnlyList<string> Wanted { get; } = [.. Codes.Values.Select(codes => codes[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
