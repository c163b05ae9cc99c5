namespace Hotline.Channels.Twilio.Calls;

/// <summary>A file of a message at Twilio: where it is, and what it says it is.</summary>
internal sealed record TwilioFile(string Url, string ContentType);
