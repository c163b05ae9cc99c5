using Hotline.Core.Channels.Operators;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Telegram;

/// <summary>
/// What one update is to us. <see cref="UpdateId"/> is null only when even that could not be read. <see cref="TapId"/> names the tap that wants an answer,
/// whatever else becomes of it.
/// </summary>
internal abstract record TelegramReading(long? UpdateId, string? TapId)
{
    /// <summary>A person's event.</summary>
    internal sealed record Heard(long Id, InboundMessage Message, string? TapId) : TelegramReading(Id, TapId);

    /// <summary>What a member of staff did: the desk's matter.</summary>
    internal sealed record OfStaff(long Id, GroupEvent Event, string? TapId) : TelegramReading(Id, TapId);

    /// <summary>Acknowledged and left alone, on purpose.</summary>
    internal sealed record Ignored(long Id, IgnoredReason Reason, string? TapId = null) : TelegramReading(Id, TapId);

    /// <summary>Not an update: no JSON object, or one without <c>update_id</c>.</summary>
    internal sealed record Unreadable() : TelegramReading(null, null);
}
