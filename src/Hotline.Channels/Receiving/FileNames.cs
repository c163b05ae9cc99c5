using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Receiving;

/// <summary>How a phone calls a file that it sent: words for the operator, which open nothing and lead nowhere. Pure.</summary>
internal static class FileNames
{
    /// <summary>On one line, without the folders before it and without signs that are no text; cut. Null when there is nothing left.</summary>
    public static string? Of(string? name)
    {
        if (name is null) return null;
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var shown = new string([.. last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)]).Trim();
        return shown.Length == 0 ? null : TextCutter.Shorten(shown, MessagingLimits.FileName);
    }
}
