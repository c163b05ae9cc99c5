namespace Hotline.FunctionalTests.Twilio;

/// <summary>A message as the emulator keeps it.</summary>
internal sealed record EmulatedMessage(string Sid, string Direction, string From, string To, string Body);
