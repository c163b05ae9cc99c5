using System.Threading.Channels;
using Hotline.Channels.Receiving;
using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Sending;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio.Redacting;

/// <summary>
/// Takes words, or whole records, away at Twilio, which keeps them until told: beside the real work, one call at a time, again after a while for what Twilio still works on. Bounded and only in memory; what is
/// dropped here, or was waiting when the program ended, is found again in Twilio's list. The adding methods are thread-safe.
/// </summary>
internal sealed partial class TwilioRedactor(TwilioClient client, TwilioOptions options, ICourtesies courtesies, TimeProvider time, ILogger<TwilioRedactor> logger) : LastingService(time, logger)
{
    private const int Most = 10_000;
    private const int MostTries = 6;
    private const int StillWorkedOn = 20009;

    /// <summary>Begins the id of a message that was made with files.</summary>
    private const string WithFiles = "MM";

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>How much later than it came a message was changed when we emptied it; Twilio itself is done with one at once.</summary>
    internal static readonly TimeSpan Marked = TimeSpan.FromSeconds(30);

    /// <summary>The last try of a delivery may begin at the end of its horizon, and asks the list first.</summary>
    private static readonly TimeSpan SentStays = RuntimeLimits.RetryHorizon + TimeSpan.FromMinutes(1);

    private readonly Channel<Wish> incoming = Channel.CreateBounded<Wish>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly ChannelId[] channels = [.. TwilioSender.All(options).Select(sender => sender.Id)];
    private readonly PriorityQueue<Wish, DateTimeOffset> waiting = new();

    /// <summary>What waits for its horizon: "delivered", "read" and the list all tell of the same message.</summary>
    private readonly HashSet<string> staying = new(StringComparer.Ordinal);

    /// <summary>Does nothing when Twilio may keep everything. With <paramref name="hasFiles"/> only the words go: the files are still to be fetched.</summary>
    public void Add(string sid, bool hasFiles)
    {
        if (options.Redaction != TwilioRedaction.None) incoming.Writer.TryWrite(new Wish(sid, hasFiles));
    }

    /// <summary>
    /// A message that was left alone on purpose, so that no store knows its id. It is emptied a little later than it came, by which Twilio's list tells it from one that came without words and was lost.
    /// </summary>
    public void AddLeftAlone(string sid)
    {
        if (options.Redaction != TwilioRedaction.None) incoming.Writer.TryWrite(new Wish(sid, HasFiles: false) { Due = Time.GetUtcNow() + Marked * 2 });
    }

    /// <summary>One file of a message is here, or will never be: it goes; with the last one the message goes too, where the whole record is to go.</summary>
    public void AddFile(TwilioFilePath file)
    {
        if (options.Redaction != TwilioRedaction.None) incoming.Writer.TryWrite(new Wish(file.Message, HasFiles: true) { File = file });
    }

    /// <summary>
    /// A message of ours that went out by <paramref name="at"/> has come to its end: nobody needs Twilio's copies of its files any more either. Its words stay until its delivery can no longer be tried
    /// again, because whether it went out is known by them (<see cref="TwilioDoubts"/>).
    /// </summary>
    public void AddSent(string sid, DateTimeOffset at)
    {
        if (options.Redaction != TwilioRedaction.None) incoming.Writer.TryWrite(new Wish(sid, HasFiles: false) { OwnFiles = sid.StartsWith(WithFiles, StringComparison.Ordinal), Due = at + SentStays });
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                while (incoming.Reader.TryRead(out var wish)) Take(wish, Time.GetUtcNow());
                if (waiting.TryPeek(out var next, out var due) && due <= Time.GetUtcNow())
                {
                    waiting.Dequeue();
                    if (next.Due is not null) staying.Remove(next.Sid);
                    await DoAsync(next, stoppingToken);
                }
                else
                {
                    await WaitAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What still waits is found in Twilio's list after the next start.
        }
    }

    private void Take(Wish wish, DateTimeOffset now)
    {
        if (wish.Due is null || (waiting.Count < Most && staying.Add(wish.Sid))) Enqueue(wish, wish.Due > now ? wish.Due.Value : now);
    }

    private void Enqueue(Wish wish, DateTimeOffset due)
    {
        if (waiting.Count < Most) waiting.Enqueue(wish, due);
    }

    /// <summary>Until something comes in or is due.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var came = incoming.Reader.WaitToReadAsync(either.Token).AsTask();
        var due = waiting.TryPeek(out _, out var at) ? Task.Delay(at - Time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero, Time, either.Token) : Task.Delay(Timeout.InfiniteTimeSpan, Time, either.Token);
        await Task.WhenAny(came, due);
        await either.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task DoAsync(Wish wish, CancellationToken cancellationToken)
    {
        // A Twilio that is down, or asked us to wait, is for the replies first.
        if (channels.Max(courtesies.WaitFor) is { Ticks: > 0 } wait)
        {
            Enqueue(wish, Time.GetUtcNow() + wait);
            return;
        }

        var error = wish.File is { } file ? await ForgetAsync(file, cancellationToken) : await ForgetAsync(wish, cancellationToken);
        // Not there any more is what we wanted.
        if (error is null or { Status: 404 }) return;
        var passes = error.Reach != TwilioReach.Answered || error.Code == StillWorkedOn || error.Status is 429 or >= 500;
        if (passes && wish.Try < MostTries) Enqueue(wish with { Try = wish.Try + 1 }, Time.GetUtcNow() + Again);
        else Log.Left(logger, error.Words);
    }

    private async Task<TwilioError?> ForgetAsync(Wish wish, CancellationToken cancellationToken)
    {
        if (options.Redaction == TwilioRedaction.Delete && !wish.HasFiles) return ErrorOf(await client.DeleteAsync(wish.Sid, cancellationToken));
        if (wish.OwnFiles && await ForgetFilesAsync(wish.Sid, cancellationToken) is { } left) return left;
        return ErrorOf(await client.RedactAsync(wish.Sid, cancellationToken));
    }

    private async Task<TwilioError?> ForgetAsync(TwilioFilePath file, CancellationToken cancellationToken)
    {
        var error = ErrorOf(await client.DeleteFileAsync(file, cancellationToken));
        if (error is not (null or { Status: 404 }) || options.Redaction != TwilioRedaction.Delete) return error;
        return await client.FilesAsync(file.Message, cancellationToken) switch
        {
            TwilioCall<IReadOnlyList<TwilioFile>>.Done { Result: [] } => ErrorOf(await client.DeleteAsync(file.Message, cancellationToken)),
            TwilioCall<IReadOnlyList<TwilioFile>>.Failed failed => failed.Error,
            _ => null,
        };
    }

    private async Task<TwilioError?> ForgetFilesAsync(string sid, CancellationToken cancellationToken)
    {
        var listed = await client.FilesAsync(sid, cancellationToken);
        if (listed is not TwilioCall<IReadOnlyList<TwilioFile>>.Done { Result: var files }) return ErrorOf(listed);
        foreach (var file in files.Select(f => TwilioFilePath.Of(f.Url)).OfType<TwilioFilePath>())
            if (ErrorOf(await client.DeleteFileAsync(file, cancellationToken)) is { Status: not 404 } error) return error;
        return null;
    }

    private static TwilioError? ErrorOf<T>(TwilioCall<T> call) => (call as TwilioCall<T>.Failed)?.Error;

    /// <summary><paramref name="HasFiles"/>: the record stays, its files are still to be fetched. <see cref="OwnFiles"/>: we sent it with files, which go with its words.</summary>
    private sealed record Wish(string Sid, bool HasFiles)
    {
        public TwilioFilePath? File { get; init; }

        public bool OwnFiles { get; init; }

        /// <summary>Not before then; null at once.</summary>
        public DateTimeOffset? Due { get; init; }

        public int Try { get; init; } = 1;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio still keeps the words of a message; they are tried again when its list is read next: {Words}")]
        public static partial void Left(ILogger logger, string words);
    }
}
