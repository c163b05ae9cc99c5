namespace Hotline.Core.Messaging;

/// <summary>
/// A file that goes with a message, by the id under which it is kept: its bytes never travel with the message. <paramref name="Type"/> is its MIME type as its content says,
/// <paramref name="Bytes"/> its length.
/// </summary>
public sealed record Attachment(string Media, MediaKind Kind, string Type, long Bytes);
