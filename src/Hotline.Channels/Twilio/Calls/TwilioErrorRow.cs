namespace Hotline.Channels.Twilio.Calls;

/// <summary>One line of the table of errors. <paramref name="Words"/> are for the operator, or for the administrator where the account is the trouble.</summary>
internal sealed record TwilioErrorRow(int Code, TwilioDecision Decision, string Words);
