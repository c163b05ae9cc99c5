namespace Hotline.Channels.Twilio.Content;

/// <summary>A text as lines of which none is blank. <paramref name="Breaks"/>: how many line breaks stand behind each line but the last, a digit each.</summary>
internal sealed record TextLines(IReadOnlyList<string> Lines, string Breaks)
{
    /// <summary>More than the longest question has with all its choices in words.</summary>
    public const int Most = 24;

    private const int MostBreaks = 9;

    /// <summary>Null for a blank text and for one of more lines, or of more breaks between two, than an object is made for. Blanks at the end of a line are left out: nobody sees them.</summary>
    public static TextLines? Of(string text)
    {
        var (lines, breaks, behind) = (new List<string>(), "", 0);
        foreach (var line in text.Trim().Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length > 0)
            {
                if (behind > MostBreaks || lines.Count == Most) return null;
                if (lines.Count > 0) breaks += (char)('0' + behind);
                lines.Add(line);
                behind = 0;
            }

            behind++;
        }

        return lines.Count == 0 ? null : new TextLines(lines, breaks);
    }
}
