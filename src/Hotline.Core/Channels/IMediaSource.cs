using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>
/// A channel's way to the files that people send: the <see cref="InboundFile.Reference"/> becomes a stream. Checking, cleaning and keeping are not the channel's business. Thread-safe.
/// </summary>
public interface IMediaSource
{
    /// <summary>The channels whose references it knows.</summary>
    IReadOnlyList<ChannelId> Channels { get; }

    /// <summary>Begins to fetch. Provider trouble is a <see cref="MediaFetch"/>, also while the stream is read (<see cref="IOException"/> there); only cancellation throws here.</summary>
    Task<MediaFetch> OpenAsync(string reference, CancellationToken cancellationToken);

    /// <summary>The file is kept, or will never be: the provider may forget it. Called at least once; what goes wrong is the channel's to log.</summary>
    Task DoneAsync(string reference, CancellationToken cancellationToken) => Task.CompletedTask;
}
