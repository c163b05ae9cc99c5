using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>How long a reply is tried.</summary>
internal static class SendHorizon
{
    /// <summary>A danger text that does not arrive must become known at once.</summary>
    public static TimeSpan Of(Importance importance) => importance == Importance.Danger ? RuntimeLimits.RetryHorizonImmediate : RuntimeLimits.RetryHorizon;
}
