using Hotline.Channels.Receiving;
using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Redacting;
using Hotline.Channels.Twilio.Sending;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Files;

/// <summary>Files that people sent by way of Twilio, by the address that came with their message. Once it is here Twilio need not keep it (<see cref="TwilioRedactor"/>). Thread-safe.</summary>
internal sealed class TwilioMedia(TwilioClient client, TwilioOptions options, TwilioRedactor redactor) : IMediaSource
{
    public IReadOnlyList<ChannelId> Channels { get; } = [.. TwilioSender.All(options).Select(sender => sender.Id)];

    public Task DoneAsync(string reference, CancellationToken cancellationToken)
    {
        if (TwilioFilePath.Of(reference) is { } file) redactor.AddFile(file);
        return Task.CompletedTask;
    }

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
