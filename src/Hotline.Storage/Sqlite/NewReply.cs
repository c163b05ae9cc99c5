using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Sqlite;

/// <summary>A reply of a turn, sealed and ready to be written.</summary>
internal sealed record NewReply(string DeliveryId, Importance Importance, byte[] Body)
{
    /// <summary>How long it is tried. A danger text that does not arrive must become known at once.</summary>
    public TimeSpan Horizon => HorizonOf(Importance);

    public static TimeSpan HorizonOf(Importance importance) => importance == Importance.Danger ? RuntimeLimits.RetryHorizonImmediate : RuntimeLimits.RetryHorizon;
}
