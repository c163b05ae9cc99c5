using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Receiving;

/// <summary>A contact card that a person shared, as the operator reads it: whose it is, where they work, every number. Pure.</summary>
internal static class CardWords
{
    /// <summary>One line each, cut; null when there is nothing.</summary>
    public static string? Of(IEnumerable<string?> lines)
    {
        string[] words = [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!.ReplaceLineEndings(" ").Trim()).Distinct(StringComparer.Ordinal)];
        return words.Length == 0 ? null : TextCutter.Shorten(string.Join('\n', words), MessagingLimits.CardWords);
    }
}
