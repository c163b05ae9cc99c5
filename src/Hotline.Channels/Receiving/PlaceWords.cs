using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Receiving;

/// <summary>How the map calls a place that a person sent: the operator who looks for somebody reads a name sooner than two numbers. Pure.</summary>
internal static class PlaceWords
{
    /// <summary>Name and address on one line, cut; null when there is neither.</summary>
    public static string? Of(string? name, string? address)
    {
        string[] words = [.. new[] { name, address }.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.ReplaceLineEndings(" ").Trim()).Distinct(StringComparer.Ordinal)];
        return words.Length == 0 ? null : TextCutter.Shorten(string.Join(", ", words), MessagingLimits.PlaceWords);
    }
}
