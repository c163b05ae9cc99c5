using System.Globalization;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Numbers;

/// <summary>
/// One part of a text: digits with the signs between them, or a folded word. <paramref name="IsAttached"/>: nothing but perhaps a hyphen stands before it.
/// <paramref name="Beside"/>: what a sign right before or behind the digits says that they count.
/// </summary>
internal readonly record struct NumberToken(string? Word, decimal? Value, bool IsAttached, NumberUnit Beside)
{
    public bool IsDigits => Word is null;

    public static NumberToken? Next(string text, ref int position)
    {
        var before = position;
        while (position < text.Length && FoldTable.Map(text[position]) < FoldTable.FirstLetter) position++;
        if (position >= text.Length) return null;
        var start = position;
        var attached = start > 0 && (start == before || start == before + 1 && IsHyphen(text[before]));
        if (IsDigit(text[position]))
        {
            position = EndOfDigits(text, position);
            var negative = start > 0 && text[start - 1] is '-' or '−' && IsBlank(text, start - 2);
            return new NumberToken(null, ReadDigits(text[start..position], negative), attached, SignAt(text, start, position));
        }

        while (position < text.Length && FoldTable.Map(text[position]) is not FoldTable.Separator && !IsDigit(text[position])) position++;
        return new NumberToken(Folding.Fold(text[start..position]), null, attached, NumberUnit.None);
    }

    private static NumberUnit SignAt(string text, int start, int end)
    {
        while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
        var behind = end < text.Length ? NumberUnits.OfSign(text[end]) : NumberUnit.None;
        if (behind != NumberUnit.None) return behind;
        do start--;
        while (start >= 0 && char.IsWhiteSpace(text[start]));
        return start >= 0 && text[start] != '%' ? NumberUnits.OfSign(text[start]) : NumberUnit.None;
    }

    private static bool IsBlank(string text, int index) => string.IsNullOrWhiteSpace(text[..(index + 1)]);

    private static int EndOfDigits(string text, int position)
    {
        while (position < text.Length)
        {
            if (IsDigit(text[position]) || (IsPointed(text[position]) && IsDigitAt(text, position + 1))) position++;
            else if (IsGap(text[position]) && GroupOfThreeAt(text, position + 1)) position++;
            else break;
        }

        return position;
    }

    /// <summary>A point or comma is decimal unless it stands before exactly three digits or more than once; a gap is never.</summary>
    private static decimal? ReadDigits(string digits, bool negative)
    {
        var lastPoint = digits.LastIndexOfAny(['.', ',']);
        var isDecimal = lastPoint >= 0 && IsDecimal(digits, lastPoint);
        Span<char> plain = stackalloc char[32];
        var length = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (length >= 20) return null;
            if (IsDigit(digits[i])) plain[length++] = FoldTable.Map(digits[i]);
            else if (isDecimal && i == lastPoint) plain[length++] = '.';
            else if (IsPointed(digits[i]) && !GroupOfThreeAt(digits, i + 1)) return null;
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? (negative ? -value : value) : null;
    }

    private static bool IsDecimal(string digits, int point)
    {
        var sign = digits[point];
        if (digits.IndexOf(sign) != point) return false;
        if (digits.AsSpan(0, point).IndexOfAny('.', ',') >= 0) return true;
        return digits.Length - point - 1 != 3 || point > 3 || digits.AsSpan(0, point).TrimStart('0').IsEmpty;
    }

    private static bool GroupOfThreeAt(string text, int at) =>
        IsDigitAt(text, at) && IsDigitAt(text, at + 1) && IsDigitAt(text, at + 2) && !IsDigitAt(text, at + 3);

    private static bool IsDigitAt(string text, int at) => at < text.Length && IsDigit(text[at]);

    private static bool IsDigit(char c) => FoldTable.Map(c) is >= '0' and <= '9';

    private static bool IsPointed(char c) => c is '.' or ',';

    private static bool IsHyphen(char c) => c is '-' or '‐' or '‑' or '–' or '—';

    private static bool IsGap(char c) => c is '\'' or '’' or '_' || char.IsWhiteSpace(c);
}
