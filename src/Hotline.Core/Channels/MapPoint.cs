using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>
/// A place that an operator names by its degrees, latitude first (WGS 84), alone on the first line of a reply: <c>43.23895, 76.88971</c>, as the desk shows a place that a person sent. Channels with
/// maps show it as one; everywhere else it stays what it is, words without a link that would tell somebody of the visit.
/// </summary>
public sealed partial record MapPoint(double Latitude, double Longitude)
{
    /// <summary>As the desk shows places; six decimals are a tenth of a metre.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.######}, {Longitude:0.######}");

    /// <summary>The place and the message without its line; null when there is none. Bot texts never hold one: their numbers are sums and dates.</summary>
    public static (MapPoint Point, OutboundMessage Others)? In(OutboundMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Importance != Importance.Operator || message.Attachment is not null || message.Buttons.Count > 0) return null;
        var match = Line().Match(message.Text);
        if (!match.Success || Degrees(match.Groups["latitude"], 90) is not { } latitude || Degrees(match.Groups["longitude"], 180) is not { } longitude) return null;
        return (new MapPoint(latitude, longitude), message with { Text = message.Text[match.Length..].Trim(), Sms = null });
    }

    private static double? Degrees(Group group, double most) =>
        double.TryParse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;

    /// <summary>Three decimals at least: a hundred metres. Fewer are more likely to be something else.</summary>
    [GeneratedRegex(@"^\s*(?<latitude>-?[0-9]{1,2}\.[0-9]{3,15})[ \t]*[,;][ \t]*(?<longitude>-?[0-9]{1,3}\.[0-9]{3,15})[ \t]*(?:\r?\n|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
