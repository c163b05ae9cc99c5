namespace Hotline.Channels.Twilio.Calls;

/// <summary>One page of Twilio's list, newest first. <paramref name="Next"/> is what to ask for the following one, null at the end.</summary>
internal sealed record TwilioPage(IReadOnlyList<TwilioMessage> Messages, IReadOnlyDictionary<string, string>? Next);
