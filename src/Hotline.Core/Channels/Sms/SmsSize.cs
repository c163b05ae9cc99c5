namespace Hotline.Core.Channels.Sms;

/// <summary>
/// The size of a text message. <paramref name="Characters"/>: as a reader counts them. <paramref name="Units"/>: septets, or UTF-16 units. <paramref name="Segments"/>: parts that
/// the carriers send and are paid for; at least 1.
/// </summary>
public sealed record SmsSize(SmsEncoding Encoding, int Characters, int Units, int Segments);
