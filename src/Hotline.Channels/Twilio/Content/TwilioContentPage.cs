namespace Hotline.Channels.Twilio.Content;

/// <summary>One page of the account's Content objects: ids by name. <paramref name="Next"/> is what to ask for the following one, null at the end.</summary>
internal sealed record TwilioContentPage(IReadOnlyDictionary<string, string> Sids, IReadOnlyDictionary<string, string>? Next);
