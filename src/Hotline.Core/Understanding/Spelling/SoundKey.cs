namespace Hotline.Core.Understanding.Spelling;

/// <summary>
/// One rough spelling for a folded word however it was typed: Latin letters become Cyrillic ones, and letters that people swap become one
/// (й и ы, э е, щ ш, ц с, double and single, нг н, тси ци). Phrases and texts both go through it, so that <c>bermeidi</c> is found by <c>бермейді</c>.
/// Too rough to tell languages apart: that is done on the folded word.
/// </summary>
internal static class SoundKey
{
    /// <summary>Most characters of a key for one character of a word.</summary>
    public const int LongestExpansion = 2;

    private const int OnStack = 128;

    /// <summary>For the letters a to z.</summary>
    private const string Sounds = "абсдефгхижклмнопкрстувшхиз";

    public static string Of(string foldedWord)
    {
        var room = foldedWord.Length * LongestExpansion;
        var key = room <= OnStack ? stackalloc char[OnStack] : new char[room];
        return new string(key[..Write(foldedWord, key)]);
    }

    /// <summary>The keys of the words of a folded text, with spaces between.</summary>
    public static string OfWords(string folded) => string.Join(' ', folded.Split(' ').Select(Of));

    /// <summary>Writes the key of one word and returns its length.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> key)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            var sound = c is >= 'a' and <= 'z' ? FromLatin(word, ref i) : FromCyrillic(c);
            if (sound is 'я' or 'ю')
            {
                length = Append(key, length, 'и');
                sound = sound == 'я' ? 'а' : 'у';
            }

            if (sound != '\0') length = Append(key, length, sound);
        }

        return length;
    }

    private static char FromLatin(ReadOnlySpan<char> word, ref int i)
    {
        var next = i + 1 < word.Length ? word[i + 1] : '\0';
        var pair = (word[i], next) switch
        {
            ('s', 'h') => 'ш',
            ('c', 'h') => 'ч',
            ('z', 'h') => 'ж',
            ('k', 'h') => 'х',
            ('g', 'h') => 'г',
            ('y', 'o') or ('y', 'e') => 'е',
            ('c', not ('e' or 'i' or 'y')) => 'к',
            _ => '\0',
        };
        if (pair == '\0') return Sounds[word[i] - 'a'];
        if (word[i] != 'c' || next == 'h') i++;
        return pair;
    }

    private static char FromCyrillic(char c) => c switch
    {
        'й' or 'ы' => 'и',
        'э' => 'е',
        'щ' => 'ш',
        'ц' => 'с',
        'ь' => '\0',
        _ => c,
    };

    private static int Append(Span<char> key, int length, char sound)
    {
        if (length > 0 && !char.IsAsciiDigit(sound))
        {
            ref var last = ref key[length - 1];
            switch (last, sound)
            {
                case ('н', 'г'):
                    return length;
                case ('д', 'ж'):
                    last = 'ч';
                    return length;
                case ('с', 'и') when length > 1 && key[length - 2] == 'т':
                    key[length - 2] = 'с';
                    last = 'и';
                    return length;
                default:
                    if (last == sound) return length;
                    break;
            }
        }

        key[length] = sound;
        return length + 1;
    }
}
