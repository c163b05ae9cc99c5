using System.Text.RegularExpressions;

namespace Hotline.Channels.Twilio.Calls;

/// <summary>Which file of which message an address at Twilio names.</summary>
internal sealed partial record TwilioFilePath(string Message, string File)
{
    /// <summary>Null when it is no address of a file.</summary>
    public static TwilioFilePath? Of(string address) => Shape().Match(address) is { Success: true } match ? new(match.Groups["message"].Value, match.Groups["file"].Value) : null;

    [GeneratedRegex(@"/Messages/(?<message>[A-Za-z0-9]{1,64})/Media/(?<file>[A-Za-z0-9]{1,64})(?:\.json)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
