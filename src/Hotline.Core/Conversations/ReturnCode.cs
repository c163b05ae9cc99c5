namespace Hotline.Core.Conversations;

/// <summary>
/// How a return code is written and read: ten signs in two groups, capital letters and digits that no other looks like, in Latin as in Cyrillic (no B or 8-like letter, no I, L, O, S, Z, 0, 1). Each is
/// worth log2(18) bits, all together 41. Each group has a letter and a digit at least, so that no phone number and no sentence is taken for one. Pure.
/// </summary>
public static class ReturnCode
{
    /// <summary>The signs of a code.</summary>
    public const string Alphabet = "23456789ACEHKMPTXY";

    public const int Length = 10;

    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromDays(7);

    /// <summary>Wrong tries that one address has within <see cref="TriesOver"/>, and that the secret word of one code has at all.</summary>
    public const int Tries = 5;

    /// <summary>
    /// Wrong codes of everybody together within an hour, before no code is looked at until that hour is over: whoever tries from many addresses gets no further. So many in every hour of a week find one
    /// of a thousand open codes in one week of six hundred; far fewer would let anybody with a few addresses shut all codes off.
    /// </summary>
    public const int TriesOfAll = 20_000;

    public static readonly TimeSpan TriesOver = TimeSpan.FromDays(1);

    public static readonly TimeSpan TriesOfAllOver = TimeSpan.FromHours(1);

    /// <summary>Stands in a text where the code is put in when it is sent.</summary>
    public const string Mark = "\uE0C0";

    private const int MostPlainGroups = 2;
    private const int Group = 5;

    /// <summary>Letters that people type for a sign of the alphabet: Cyrillic ones that look alike, and signs that a hurried eye takes for another.</summary>
    private const string Typed = "\u0410\u0421\u0415\u041D\u041A\u041C\u0420\u0422\u0425\u0423\u04AE\u049A\u0417\u0427\u0411\u0412BSZ";

    private const string Meant = "ACEHKMPTXYYK3468852";

    /// <summary>
    /// The code that a message is, and nothing else stands in it; null when it is none. Blanks, dashes and dots between the signs do not matter, but among more than two words each must have a digit:
    /// people write sentences of the same letters.
    /// </summary>
    public static string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<char> code = stackalloc char[Length];
        if (!HasDigits(text)) return null;
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '-' or '\u2013' or '\u2014' or '.' or '_') continue;
            var sign = Sign(char.ToUpperInvariant(c));
            if (sign is '\0' || length == Length) return null;
            code[length++] = sign;
        }

        return length == Length && IsShaped(code) ? new string(code) : null;
    }

    /// <summary>As it is shown: <c>K7M2X-94TPA</c>.</summary>
    public static string Show(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return $"{code[..Group]}-{code[Group..]}";
    }

    /// <summary>Whether the signs can be a code: both letters and digits in each group.</summary>
    public static bool IsShaped(ReadOnlySpan<char> code) => code.Length == Length && IsMixed(code[..Group]) && IsMixed(code[Group..]);

    private static bool IsMixed(ReadOnlySpan<char> group) => group.IndexOfAnyInRange('0', '9') >= 0 && group.IndexOfAnyExceptInRange('0', '9') >= 0;

    private static bool HasDigits(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostPlainGroups ? text.Any(char.IsAsciiDigit) : words.All(word => word.Any(char.IsAsciiDigit));
    }

    private static char Sign(char c)
    {
        if (Alphabet.Contains(c, StringComparison.Ordinal)) return c;
        var at = Typed.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? '\0' : Meant[at];
    }
}
