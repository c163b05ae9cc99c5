namespace Hotline.Core.Understanding.Spelling;

/// <summary>The part of folding that needs the whole word: look-alike letters and stretched ones.</summary>
internal static class FoldedWords
{
    // Same place, same shape. The Cyrillic і and һ stay until here because they have a Latin twin and и and х do not look like it.
    private const string Latin = "abcehikmoptxyh";
    private const string Cyrillic = "авсенікмортхуһ";

    private static readonly char[] ToCyrillic = Twins(Latin, "авсехикмортхух");
    private static readonly char[] ToOwnCyrillic = Twins(Latin, Cyrillic);
    private static readonly char[] ToLatin = Twins(Cyrillic, Latin);

    /// <summary>Finishes the word that runs from <paramref name="start"/> to <paramref name="end"/> in place and returns its new end.</summary>
    public static int Finish(Span<char> buffer, int start, int end, bool capitalH)
    {
        if (end == start) return end;
        var word = buffer[start..end];
        UnifyScripts(word, capitalH, clean: false);
        return start + Squeeze(word);
    }

    /// <summary>Maps look-alike letters to the script of their word. In the clean form Latin i and h are Kazakh letters, and those stay.</summary>
    public static void UnifyScripts(Span<char> word, bool capitalH, bool clean)
    {
        int latin = 0, cyrillic = 0, ownLatin = 0, ownCyrillic = 0;
        foreach (var c in word)
        {
            if (IsLatin(c))
            {
                latin++;
                if (ToCyrillic[c] == 0) ownLatin++;
            }
            else if (IsCyrillic(c))
            {
                cyrillic++;
                if (ToLatin[c - 'Ѐ'] == 0) ownCyrillic++;
            }
        }

        // A letter without a twin tells the script; where every letter has one, the majority does; where both have some, the mixture is meant.
        var mixed = latin > 0 && cyrillic > 0;
        var toCyrillic = mixed && ownLatin == 0 && (ownCyrillic > 0 || cyrillic >= latin);
        var toLatin = mixed && ownCyrillic == 0 && !toCyrillic;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (toCyrillic && IsLatin(c)) word[i] = c == 'h' && capitalH ? 'н' : clean ? ToOwnCyrillic[c] : ToCyrillic[c];
            else if (toLatin && IsCyrillic(c)) word[i] = ToLatin[c - 'Ѐ'];
            else if (clean) continue;
            else if (c == 'і') word[i] = 'и';
            else if (c == 'һ') word[i] = 'х';
        }
    }

    /// <summary>A letter written three times or more is written once; pairs and digits stay.</summary>
    public static int Squeeze(Span<char> word)
    {
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var run = 1;
            while (i + run < word.Length && word[i + run] == word[i]) run++;
            var keep = run >= 3 && !char.IsAsciiDigit(word[i]) ? 1 : run;
            word[i..(i + keep)].CopyTo(word[length..]);
            length += keep;
            i += run;
        }

        return length;
    }

    private static bool IsLatin(char c) => c is >= 'a' and <= 'z';

    private static bool IsCyrillic(char c) => c is >= 'Ѐ' and <= 'ӿ';

    private static char[] Twins(string from, string to)
    {
        var offset = from[0] > 'z' ? 'Ѐ' : '\0';
        var table = new char[0x100];
        for (var i = 0; i < from.Length; i++) table[from[i] - offset] = to[i];
        return table;
    }
}
