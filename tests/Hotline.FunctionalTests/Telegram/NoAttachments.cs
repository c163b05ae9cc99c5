using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>For a channel by itself, without a store that keeps files.</summary>
internal sealed class NoAttachments : IAttachments
{
    public Task<Stream?> OpenAsync(Delivery delivery, CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);

    public Task<(Attachment File, Stream Content)?> OpenAsync(ConversationId sentIn, string media, CancellationToken cancellationToken) => Task.FromResult<(Attachment File, Stream Content)?>(null);

    public Task<(Attachment File, Stream Content)?> OpenAsync(Address sentTo, string media, CancellationToken cancellationToken) => Task.FromResult<(Attachment File, Stream Content)?>(null);
}
