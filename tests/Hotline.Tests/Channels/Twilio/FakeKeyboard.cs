namespace Hotline.Tests.Channels.Twilio;

/// <summary>A text on WhatsApp and what stands under it: buttons, or behind <paramref name="Open"/> the rows of a list.</summary>
public sealed record FakeKeyboard(string Text, string? Open, IReadOnlyList<(string Title, string Data)> Choices);
