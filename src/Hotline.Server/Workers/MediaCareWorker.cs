using Hotline.Storage.Media;

namespace Hotline.Server.Workers;

/// <summary>Looks at every start and once a day whether the media folder and its rows belong together.</summary>
internal sealed partial class MediaCareWorker(MediaCare care, TimeProvider time, ILogger<MediaCareWorker> logger) : WorkerLoop(time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private readonly TimeProvider _time = time;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        var found = await care.LookAsync(cancellationToken);
        if (found.FolderEmpty) Log.Empty(logger);
        else if (found.Deleted + found.Missing > 0) Log.Found(logger, found.Deleted, found.Missing);
        await Task.Delay(Every, _time, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Not one of the kept files is in the media folder. Is its volume mounted, and Media:Folder right? Nothing was changed.")]
        public static partial void Empty(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "Media folder: {Deleted} files without a row were deleted, {Missing} files are missing")]
        public static partial void Found(ILogger logger, int deleted, int missing);
    }
}
