using System.Buffers;
using System.Globalization;

namespace Hotline.Core.Channels.Sms;

/// <summary>Counts what a text costs as SMS, as Twilio does (3GPP TS 23.038; the same numbers as its calculator). Pure, linear, never throws.</summary>
public static class SmsSegments
{
    private const string Basic =
        "\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ";

    /// <summary>Two septets each, an escape and a sign, which are never in two parts.</summary>
    private const string Extension = "\f[\\]^{|}~€";

    private static readonly SearchValues<char> Alphabet = SearchValues.Create(Basic + Extension);
    private static readonly SearchValues<char> Escaped = SearchValues.Create(Extension);

    /// <summary>Encoding, characters, units and segments. A character as a reader sees it is in one part, unless it is longer than a part.</summary>
    public static SmsSize Count(string text) => IsGsm7(text) ? CountGsm7(text) : CountUcs2(text);

    /// <summary>Whether every character is in the alphabet of GSM-7 or its extension.</summary>
    public static bool IsGsm7(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Alphabet) < 0;

    private static SmsSize CountGsm7(string text)
    {
        var parts = new PartCount(160, 153);
        foreach (var c in text) parts.Add(Escaped.Contains(c) ? 2 : 1);
        return new SmsSize(SmsEncoding.Gsm7, text.Length, parts.Units, parts.Segments);
    }

    private static SmsSize CountUcs2(string text)
    {
        var (parts, characters) = (new PartCount(70, 67), 0);
        for (var rest = text.AsSpan(); !rest.IsEmpty; characters++)
        {
            // A line end of Windows is two characters on a phone.
            var length = rest[0] == '\r' ? 1 : StringInfo.GetNextTextElementLength(rest);
            if (length <= parts.Longest) parts.Add(length);
            else AddScalars(ref parts, rest[..length]);
            rest = rest[length..];
        }

        return new SmsSize(SmsEncoding.Ucs2, characters, parts.Units, parts.Segments);
    }

    private static void AddScalars(ref PartCount parts, ReadOnlySpan<char> character)
    {
        for (var i = 0; i < character.Length;)
        {
            var length = char.IsHighSurrogate(character[i]) && i + 1 < character.Length && char.IsLowSurrogate(character[i + 1]) ? 2 : 1;
            parts.Add(length);
            i += length;
        }
    }

    /// <summary>Fills parts in order with what must not be torn. A text that fits one part has no header and more room.</summary>
    private struct PartCount(int single, int several)
    {
        private int _full;
        private int _filled;

        public int Units { get; private set; }

        public readonly int Longest => several;

        public readonly int Segments => Units <= single ? 1 : _full + 1;

        public void Add(int units)
        {
            Units += units;
            if (_filled + units > several) (_full, _filled) = (_full + 1, 0);
            _filled += units;
        }
    }
}
