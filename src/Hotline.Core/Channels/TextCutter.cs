using System.Globalization;

namespace Hotline.Core.Channels;

/// <summary>
/// Cuts a text to the length that a channel can show. Lengths are UTF-16 units. Pure.
/// </summary>
public static class TextCutter
{
    private const string Ellipsis = "…";

    /// <summary>
    /// The text in parts of at most <paramref name="max"/> units (at least 2), in order: cut between paragraphs where it can, else lines, sentences, words,
    /// and whole characters as a reader sees them. White space at a cut is dropped, nothing else is. A single such character that is longer than
    /// <paramref name="max"/> is cut inside, but never between the two halves of a surrogate pair. Empty or blank text gives no part.
    /// </summary>
    public static IReadOnlyList<string> Cut(string text, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 2);
        if (text.Length <= max) return string.IsNullOrWhiteSpace(text) ? [] : [text];

        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > max)
        {
            var end = CutPoint(rest, max);
            Add(parts, rest[..end]);
            rest = rest[end..];
            // Blank space at a cut belongs to neither part, unless a combining mark sits on it.
            var blank = rest.Length - rest.TrimStart().Length;
            if (blank > 0 && IsBoundary(rest, blank)) rest = rest[blank..];
        }

        Add(parts, rest);
        return parts;
    }

    /// <summary>The text, or its beginning at a whole character and an ellipsis, in at most <paramref name="max"/> units (at least 2) together.</summary>
    public static string Shorten(string text, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 2);
        return text.Length <= max ? text : string.Concat(text.AsSpan(0, WholeCharacters(text, max - Ellipsis.Length)), Ellipsis);
    }

    private static void Add(List<string> parts, ReadOnlySpan<char> part)
    {
        var end = part.TrimEnd().Length;
        if (end > 0) parts.Add(part[..end].ToString());
    }

    /// <summary>Where the first part of a text longer than <paramref name="max"/> ends. The better kinds of cut must leave a part of some size.</summary>
    private static int CutPoint(ReadOnlySpan<char> text, int max)
    {
        var whole = WholeCharacters(text, max);
        ReadOnlySpan<Func<char, char, char, bool>> kinds = [EndsParagraph, EndsLine, EndsSentence, EndsWord];
        foreach (var ends in kinds)
        {
            for (var at = whole; at > max / 3; at--)
            {
                if (ends(At(text, at - 2), text[at - 1], text[at]) && IsBoundary(text, at)) return at;
            }
        }

        return whole;
    }

    private static char At(ReadOnlySpan<char> text, int index) => index < 0 ? '\n' : text[index];

    private static bool EndsParagraph(char before, char last, char next) => last == '\n' && before == '\n' && next != '\n';

    private static bool EndsLine(char before, char last, char next) => next == '\n' || last == '\n';

    private static bool EndsSentence(char before, char last, char next) => last is '.' or '!' or '?' or '…' or ';' && char.IsWhiteSpace(next);

    private static bool EndsWord(char before, char last, char next) => char.IsWhiteSpace(next) || char.IsWhiteSpace(last);

    private static bool IsBoundary(ReadOnlySpan<char> text, int at)
    {
        if (at == text.Length) return true;
        // A joiner joins what follows to what stands before it, which the one character looked at here does not show.
        if (text[at - 1] == '\u200D') return false;
        var start = at > 1 && char.IsLowSurrogate(text[at - 1]) ? at - 2 : at - 1;
        return StringInfo.GetNextTextElementLength(text[start..]) == at - start;
    }

    /// <summary>The most units, up to <paramref name="max"/>, that end at a whole character; inside one only when the first is longer than that.</summary>
    private static int WholeCharacters(ReadOnlySpan<char> text, int max)
    {
        var end = 0;
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text[end..]);
            if (end + next > max) break;
            end += next;
        }

        if (end > 0) return end;
        return max > 1 && char.IsHighSurrogate(text[max - 1]) ? max - 1 : max;
    }
}
