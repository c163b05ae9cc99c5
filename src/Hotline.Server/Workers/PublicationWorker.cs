using System.Threading.Channels;
using Hotline.Server.Publishing;
using Hotline.Server.Settings;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;

namespace Hotline.Server.Workers;

/// <summary>
/// Brings what was published to this server without a restart: told by others, or by looking every second. It is read, compiled and warmed here, beside the turns, and then put in place by one assignment:
/// a turn has the publications that it began with. In git mode it has nothing to do.
/// </summary>
internal sealed partial class PublicationWorker : WorkerLoop
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly PublicationLibrary _library;
    private readonly PublicationBook _book;
    private readonly PublishedScripts _scripts;
    private readonly Readers _readers;
    private readonly CasebookChanges _changes;
    private readonly TimeProvider _time;
    private readonly ILogger<PublicationWorker> _logger;
    private readonly bool _isOwner;
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _refused;

    public PublicationWorker(
        PublicationLibrary library, PublicationBook book, PublishedScripts scripts, Readers readers, CasebookChanges changes, IConfiguration configuration, TimeProvider time, ILogger<PublicationWorker> logger)
        : base(time, logger)
    {
        (_library, _book, _scripts, _readers, _changes, _time, _logger) = (library, book, scripts, readers, changes, time, logger);
        _isOwner = ScriptsOwners.Of(configuration) == ScriptsOwner.Server;
        _changes.Heard += Hear;
    }

    public override void Dispose()
    {
        _changes.Heard -= Hear;
        base.Dispose();
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (!_isOwner)
        {
            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, _time, cancellationToken);
            return;
        }

        await LookAsync(cancellationToken);
        await WaitAsync(cancellationToken);
    }

    /// <summary>Takes the current publication over when it is another than the one in use. One that this program cannot use is told once and not tried again before the next number or start, and what is in use stays.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var number = await _book.NumberAsync(cancellationToken);
        if (number == 0 || number == _library.Number || number == _refused) return;
        try
        {
            if (await _scripts.FindAsync(number, cancellationToken) is not { } found) return;
            _readers.Warm(found.Content.Publication);
            await _library.UseAsync(found.Content.Publication, found.Content.Source, cancellationToken, number);
            // Also when it was published at a terminal, which tells nobody.
            _changes.Hear(CasebookChange.Scripts);
            Log.Taken(_logger, number);
        }
        catch (Exception fault) when (fault is SettingsException or InvalidDataException)
        {
            _refused = number;
            Log.Refused(_logger, fault.Message);
        }
    }

    private void Hear(CasebookChange change)
    {
        if (change == CasebookChange.Publications || change == CasebookChange.Again) _told.Writer.TryWrite(true);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Every, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _told.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A second is over: it looks by itself.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Publication {Number} is in use from here on")]
        public static partial void Taken(ILogger logger, long number);

        [LoggerMessage(2, LogLevel.Error, "{Words} This server goes on with what it has until something else is published or it is started again")]
        public static partial void Refused(ILogger logger, string words);
    }
}
