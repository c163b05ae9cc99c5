using Hotline.Core.Conversations;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Hotline.Storage.Waiting;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Sqlite;

/// <summary>Replies on their way out, on SQLite.</summary>
internal sealed partial class SqliteOutbox(SqliteWriter writer, ReadSessions reads, RuntimeSeals seals, DueSignal due, ILogger log) : IOutbox
{
    public async Task<IReadOnlyList<OutboxEntry>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken) =>
        await OpenAsync(worker, await writer.RunAsync(session => OutboxTurns.Lease(session, worker, max), cancellationToken));

    public async Task<IReadOnlyList<OutboxEntry>> ReportAsync(WorkerId worker, IReadOnlyList<SendReport> reports, CancellationToken cancellationToken) =>
        reports.Count == 0 ? [] : await OpenAsync(worker, await writer.RunAsync(session => OutboxTurns.Report(session, worker, reports), cancellationToken));

    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken)
    {
        var rows = await reads.RunAsync(session => session.DeadLetters(max), cancellationToken);
        return [.. rows.Select(row => new DeadLetter(row.Id, row.Delivery, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Words))];
    }

    public Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken) => due.WaitAsync(atMost, cancellationToken);

    /// <summary>Opens what was handed out. What does not open is reported dead, so that the conversation goes on with what stands behind it.</summary>
    private async Task<IReadOnlyList<OutboxEntry>> OpenAsync(WorkerId worker, List<OutboxRow> rows)
    {
        var entries = new List<OutboxEntry>(rows.Count);
        var unreadable = new List<SendReport>();
        foreach (var row in rows)
        {
            try
            {
                using var key = seals.OpenKey(row.Id, row.Key);
                var delivery = RuntimeSeals.OpenReply(key, row.Id, row.Body);
                entries.Add(new OutboxEntry(row.Id, delivery, row.Attempt, DateTimeOffset.FromUnixTimeMilliseconds(row.Deadline)));
            }
            catch (SealedDataException)
            {
                Log.Unreadable(log, row.Id.Value);
                unreadable.Add(new SendReport(row.Id, row.DeliveryId, "dead", null, "The stored reply could not be read."));
            }
            catch (NewerFormatException)
            {
                // Its lease runs out by itself; a newer program sends it, or its deadline buries it.
                Log.LeftAlone(log, row.Id.Value);
            }
        }

        if (unreadable.Count > 0) entries.AddRange(await ReportAsync(worker, unreadable, CancellationToken.None));
        return entries;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A stored reply of conversation {Conversation} could not be read and is now a dead letter")]
        public static partial void Unreadable(ILogger logger, string conversation);

        [LoggerMessage(LogLevel.Warning, "A stored reply of conversation {Conversation} is of a newer version and is left alone")]
        public static partial void LeftAlone(ILogger logger, string conversation);
    }
}
