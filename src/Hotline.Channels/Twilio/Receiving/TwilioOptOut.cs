using System.Collections.Frozen;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Receiving;

/// <summary>
/// What Twilio answers itself. With Advanced Opt-Out it says so (<c>OptOutType</c>); without, its own words on SMS are known. Who stops there is out of reach until they write, as after a
/// block: nothing is answered, and an open case says that they left. A bare "HELP" that Twilio says it has answered stands in the transcript and is not answered twice; one of which it says nothing is ours to
/// answer, and so is whatever more than a word says: it may be a call for help. "YES" is no opt-in to us, because people answer questions with it. Pure.
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
            "HELP" when word.Length > 0 && !word.Any(char.IsWhiteSpace) => new InboundAside(TwilioReader.Cut(word)),
            _ when !sms => null,
            _ when Stops.Contains(word) => new InboundLeft(),
            // The way in: Twilio has lifted the block, and the person wants to begin.
            _ when Starts.Contains(word) => new InboundStart(null),
            _ => null,
        };
    }
}
