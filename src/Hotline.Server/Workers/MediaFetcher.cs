using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Media;

namespace Hotline.Server.Workers;

/// <summary>Fetches one file from its provider: whole or not at all, looked at, cleaned, kept; or the person is told why not. Thread-safe.</summary>
internal sealed partial class MediaFetcher(IEnumerable<IMediaSource> sources, MediaArrivals arrivals, MediaFolder folder, IInbox inbox, TimeProvider time, ILogger<MediaFetcher> logger)
{
    /// <summary>Longest time for one attempt.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(90);

    /// <summary>From then on nobody tries any more; providers forget files within days.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Renewal = MediaArrivals.Hold / 3;

    private readonly Dictionary<ChannelId, IMediaSource> _sources = sources.SelectMany(source => source.Channels.Select(channel => (channel, source))).ToDictionary(pair => pair.channel, pair => pair.source);

    public async Task FetchAsync(WaitingFile file, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(AtMost);
        var holding = HoldAsync(file, attempt);
        try
        {
            await SettleAsync(file, await TryAsync(file, attempt.Token), cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or StoreUnavailableException || fault is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Log.Broken(logger, file.Id, file.Attempt, fault.GetType().Name);
            await arrivals.LaterAsync(file, Pause(file.Attempt), cancellationToken);
        }
        finally
        {
            await attempt.CancelAsync();
            await holding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The verdict, or null when it is to be tried again after the time.</summary>
    private async Task<(MediaVerdict? Verdict, TimeSpan Again)> TryAsync(WaitingFile file, CancellationToken cancellationToken)
    {
        if (!folder.HasRoom && time.GetUtcNow() - file.Since < Horizon)
        {
            Log.NoRoom(logger, file.Id);
            return (null, Pause(file.Attempt));
        }

        var fetched = _sources.TryGetValue(file.Channel, out var source) ? await source.OpenAsync(file.Reference, cancellationToken) : new MediaFetch.Later();
        switch (fetched)
        {
            case MediaFetch.Opened opened:
                await using (opened.Content) return (await BoundedFile.ReadAsync(opened.Content, cancellationToken) is { } content ? MediaCheck.Of(content) : MediaCheck.Refused(MediaRefusal.Size), default);
            case MediaFetch.TooLarge: return (MediaCheck.Refused(MediaRefusal.Size), default);
            case MediaFetch.Later later when !(later.Once && file.Attempt > 1) && time.GetUtcNow() - file.Since < Horizon:
                return (null, later.After is { } after && after > TimeSpan.Zero && after < LongestPause ? after : Pause(file.Attempt));
            default: return (MediaCheck.Refused(MediaRefusal.Lost), default);
        }
    }

    private async Task SettleAsync(WaitingFile file, (MediaVerdict? Verdict, TimeSpan Again) outcome, CancellationToken cancellationToken)
    {
        switch (outcome.Verdict)
        {
            case null:
                Log.Later(logger, file.Id, file.Attempt);
                await arrivals.LaterAsync(file, outcome.Again, cancellationToken);
                return;
            case MediaVerdict.Taken taken:
                await arrivals.KeepAsync(file, taken, cancellationToken);
                break;
            case MediaVerdict.Refused refused:
                Log.Refused(logger, file.Id, refused.Why);
                // The person first: their row is settled once, and the event is known by its id.
                var told = await inbox.AcceptAsync(new InboxEvent(file.Conversation, $"file-{file.Id}", new FileRefused(file.Id, refused.Why)), cancellationToken);
                if (told == Acceptance.Full) throw new StoreUnavailableException("Too much waits in this conversation.");
                await arrivals.GiveUpAsync(file, refused.Why == MediaRefusal.Lost ? MediaState.Gone : MediaState.Refused, refused.Words, cancellationToken);
                break;
        }

        if (_sources.TryGetValue(file.Channel, out var source)) await source.DoneAsync(file.Reference, cancellationToken);
    }

    /// <summary>Ends the attempt when its claim is lost: another has the file, or the person was erased.</summary>
    private async Task HoldAsync(WaitingFile file, CancellationTokenSource attempt)
    {
        while (!attempt.IsCancellationRequested)
        {
            await Task.Delay(Renewal, time, attempt.Token);
            if (!await arrivals.RenewAsync(file, attempt.Token)) await attempt.CancelAsync();
        }
    }

    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(attempt - 1, 20)));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "File {File}, attempt {Attempt}: the provider does not give it now; tried again later")]
        public static partial void Later(ILogger logger, string file, int attempt);

        [LoggerMessage(2, LogLevel.Warning, "File {File}, attempt {Attempt}: fetching broke off ({Fault}); tried again later")]
        public static partial void Broken(ILogger logger, string file, int attempt, string fault);

        [LoggerMessage(4, LogLevel.Warning, "File {File}: there is no room in the media folder (Media:KeepFreeMegabytes); fetched later")]
        public static partial void NoRoom(ILogger logger, string file);

        [LoggerMessage(3, LogLevel.Information, "File {File} was not kept: {Why}")]
        public static partial void Refused(ILogger logger, string file, MediaRefusal why);
    }
}
