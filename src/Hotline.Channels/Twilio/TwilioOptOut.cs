using System.Collections.Frozen;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio;

/// <summary>
/// What Twilio answers itself. With Advanced Opt-Out it says so (<c>OptOutType</c>); without, its own words on SMS are known. Who stops there is out of reach until they write, as after a
/// block: nothing is answered, and an open case says that they left. "YES" is no opt-in to us, because people answer questions with it; nor is "HELP" left to Twilio's text, whoever has set it: it may be a call for help. Pure.
/// </summary>
internal static class TwilioOptOut
{
    private static readonly FrozenSet<string> Stops =
        FrozenSet.ToFrozenSet(["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Starts = FrozenSet.ToFrozenSet(["START", "UNSTOP"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What the message is to us, or null when it is an ordinary one.</summary>
    public static InboundContent? Find(TwilioFields fields, bool sms)
    {
        var type = fields["OptOutType"]?.Trim().ToUpperInvariant();
        var word = fields["Body"]?.Trim() ?? "";
        return type switch
        {
            "STOP" => new InboundLeft(),
            "START" => new InboundReturned(),
            _ when !sms => null,
            _ when Stops.Contains(word) => new InboundLeft(),
            // The way in: Twilio has lifted the block, and the person wants to begin.
            _ when Starts.Contains(word) => new InboundStart(null),
            _ => null,
        };
    }
}
