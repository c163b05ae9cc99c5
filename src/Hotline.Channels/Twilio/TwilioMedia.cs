using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio;

/// <summary>Files that people sent by way of Twilio, by the address that came with their message. What Twilio keeps of it goes with its message (<see cref="TwilioRedactor"/>). Thread-safe.</summary>
internal sealed class TwilioMedia(TwilioClient client, TwilioOptions options) : IMediaSource
{
    public IReadOnlyList<ChannelId> Channels { get; } = [.. TwilioLine.All(options).Select(line => line.Id)];

    public async Task<MediaFetch> OpenAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            if (await client.OpenFileAsync(reference, cancellationToken) is not { } answer) return new MediaFetch.Gone();
            if (answer.IsSuccessStatusCode) return new MediaFetch.Opened(await AnswerStream.OpenAsync(answer, cancellationToken));
            using (answer) return (int)answer.StatusCode is 404 or 410 ? new MediaFetch.Later(Once: true) : new MediaFetch.Later(answer.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException)
        {
            return new MediaFetch.Later();
        }
    }
}
