namespace Hotline.Core.Dialogs.Drawing;

/// <summary>Words broken into lines for a box.</summary>
internal static class WrappedText
{
    private const string More = "…";

    /// <summary>At most <paramref name="most"/> lines of about <paramref name="width"/> characters; a longer text ends with dots.</summary>
    public static IReadOnlyList<string> Lines(string text, int width, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(word => Short(word, width)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0) lines.Add(line);
        if (lines.Count <= most) return lines;
        return [.. lines.Take(most - 1), Short(lines[most - 1], width - 1) is var last && last.EndsWith(More, StringComparison.Ordinal) ? last : last + More];
    }

    /// <summary>The text, or its beginning with dots.</summary>
    public static string Short(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), More);
    }
}
