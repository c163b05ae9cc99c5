using System.Text;
using Hotline.Core.Localization;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>The checks that every file passes before it is read: size, UTF-8 without a mark, composed letters, no control characters.</summary>
internal static class SourceText
{
    private const char Mark = '\uFEFF';
    private const char Replacement = '\uFFFD';

    /// <summary>The text to read, or null when it is too large to be looked at.</summary>
    public static string? Check(string file, string text, int limit, FaultSink faults)
    {
        if (Encoding.UTF8.GetByteCount(text) > limit)
        {
            faults.Error(new Spot(file, 1), FaultCode.FileTooLarge, $"This file is larger than {limit / 1024} KiB (DialogLimits). Make two of it.");
            return null;
        }

        if (text.StartsWith(Mark))
        {
            faults.Error(new Spot(file, 1), FaultCode.ByteOrderMark, "This file begins with a byte order mark. Save it as UTF-8 without BOM.");
            text = text[1..];
        }

        CheckLines(file, text, faults);
        return text;
    }

    private static void CheckLines(string file, string text, FaultSink faults)
    {
        var line = 0;
        foreach (var part in text.AsSpan().EnumerateLines())
        {
            line++;
            if (part.Contains(Replacement))
                faults.Error(new Spot(file, line), FaultCode.NotUtf8, "This line has bytes that are not UTF-8. Save the file as UTF-8.");
            if (part.IndexOfAnyInRange('\0', '\b') >= 0 || part.IndexOfAnyInRange('\u000E', '\u001F') >= 0 || part.IndexOfAnyInRange('\u007F', '\u009F') >= 0)
                faults.Error(new Spot(file, line), FaultCode.ControlCharacter, "This line has an invisible control character. Remove it.");
            if (ComposedForm.FirstDecomposed(part) is { } letter)
                faults.Error(new Spot(file, line), FaultCode.NotComposed, $"The letter '{letter}' is written as a letter and a sign apart. Write it as one character (NFC).");
        }
    }
}
