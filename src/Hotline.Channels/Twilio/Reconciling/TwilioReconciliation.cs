using System.Globalization;
using System.Threading.Channels;
using Hotline.Channels.Receiving;
using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Channels.Twilio.Redacting;
using Hotline.Channels.Twilio.Sending;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio.Reconciling;

/// <summary>
/// Reads Twilio's own list of messages, because a webhook that found nobody at home is not repeated for long: at the start, now and then, and after every outage of ours. What is found goes the way of the webhook, where
/// the store knows it by its id if it was there before; this remembers nothing but where a reading stopped at its bound. Of our own messages it finds how those ended whose callback was lost, and what was not
/// redacted yet. In the background: a Twilio that is silent or refuses never stops the start.
/// </summary>
internal sealed partial class TwilioReconciliation(
    TwilioClient client, TwilioIntake intake, TwilioRedactor redactor, TwilioUnended unended, IReceipts receipts, TwilioOptions options, TimeProvider time, ILogger<TwilioReconciliation> logger) : LastingService(time, logger)
{
    private const string PageSize = "500";
    private const string Came = "To";
    private const string Went = "From";

    /// <summary>Bounds one reading of one sender: 20,000 messages. What is older is read in the next one.</summary>
    private const int MostPages = 40;

    /// <summary>Tries before a row that makes the store fail in an unforeseen way is set aside, so that one message cannot keep the list from being read to its end. Counted anew after a start.</summary>
    private const int Tries = 5;

    /// <summary>Rows whose tries are remembered. Beyond this something is wrong with more than a message, and they are counted anew.</summary>
    private const int MostFailures = 1000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>How much of what was read before is read again: a message may show in the list a little after it was sent.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>How often the whole look-back is read, for messages that took long to come to an end.</summary>
    internal static readonly TimeSpan WholeEvery = TimeSpan.FromHours(6);

    private readonly Dictionary<string, int> failures = new(StringComparer.Ordinal);

    /// <summary>Where readings stopped at their bound.</summary>
    private List<Stretch> unread = [];

    private readonly Channel<bool> outages = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something could not be taken in: the list is read as soon as that works again. Thread-safe.</summary>
    public void AfterOutage() => outages.Writer.TryWrite(true);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        var lookBack = TimeSpan.FromHours(options.ReconcileHours);
        DateTimeOffset? read = null;
        var whole = DateTimeOffset.MinValue;
        var pause = FirstPause;
        try
        {
            while (true)
            {
                var now = Time.GetUtcNow();
                var isWhole = read is null || now - whole >= WholeEvery;
                var from = isWhole || read - Overlap < now - lookBack ? now - lookBack : read!.Value - Overlap;
                // The whole look-back holds what was left of an earlier one.
                if (isWhole) unread = [];
                if (await ReadAsync(from, stoppingToken))
                {
                    (read, whole, pause) = (now, isWhole ? now : whole, FirstPause);
                    await WaitAsync(stoppingToken);
                }
                else
                {
                    await Task.Delay(pause, Time, stoppingToken);
                    pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start reads the list first.
        }
    }

    /// <summary>Until the next reading is due, or a moment after an outage.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var outage = outages.Reader.WaitToReadAsync(either.Token).AsTask();
        var due = Task.Delay(NextRound(), Time, either.Token);
        var first = await Task.WhenAny(outage, due);
        await either.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (first != outage) return;
        outages.Reader.TryRead(out _);
        await Task.Delay(FirstPause, Time, cancellationToken);
    }

    private TimeSpan NextRound()
    {
        if (unread.Count > 0) return LongestPause;
        return options.ReconcileMinutes == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMinutes(options.ReconcileMinutes);
    }

    /// <summary>False when something is still to be read: Twilio or the store is away, or somebody's conversation is full.</summary>
    private async Task<bool> ReadAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        try
        {
            var complete = true;
            List<Stretch> left = [];
            foreach (var stretch in (IEnumerable<Stretch>)[.. Stretches(from), .. unread])
            {
                if (await RowsAsync(stretch, cancellationToken) is not (var rows, var older))
                {
                    // One sender whose list fails again and again keeps nobody from being found at the others.
                    complete = false;
                    continue;
                }

                if (stretch.Side == Came) complete &= await TakeAsync(rows.Where(row => row.IsInbound), cancellationToken);
                else complete &= await EndAsync(rows, cancellationToken);
                if (older is not null) left.Add(older);
            }

            if (!complete) return false;
            unread = left;
            if (left.Count > 0) Log.Bounded(logger, MostPages);
            return true;
        }
        catch (StoreUnavailableException away)
        {
            Log.NotRead(logger, away.Message);
            return false;
        }
    }

    private IEnumerable<Stretch> Stretches(DateTimeOffset from)
    {
        var oldest = unended.Oldest();
        foreach (var ours in TwilioSender.All(options))
        {
            foreach (var number in ours.WrittenTo) yield return StretchOf(Came, number, from);
            if (oldest is null && options.Redaction == TwilioRedaction.None) continue;
            var sent = oldest is { } since && since - Overlap < from ? since - Overlap : from;
            // What is sent under a name is listed by it, although nobody can write to it.
            foreach (var sender in ours.WrittenTo.Prepend(ours.From).Distinct(StringComparer.Ordinal)) yield return StretchOf(Went, sender, sent);
        }
    }

    private static Stretch StretchOf(string side, string sender, DateTimeOffset from) => new(side, from, new Dictionary<string, string>
    {
        [side] = sender,
        ["DateSent>"] = from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["PageSize"] = PageSize,
    });

    /// <summary>How messages of ours ended, where no callback told it; then what of them may go. False when one could not be noted, because its conversation is full or the store is away.</summary>
    private async Task<bool> EndAsync(IReadOnlyList<TwilioMessage> rows, CancellationToken cancellationToken)
    {
        var found = 0;
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => !row.IsInbound))
        {
            if (!unended.Tells(row, Time.GetUtcNow(), out var receipt)) continue;
            try
            {
                if (receipt is not null) await receipts.NoteAsync(receipt, cancellationToken);
                unended.Remove(row.Sid);
                found++;
            }
            catch (StoreUnavailableException away)
            {
                if (left.Count == 0) Log.NotRead(logger, away.Message);
                left.Add(row.Sid);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                if (IsSetAside(row.Sid, fault)) unended.Remove(row.Sid);
                else left.Add(row.Sid);
            }
        }

        if (found > 0) Log.Ended(logger, found);
        Forget(rows.Where(row => !left.Contains(row.Sid)));
        return left.Count == 0;
    }

    private void Forget(IEnumerable<TwilioMessage> rows)
    {
        var now = Time.GetUtcNow();
        foreach (var row in rows.Where(row => !row.IsInbound && row.IsOver(now) && !IsRedacted(row))) redactor.AddSent(row.Sid, row.Created ?? now);
    }

    private bool IsRedacted(TwilioMessage row) => row.Body.Length == 0 && options.Redaction == TwilioRedaction.Text;

    /// <summary>Oldest first, as people wrote them. False when somebody's must wait.</summary>
    private async Task<bool> TakeAsync(IEnumerable<TwilioMessage> rows, CancellationToken cancellationToken)
    {
        var (complete, found) = (true, 0);
        foreach (var row in rows.Reverse())
        {
            // We emptied it some time after it came: left alone on purpose, or stored. What came without words may be a place on the map, which the list does not show, and is not passed over.
            if (IsRedacted(row) && !row.HasFiles && row.Updated - row.Created >= TwilioRedactor.Marked) continue;
            if (failures.GetValueOrDefault(row.Sid) == Tries) continue;
            try
            {
                var taken = await TakeAsync(row, cancellationToken);
                complete &= taken is not (null or TwilioTaken.Full);
                if (taken == TwilioTaken.New) found++;
            }
            catch (Exception fault) when (fault is not (StoreUnavailableException or OperationCanceledException))
            {
                complete &= IsSetAside(row.Sid, fault);
            }
        }

        if (found > 0) Log.Found(logger, found);
        return complete;
    }

    /// <summary>Null when its files could not be asked for.</summary>
    private async Task<TwilioTaken?> TakeAsync(TwilioMessage row, CancellationToken cancellationToken) =>
        await FieldsAsync(row, cancellationToken) is { } fields ? await intake.TakeAsync(fields, row.Created ?? Time.GetUtcNow(), hasWords: !IsRedacted(row), cancellationToken) : null;

    /// <summary>Counts a failed try. True after the last one.</summary>
    private bool IsSetAside(string sid, Exception fault)
    {
        if (failures.Count >= MostFailures) failures.Clear();
        var tries = failures[sid] = failures.GetValueOrDefault(sid) + 1;
        Log.Unforeseen(logger, fault.GetType().Name, tries, Tries);
        return tries >= Tries;
    }

    /// <summary>The row as the webhook would have brought it; null when its files could not be asked for.</summary>
    private async Task<TwilioFields?> FieldsAsync(TwilioMessage row, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> fields = [new("MessageSid", row.Sid), new("From", row.From), new("To", row.To), new("Body", row.Body)];
        if (!row.HasFiles) return new TwilioFields(fields);
        if (await client.FilesAsync(row.Sid, cancellationToken) is not TwilioCall<IReadOnlyList<TwilioFile>>.Done { Result: var files }) return null;
        fields.Add(new("NumMedia", files.Count.ToString(CultureInfo.InvariantCulture)));
        foreach (var (i, file) in files.Index())
        {
            fields.Add(new(string.Create(CultureInfo.InvariantCulture, $"MediaUrl{i}"), options.ApiUrl + file.Url));
            fields.Add(new(string.Create(CultureInfo.InvariantCulture, $"MediaContentType{i}"), file.ContentType));
        }

        return new TwilioFields(fields);
    }

    /// <summary>Newest first, with where it stopped at its bound; null when Twilio did not answer to the end.</summary>
    private async Task<(IReadOnlyList<TwilioMessage> Rows, Stretch? Older)?> RowsAsync(Stretch stretch, CancellationToken cancellationToken)
    {
        var rows = new List<TwilioMessage>();
        IReadOnlyDictionary<string, string>? query = stretch.Query;
        for (var page = 0; query is not null && page < MostPages; page++)
        {
            var call = await client.ListAsync(query, cancellationToken);
            if (call is not TwilioCall<TwilioPage>.Done { Result: var got })
            {
                Log.NotRead(logger, call is TwilioCall<TwilioPage>.Failed { Error: var error } ? error.Words : "");
                return null;
            }

            rows.AddRange(got.Messages.Where(row => row.Created is not { } at || at >= stretch.From));
            query = got.Messages.Count > 0 && got.Messages[^1].Created < stretch.From ? null : got.Next;
        }

        return (rows, query is null ? null : stretch with { Query = query });
    }

    /// <summary>What is to be read of the list: what came to a sender of ours or went from it, not before a time, from a page on.</summary>
    private sealed record Stretch(string Side, DateTimeOffset From, IReadOnlyDictionary<string, string> Query);

    private static partial class Log
    {
        // The type alone: the words of a fault could quote what a person wrote.
        [LoggerMessage(Level = LogLevel.Error, Message = "A message in Twilio's list could not be stored ({Fault}), try {Try} of {Tries}; after the last it is set aside and stays at Twilio")]
        public static partial void Unforeseen(ILogger logger, string fault, int @try, int tries);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages whose webhook never arrived were found in Twilio's list and taken in")]
        public static partial void Found(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Information, Message = "How {Count} of our messages ended was read in Twilio's list before a callback told it")]
        public static partial void Ended(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio's list of messages is longer than {Pages} pages; the older ones are read in the next round, from where this one stopped")]
        public static partial void Bounded(ILogger logger, int pages);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio's list of messages could not be read to its end; it is read again after a pause: {Words}")]
        public static partial void NotRead(ILogger logger, string words);
    }
}
