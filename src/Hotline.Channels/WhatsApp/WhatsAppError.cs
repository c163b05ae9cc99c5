namespace Hotline.Channels.WhatsApp;

/// <summary>
/// A call that did not succeed. <paramref name="Status"/>: HTTP's, or 0 without an answer. <paramref name="Code"/>: Meta's, null when there was no answer of Meta's that can be read; then nobody
/// knows whether the call took effect, unless it is <see cref="NotReached"/>. Meta's own sentence is not kept: it may repeat an address.
/// </summary>
internal sealed record WhatsAppError(int Status, long? Code = null, long? Subcode = null, TimeSpan? RetryAfter = null)
{
    /// <summary>No connection came about, so nothing can have been sent.</summary>
    public bool NotReached { get; init; }

    /// <summary>Ours: a file that was to be brought could not be read to its end.</summary>
    public bool Unread { get; init; }
}
