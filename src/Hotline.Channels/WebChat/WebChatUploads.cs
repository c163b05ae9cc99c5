using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WebChat;

/// <summary>Files that the chat page brought, for whoever keeps them: they lie in our own box until then. Thread-safe.</summary>
internal sealed class WebChatUploads(IUploads uploads) : IMediaSource
{
    public IReadOnlyList<ChannelId> Channels { get; } = [ChannelId.Web];

    public async Task<MediaFetch> OpenAsync(string reference, CancellationToken cancellationToken) =>
        await uploads.OpenAsync(reference, cancellationToken) is { } content ? new MediaFetch.Opened(content) : new MediaFetch.Gone();

    public Task DoneAsync(string reference, CancellationToken cancellationToken) => uploads.ForgetAsync(reference, cancellationToken);
}
