namespace Hotline.Channels.WhatsApp;

/// <summary>
/// One thing that was looked at. <paramref name="Works"/> is null when nobody could say, or when it works but something is worth knowing. <paramref name="Words"/> say how it is and what to do in Meta's console;
/// never a secret.
/// </summary>
public sealed record WhatsAppFinding(bool? Works, string Words);
