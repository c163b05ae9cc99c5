using System.Collections.Concurrent;
using System.Diagnostics;

namespace Hotline.Tests.Support;

/// <summary>Every outgoing trace span of the process while it lives, with all that stands in it.</summary>
internal sealed class SeenActivities : IDisposable
{
    private readonly ActivityListener listener;

    public SeenActivities()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => All.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public ConcurrentQueue<string> All { get; } = new();

    public void Dispose() => listener.Dispose();
}
