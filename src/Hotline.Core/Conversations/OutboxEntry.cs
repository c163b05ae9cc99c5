using System.Globalization;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// A reply leased for sending. <paramref name="Attempt"/> counts from 1 and was recorded before the call. After <paramref name="Deadline"/> it is a dead letter (<see cref="IsLate"/>).
/// <paramref name="After"/>: the delivery before it, which is still in the same worker's hands; this one goes only when that one is finished, and not at all when it must wait.
/// </summary>
public sealed record OutboxEntry(ConversationId Conversation, Delivery Delivery, int Attempt, DateTimeOffset Deadline, string? After = null)
{
    /// <summary>It comes out of the store and not straight from its turn: others may not be let through before it.</summary>
    public bool Waited { get; init; }

    /// <summary>Why it has not arrived yet, in words for the operator: what the last report with words told. Null when there was none.</summary>
    public string? Why { get; init; }

    /// <summary>How long it is tried in all. A dead letter that is sent again has an operator's time, whatever its words are about.</summary>
    public TimeSpan Horizon { get; init; } = RuntimeLimits.RetryHorizonOf(Delivery.Message.Importance);

    /// <summary>Whether it is given up instead of tried. Of a danger text the store decides: what it hands out within <see cref="RuntimeLimits.LateTry"/> is tried.</summary>
    public bool IsLate(DateTimeOffset now) => now > Deadline && Delivery.Message.Importance != Importance.Danger;

    /// <summary>When it is given up although nobody could try it. A dead letter that is sent again has no such time beyond its deadline, whatever its words are about.</summary>
    public DateTimeOffset LastTry => Horizon == RuntimeLimits.RetryHorizonImmediate ? Deadline + RuntimeLimits.LateTry : Deadline;

    /// <summary>
    /// Whether it may go back untried <paramref name="now"/>, to be handed out at <paramref name="at"/>. What comes out of the store past its deadline is a danger text that nobody could try, and waits for its one try until
    /// <see cref="LastTry"/>. In its minute it is given up rather than held beyond it: an operator must know soon.
    /// </summary>
    public bool MayWait(DateTimeOffset now, DateTimeOffset at) => at < (now < Deadline ? Deadline : LastTry);

    /// <summary>When it came into the outbox: its deadline was set then.</summary>
    public DateTimeOffset Begun => Deadline - Horizon;

    /// <summary>See <see cref="DeliveryMark.Attempt"/>.</summary>
    public string TryName => Begun.ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);
}
