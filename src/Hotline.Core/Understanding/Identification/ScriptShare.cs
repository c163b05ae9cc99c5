namespace Hotline.Core.Understanding.Identification;

/// <summary>Which alphabets a text uses.</summary>
internal static class ScriptShare
{
    /// <summary>The share of letters that are neither Latin nor Cyrillic, from 0 to 1: no language of ours is written in them.</summary>
    public static double OfOthers(ReadOnlySpan<char> clean)
    {
        var (letters, others) = (0, 0);
        foreach (var c in clean)
        {
            if (!char.IsLetter(c) && !char.IsSurrogate(c)) continue;
            letters++;
            if (!IsLatinOrCyrillic(c)) others++;
        }

        return letters == 0 ? 0 : (double)others / letters;
    }

    private static bool IsLatinOrCyrillic(char c) => c is < '\u02FF' or (>= '\u0400' and <= '\u052F') or (>= '\u1E00' and <= '\u1EFF');
}
