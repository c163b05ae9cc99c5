using Hotline.Channels.Receiving;
using Hotline.Channels.Telegram.Wire;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Telegram;

/// <summary>Files that people sent on Telegram: asked for by their id, then fetched from where Telegram says they lie. Thread-safe.</summary>
internal sealed class TelegramMedia(TelegramClient client) : IMediaSource
{
    private const string TooBig = "file_too_big";
    private const string Unavailable = "file_unavailable";
    private const int LongestPath = 512;

    public IReadOnlyList<ChannelId> Channels { get; } = [ChannelId.Telegram];

    public async Task<MediaFetch> OpenAsync(string reference, CancellationToken cancellationToken) => await client.GetFileAsync(reference, cancellationToken) switch
    {
        TelegramCall<FilePlace>.Done { Result.FilePath: { Length: > 0 and <= LongestPath } path } when !path.Contains("..", StringComparison.Ordinal) => await DownloadAsync(path, cancellationToken),
        TelegramCall<FilePlace>.Failed failed => Decide(failed.Error),
        _ => new MediaFetch.Gone(),
    };

    private async Task<MediaFetch> DownloadAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await client.DownloadAsync(path, cancellationToken);
        if (answer is { IsSuccessStatusCode: true }) return new MediaFetch.Opened(await AnswerStream.OpenAsync(answer, cancellationToken));
        answer?.Dispose();
        return new MediaFetch.Later(Once: (int?)answer?.StatusCode is 404 or 400);
    }

    private static MediaFetch Decide(TelegramError error)
    {
        var row = TelegramErrors.Find(error);
        if (row.Code == TooBig) return new MediaFetch.TooLarge();
        if (row.Code == Unavailable) return new MediaFetch.Later(Once: true);
        return row.Decision == TelegramDecision.Refuse ? new MediaFetch.Gone() : new MediaFetch.Later(error.RetryAfter);
    }
}
