using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>The limits of the runtime, by name.</summary>
public static class RuntimeLimits
{
    /// <summary>Events that one lease hands over.</summary>
    public const int EventsPerLease = 16;

    /// <summary>How long a worker may hold a conversation without a commit.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How long one attempt to send may take before another worker tries.</summary>
    public static readonly TimeSpan SendLease = TimeSpan.FromSeconds(60);

    /// <summary>How long a reply is tried; then it is a dead letter.</summary>
    public static readonly TimeSpan RetryHorizon = TimeSpan.FromMinutes(10);

    /// <summary>The same for immediate cases: an operator must know soon.</summary>
    public static readonly TimeSpan RetryHorizonImmediate = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long beyond its horizon a danger text is still handed out, where nobody could try it: its worker died with it (the lease and the minute end together), or an earlier reply of the person stood
    /// before it. A try that fails by then is its last.
    /// </summary>
    public static readonly TimeSpan LateTry = RetryHorizon - RetryHorizonImmediate;

    /// <summary>A danger text that does not arrive must become known at once.</summary>
    public static TimeSpan RetryHorizonOf(Importance importance) => importance == Importance.Danger ? RetryHorizonImmediate : RetryHorizon;

    /// <summary>Most message ids remembered per conversation; the oldest go first.</summary>
    public const int RememberedIds = 8192;
}
