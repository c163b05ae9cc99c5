using System.Buffers;

namespace Hotline.Core.Understanding.Spelling;

/// <summary>
/// The one spelling under which words are compared: compatibility forms resolved, invariant lower case, special letters of every language replaced by the
/// Russian or English letters that people type instead, apostrophes and marks removed, look-alike letters of the other script mapped back, stretched letters
/// squeezed, everything but letters and digits turned into single spaces. <see cref="Clean"/> is the form before it, in which the letters of every language stay.
/// Both never throw, are linear and idempotent; null counts as empty. Thread-safe.
/// </summary>
public static class Folding
{
    private const int OnStack = 512;
    private const char Breve = '\u0306';
    private const char Cedilla = '\u0327';

    /// <summary>Letters that are typed or stored as another one and a combining mark: the mark, the letter, the two as one.</summary>
    private const string Composed = "\u0306ий\u0306уў\u0304иӣ\u0304уӯ\u0308её\u0327cç\u0327sş\u0306gğ\u0308oö\u0308uü\u0308aä\u030Czž\u030Cnň\u0301yý";

    /// <summary>The folded text: words of letters and digits with one space between, none at the ends.</summary>
    public static string Fold(string text) => Written(text, clean: false);

    /// <summary>
    /// The clean text: as <see cref="Fold"/>, but <c>қ</c>, <c>ў</c>, <c>ӣ</c>, <c>ç</c> and the like stay, and an apostrophe inside a word is U+02BB after o and g, else U+02BC.
    /// A word is never split at one.
    /// </summary>
    public static string Clean(string text) => Written(text, clean: true);

    /// <summary>Room that the clean form of so many characters needs.</summary>
    internal static int Room(int length) => (length * FoldTable.LongestExpansion) + 1;

    /// <summary>Writes the clean text into a buffer of at least <see cref="Room"/> characters and returns its length.</summary>
    internal static int CleanInto(ReadOnlySpan<char> text, Span<char> buffer) => WriteInto(text, buffer, clean: true, out _);

    /// <summary>What the work is made of: how often a character of the text, or of a word that ends, is looked at.</summary>
    internal static long Steps(string text, bool clean)
    {
        WriteInto(text, new char[Room(text.Length)], clean, out var steps);
        return steps;
    }

    private static string Written(string text, bool clean)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var needed = Room(text.Length);
        char[]? rented = null;
        var buffer = needed <= OnStack ? stackalloc char[OnStack] : (rented = ArrayPool<char>.Shared.Rent(needed));
        var length = WriteInto(text, buffer, clean, out _);
        var folded = text.AsSpan().SequenceEqual(buffer[..length]) ? text : new string(buffer[..length]);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented, clearArray: true);
        return folded;
    }

    private static int WriteInto(ReadOnlySpan<char> text, Span<char> buffer, bool clean, out long steps)
    {
        steps = text.Length;
        var word = 0;
        var length = 0;
        var capitalH = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var folded = clean ? FoldTable.Clean(c) : FoldTable.Map(c);
            if (folded >= FoldTable.FirstLetter)
            {
                length = Append(buffer, length, folded);
                capitalH |= c == 'H';
            }
            else if (folded == FoldTable.Mark)
            {
                length = clean ? Compose(buffer, word, length, c) : ApplyMark(buffer, word, length, c);
            }
            else if (folded == FoldTable.Separator)
            {
                var astral = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                if (astral && AppendAstral(char.ConvertToUtf32(c, text[++i]), buffer, ref length)) continue;
                steps += length - word;
                length = clean ? CleanWords.Finish(buffer, word, length, capitalH) : FoldedWords.Finish(buffer, word, length, capitalH);
                if (length > word) buffer[length++] = ' ';
                word = length;
                capitalH = false;
            }
        }

        steps += length - word;
        length = clean ? CleanWords.Finish(buffer, word, length, capitalH) : FoldedWords.Finish(buffer, word, length, capitalH);
        return length > 0 && length == word ? length - 1 : length;
    }

    private static int Append(Span<char> buffer, int length, char folded)
    {
        if (!FoldTable.IsExpansion(folded))
        {
            buffer[length] = folded;
            return length + 1;
        }

        var expansion = FoldTable.Expansion(folded);
        expansion.CopyTo(buffer[length..]);
        return length + expansion.Length;
    }

    /// <summary>A combining mark that makes another letter of the one before it; all others are dropped.</summary>
    private static int ApplyMark(Span<char> buffer, int word, int length, char mark)
    {
        if (length == word) return length;
        ref var last = ref buffer[length - 1];
        if (mark == Breve && last == 'и')
        {
            last = 'й';
        }
        else if (mark == Cedilla && last is 'c' or 's')
        {
            buffer[length++] = 'h';
        }

        return length;
    }

    private static int Compose(Span<char> buffer, int word, int length, char mark)
    {
        for (var i = 0; length > word && i < Composed.Length; i += 3)
        {
            if (Composed[i] != mark || Composed[i + 1] != buffer[length - 1]) continue;
            buffer[length - 1] = Composed[i + 2];
            break;
        }

        return length;
    }

    /// <summary>Letters beyond the basic plane: mathematical alphabets become plain ones, other letters and digits stay. False for emoji and the like.</summary>
    private static bool AppendAstral(int code, Span<char> buffer, ref int length)
    {
        if (code is >= 0x1D400 and <= 0x1D6A3)
        {
            buffer[length++] = (char)('a' + ((code - 0x1D400) % 26));
            return true;
        }

        if (code is >= 0x1D7CE and <= 0x1D7FF)
        {
            buffer[length++] = (char)('0' + ((code - 0x1D7CE) % 10));
            return true;
        }

        if (code is >= 0xE0000 and <= 0xE0FFF) return true;
        var rune = System.Text.Rune.ToLowerInvariant(new System.Text.Rune(code));
        if (!System.Text.Rune.IsLetterOrDigit(rune)) return false;
        length += rune.EncodeToUtf16(buffer[length..]);
        return true;
    }
}
