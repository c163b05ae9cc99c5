using System.Text;

namespace Hotline.Channels.Twilio.Receiving;

/// <summary>
/// Undoes what some carriers do to long texts, which arrive coded in Base64 and cut inside a character. Sixty signs without a space that decode to clean UTF-8 with words in it are no
/// chance. Pure.
/// </summary>
internal static class TwilioBase64
{
    private const int Shortest = 60;

    /// <summary>Most bytes of one character in UTF-8 that a cut leaves behind.</summary>
    private const int HalfCharacter = 3;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The words in <paramref name="body"/>, or <paramref name="body"/> itself when it is an ordinary text.</summary>
    public static string Decoded(string body)
    {
        var text = body.Trim();
        if (text.Length < Shortest || text.Length % 4 != 0) return body;
        var bytes = new byte[text.Length / 4 * 3];
        if (text.Any(char.IsWhiteSpace) || !Convert.TryFromBase64String(text, bytes, out var length)) return body;
        for (var cut = 0; cut <= HalfCharacter && cut < length; cut++)
        {
            if (Words(bytes.AsSpan(0, length - cut)) is { } words) return words;
        }

        return body;
    }

    private static string? Words(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.Any(char.IsWhiteSpace) && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
