using Hotline.Tests.Channels.Twilio;

namespace Hotline.FunctionalTests.Twilio;

/// <summary>A message as the emulator keeps it.</summary>
internal sealed record EmulatedMessage(string Sid, string Direction, string From, string To, string Body)
{
    /// <summary>What stands under it; null where nothing does.</summary>
    public FakeKeyboard? Keyboard { get; init; }
}
