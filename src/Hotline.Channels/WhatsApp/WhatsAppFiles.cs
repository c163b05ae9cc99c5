using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WhatsApp;

/// <summary>Files that people sent on WhatsApp, for whoever keeps them: where each lies is asked anew for every attempt, because Meta tells it for five minutes. Thread-safe.</summary>
internal sealed class WhatsAppFiles(WhatsAppClient client, WhatsAppMedia media) : IMediaSource
{
    public IReadOnlyList<ChannelId> Channels { get; } = [ChannelId.WhatsApp];

    public async Task<MediaFetch> OpenAsync(string reference, CancellationToken cancellationToken)
    {
        switch (await client.GetMediaAsync(reference, cancellationToken))
        {
            case WhatsAppCall<JsonElement>.Failed { Error: var error }:
                return new MediaFetch.Later(error.RetryAfter, Once: error.Status is 400 or 404);
            case WhatsAppCall<JsonElement>.Done { Result: var told } when told.Number("file_size") > MediaLimits.Largest:
                return new MediaFetch.TooLarge();
            case WhatsAppCall<JsonElement>.Done { Result: var told } when Uri.TryCreate(told.Text("url"), UriKind.Absolute, out var address) && media.IsMetas(address):
                return await client.OpenAsync(address, cancellationToken) is { } answer ? new MediaFetch.Opened(await AnswerStream.OpenAsync(answer, cancellationToken)) : new MediaFetch.Later();
            default:
                return new MediaFetch.Gone();
        }
    }
}
