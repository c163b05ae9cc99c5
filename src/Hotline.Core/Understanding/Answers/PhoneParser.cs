using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Answers;

/// <summary>Finds one telephone number in a short text.</summary>
internal static class PhoneParser
{
    private const int Shortest = 7;
    private const int Longest = 15;

    /// <summary>Country codes and the length of a whole number with them. Seven is handled apart, because people write 8 for it.</summary>
    private static readonly (string Code, int Digits)[] Countries =
    [
        ("996", 12), ("998", 12), ("992", 12), ("993", 11), ("994", 12), ("995", 12), ("374", 11), ("375", 12), ("380", 12),
        ("971", 12), ("90", 12), ("82", 12), ("48", 11), ("49", 12), ("49", 13),
    ];

    public static string? Parse(string? text)
    {
        string? found = null;
        var digits = new char[Longest + 2];
        for (var i = 0; i < (text?.Length ?? 0);)
        {
            var (number, next) = ReadAt(text!, i, digits);
            i = next;
            if (number is null) continue;
            if (found is not null && found != number) return null;
            found = number;
        }

        return found;
    }

    /// <summary>Reads a run of digits and the signs people put between them; the result is null when the run is no number.</summary>
    private static (string? Number, int Next) ReadAt(string text, int start, char[] digits)
    {
        if (!IsPlus(text[start]) && Digit(text[start]) < 0) return (null, start + 1);
        var plus = IsPlus(text[start]);
        var count = 0;
        var i = plus ? start + 1 : start;
        for (; i < text.Length; i++)
        {
            var digit = Digit(text[i]);
            if (digit >= 0)
            {
                if (count < digits.Length) digits[count++] = (char)('0' + digit);
            }
            else if (!IsBetween(text[i]))
            {
                break;
            }
        }

        return (Whole(digits.AsSpan(0, count), plus), i);
    }

    private static string? Whole(ReadOnlySpan<char> digits, bool plus)
    {
        if (!plus && digits.StartsWith("00"))
        {
            plus = true;
            digits = digits[2..];
        }

        if (digits.Length is < Shortest or > Longest) return null;
        if (plus) return digits[0] == '0' ? null : $"+{digits}";
        if (digits.Length == 11 && digits[0] is '7' or '8') return $"+7{digits[1..]}";
        if (digits.Length == 10 && digits[0] is '7' or '9') return $"+7{digits}";
        foreach (var (code, length) in Countries)
        {
            if (digits.Length == length && digits.StartsWith(code)) return $"+{digits}";
        }

        return null;
    }

    private static int Digit(char c) => FoldTable.Map(c) is >= '0' and <= '9' and var d ? d - '0' : -1;

    private static bool IsPlus(char c) => c is '+' or '＋';

    private static bool IsBetween(char c) => c is '(' or ')' or '-' or '.' or '/' or '‐' or '‑' or '–' or '—' || char.IsWhiteSpace(c) || FoldTable.Map(c) == FoldTable.Dropped;
}
