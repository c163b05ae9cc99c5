using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Waiting;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Sqlite;

/// <summary>Replies on their way out, on SQLite.</summary>
internal sealed class SqliteOutbox(SqliteWriter writer, ReadSessions reads, RuntimeSeals seals, DueSignal due, ILogger log) : IOutbox
{
    private readonly ReplyOpening opening = new(seals, log);

    public async Task<IReadOnlyList<OutboxEntry>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken) =>
        await OpenAsync(worker, await writer.RunAsync(session => OutboxTurns.Lease(session, worker, max), cancellationToken));

    public async Task<IReadOnlyList<OutboxEntry>> ReportAsync(WorkerId worker, IReadOnlyList<SendReport> reports, CancellationToken cancellationToken) =>
        reports.Count == 0 ? [] : await OpenAsync(worker, await writer.RunAsync(session => OutboxTurns.Report(session, worker, reports), cancellationToken));

    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken)
    {
        var rows = await reads.RunAsync(session => session.DeadLetters(max), cancellationToken);
        return [.. rows.Select(row => new DeadLetter(row.Id, row.Delivery, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Words))];
    }

    public Task<bool> SendAgainAsync(ConversationId conversation, string deliveryId, CancellationToken cancellationToken) =>
        writer.RunAsync(session => OutboxTurns.SendAgain(session, conversation, deliveryId), cancellationToken);

    public Task<bool> NoteAsync(DeliveryMark mark, string status, string? words, CancellationToken cancellationToken) =>
        writer.RunAsync(session => OutboxTurns.Note(session, mark, status, words), cancellationToken);

    public Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken) => due.WaitAsync(atMost, cancellationToken);

    private Task<IReadOnlyList<OutboxEntry>> OpenAsync(WorkerId worker, List<OutboxRow> rows) =>
        opening.OpenAsync([.. rows.Select(row => row.Stored)], unreadable => ReportAsync(worker, unreadable, CancellationToken.None));
}
