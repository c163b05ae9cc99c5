using System.Buffers;

namespace Hotline.Core.Understanding;

/// <summary>
/// The one spelling under which words are compared: compatibility forms resolved, invariant lower case, special letters of every language replaced by the
/// Russian or English letters that people type instead, apostrophes and marks removed, look-alike letters of the other script mapped back, stretched letters
/// squeezed, everything but letters and digits turned into single spaces. Never throws, linear, idempotent; null counts as empty. Thread-safe.
/// </summary>
public static class Folding
{
    private const int OnStack = 512;
    private const char Breve = '\u0306';
    private const char Cedilla = '\u0327';

    /// <summary>The folded text: words of letters and digits with one space between, none at the ends.</summary>
    public static string Fold(string text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var needed = (text.Length * FoldTable.LongestExpansion) + 1;
        char[]? rented = null;
        var buffer = needed <= OnStack ? stackalloc char[OnStack] : (rented = ArrayPool<char>.Shared.Rent(needed));
        var length = FoldInto(text, buffer);
        var folded = text.AsSpan().SequenceEqual(buffer[..length]) ? text : new string(buffer[..length]);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented, clearArray: true);
        return folded;
    }

    private static int FoldInto(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var word = 0;
        var length = 0;
        var capitalH = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var folded = FoldTable.Map(c);
            if (folded >= FoldTable.FirstLetter)
            {
                length = Append(buffer, length, folded);
                capitalH |= c == 'H';
            }
            else if (folded == FoldTable.Mark)
            {
                length = ApplyMark(buffer, word, length, c);
            }
            else if (folded == FoldTable.Separator)
            {
                var astral = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                if (astral && AppendAstral(char.ConvertToUtf32(c, text[++i]), buffer, ref length)) continue;
                length = FoldedWords.Finish(buffer, word, length, capitalH);
                if (length > word) buffer[length++] = ' ';
                word = length;
                capitalH = false;
            }
        }

        length = FoldedWords.Finish(buffer, word, length, capitalH);
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
