namespace Hotline.Core.Messaging;

/// <summary>
/// One thing to say to a person. The text is whole; each channel cuts it to its own limit. <paramref name="Sms"/> is the shorter twin.
/// <paramref name="Place"/> names the node that spoke (<c>dialog.node</c>), for the transcript and statistics.
/// </summary>
public sealed record OutboundMessage(
    string Text,
    IReadOnlyList<Button> Buttons,
    Importance Importance,
    LocaleTag Locale,
    string? Sms = null,
    string? Place = null);
