namespace Hotline.Channels.Twilio.Calls;

/// <summary>
/// A call that did not succeed. <paramref name="Status"/> is HTTP's, 0 without an answer; <paramref name="Code"/> Twilio's own, null when it was not Twilio that answered. Twilio's
/// message is left out on purpose: it may hold the number. <paramref name="RetryAfter"/>: how long we are asked to wait, null when it is not said.
/// </summary>
internal sealed record TwilioError(TwilioReach Reach, int Status = 0, int? Code = null, TimeSpan? RetryAfter = null)
{
    /// <summary>For the log and the host, without anything personal.</summary>
    public string Words => Reach switch
    {
        TwilioReach.NotReached => "Twilio could not be reached.",
        TwilioReach.NoAnswer => "Twilio did not answer in time, or the connection broke.",
        _ when Code is { } code => $"Twilio answered {Status} with its error {code}.",
        _ => $"Something between us and Twilio answered {Status} in its place.",
    };
}
