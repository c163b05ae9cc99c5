using System.Collections.Frozen;

namespace Hotline.Core.Localization;

/// <summary>
/// Finds letters written as a letter and a combining sign where one character exists (NFC). The platform's own normalisation does nothing without ICU,
/// and Hotline runs without it; the table holds the Latin and Cyrillic letters that the languages here can meet.
/// </summary>
internal static class ComposedForm
{
    // Base letter, combining sign, composed letter.
    private const string Triples =
        "А\u0306Ӑ а\u0306ӑ А\u0308Ӓ а\u0308ӓ Е\u0300Ѐ е\u0300ѐ Е\u0306Ӗ е\u0306ӗ Е\u0308Ё е\u0308ё Ж\u0306Ӂ ж\u0306ӂ Ж\u0308Ӝ ж\u0308ӝ З\u0308Ӟ з\u0308ӟ "
        + "И\u0300Ѝ и\u0300ѝ И\u0304Ӣ и\u0304ӣ И\u0306Й и\u0306й И\u0308Ӥ и\u0308ӥ І\u0308Ї і\u0308ї К\u0301Ќ к\u0301ќ Г\u0301Ѓ г\u0301ѓ О\u0308Ӧ о\u0308ӧ "
        + "У\u0304Ӯ у\u0304ӯ У\u0306Ў у\u0306ў У\u0308Ӱ у\u0308ӱ У\u030BӲ у\u030Bӳ Ч\u0308Ӵ ч\u0308ӵ Ы\u0308Ӹ ы\u0308ӹ Э\u0308Ӭ э\u0308ӭ Ә\u0308Ӛ ә\u0308ӛ Ө\u0308Ӫ ө\u0308ӫ "
        + "A\u0300À a\u0300à A\u0301Á a\u0301á A\u0302Â a\u0302â A\u0303Ã a\u0303ã A\u0308Ä a\u0308ä C\u0327Ç c\u0327ç E\u0300È e\u0300è E\u0301É e\u0301é E\u0302Ê e\u0302ê "
        + "E\u0308Ë e\u0308ë G\u0301Ǵ g\u0301ǵ G\u0304Ḡ g\u0304ḡ G\u0306Ğ g\u0306ğ I\u0301Í i\u0301í I\u0307İ N\u0301Ń n\u0301ń N\u0303Ñ n\u0303ñ N\u030CŇ n\u030Cň "
        + "O\u0300Ò o\u0300ò O\u0301Ó o\u0301ó O\u0302Ô o\u0302ô O\u0303Õ o\u0303õ O\u0308Ö o\u0308ö S\u0327Ş s\u0327ş S\u030CŠ s\u030Cš U\u0301Ú u\u0301ú U\u0304Ū u\u0304ū "
        + "U\u0308Ü u\u0308ü Y\u0301Ý y\u0301ý Z\u030CŽ z\u030Cž C\u030CČ c\u030Cč";

    private static readonly FrozenDictionary<(char Letter, char Sign), char> Composed =
        Triples.Split(' ').ToFrozenDictionary(t => (t[0], t[1]), t => t[2]);

    /// <summary>The composed letter that the text should have in place of its first decomposed one, or null when all is composed.</summary>
    public static char? FirstDecomposed(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\u0300', '\u036F'); at >= 0 && at < text.Length; at++)
        {
            if (at > 0 && Composed.TryGetValue((text[at - 1], text[at]), out var letter)) return letter;
        }

        return null;
    }
}
