using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Media;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// The rows that every turn writes: transcript lines, what became of them, and the ids of turns that leave no line of a person. The same SQL on SQLite and PostgreSQL.
/// For one batch, by one caller.
/// </summary>
internal sealed class TurnRows : IDisposable
{
    private static readonly string Places = string.Join(' ', DeliveryStatus.Order.Select((status, place) => $"WHEN '{status}' THEN {place}"));

    private readonly Statement _line;
    private readonly Statement _delivery;
    private readonly Statement _parts;
    private readonly Statement _applied;
    private readonly Statement _media;
    private readonly ILookup<(string Conversation, string Delivery), DeliveryRecord> _reports;
    private readonly HashSet<(string Conversation, string Delivery)> _written = [];

    /// <summary>Reports that come with their line in one batch are written with the line, not after it.</summary>
    public TurnRows(CasebookContext context, IEnumerable<JournalEntry> entries)
    {
        _line = new Statement(
            context,
            """
            INSERT INTO lines (conversation_id, author, key, at, position, part, kind, sealed, place, alias, delivery, words)
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11) ON CONFLICT (conversation_id, author, key) DO NOTHING
            """,
            12);
        // Reports and receipts come in any order and more than once; none takes a line back.
        _delivery = new Statement(
            context,
            $"""
            UPDATE lines SET delivery = @p0, words = @p1
            WHERE conversation_id = @p2 AND author IN ('Bot', 'Operator') AND key = @p3 AND CASE delivery {Places} ELSE {DeliveryStatus.Order.Length} END BETWEEN @p4 AND @p5
            """,
            6);
        _parts = new Statement(
            context,
            $"""
            UPDATE lines SET delivery = @p0, words = NULL
            WHERE conversation_id = @p1 AND author IN ('Bot', 'Operator') AND key = @p2 AND CASE delivery {Places} ELSE {DeliveryStatus.Order.Length} END BETWEEN @p3 AND @p4
            AND (SELECT COUNT(*) FROM applied_records WHERE conversation_id = @p1 AND record LIKE @p5) >= @p6
            """,
            7);
        _applied = new Statement(context, "INSERT INTO applied_records (conversation_id, record) VALUES (@p0, @p1) ON CONFLICT (conversation_id, record) DO NOTHING", 2);
        _media = new Statement(
            context,
            "INSERT INTO media (id, conversation_id, line_key, outbound, kind, state, sealed_reference, attempts, next_at, created_at) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0, @p7, @p7)",
            8);
        _reports = entries.Where(entry => entry.Record is DeliveryRecord).ToLookup(entry => (entry.Conversation.Value, ((DeliveryRecord)entry.Record).DeliveryId), entry => (DeliveryRecord)entry.Record);
    }

    /// <summary>False when the turn's rows are there already: the journal was read again, and nothing of the turn may be applied a second time.</summary>
    public async Task<bool> AddAsync(JournalEntry entry, TurnRecord turn, ContactSeal seal, string? alias, CancellationToken cancellationToken)
    {
        var known = turn.Event is not PersonWrote && await _applied.RunAsync(cancellationToken, entry.Conversation.Value, "turn:" + turn.Id) == 0;
        if (known) return false;
        var file = FileOf(turn);
        var media = file is null ? null : MediaFolder.NewId();
        foreach (var line in TranscriptLines.Of(entry, turn, seal, alias, media))
        {
            var added = await AddAsync(line, cancellationToken);
            // The person's own line comes first and carries the event's id.
            if (!added && line.Author == LineAuthor.Person) return false;
        }

        if (media is not null) await AddAsync(entry, turn, file!, media, seal, cancellationToken);
        return true;
    }

    /// <summary>True when a file came that is to be fetched now.</summary>
    public bool FilesArrived { get; private set; }

    public Task ReportAsync(string conversation, DeliveryRecord report, CancellationToken cancellationToken)
    {
        if (DeliveryStatus.PartOf(report.Status) is { } part) return ReportAsync(conversation, report.DeliveryId, part.Status, part.Part, part.Parts, cancellationToken);
        var (first, last) = DeliveryStatus.Before(report.Status);
        if (_written.Contains((conversation, report.DeliveryId)) || last < first) return Task.CompletedTask;
        return _delivery.RunAsync(cancellationToken, report.Status, report.Words, conversation, report.DeliveryId, first, last);
    }

    /// <summary>One part arrived, or was opened: the whole is when all of them are. Each is counted once, in whichever order and however often they are told of.</summary>
    private async Task ReportAsync(string conversation, string delivery, string status, int part, int parts, CancellationToken cancellationToken)
    {
        string[] steps = status == DeliveryStatus.Read ? [DeliveryStatus.Delivered, DeliveryStatus.Read] : [DeliveryStatus.Delivered];
        foreach (var step in steps)
        {
            if (await _applied.RunAsync(cancellationToken, conversation, PartsArrived.Of(delivery, step, part, parts)) == 0) continue;
            var (first, last) = DeliveryStatus.Before(step);
            await _parts.RunAsync(cancellationToken, step, conversation, delivery, first, last, PartsArrived.All(delivery, step, parts), parts);
        }
    }

    public void Dispose()
    {
        _line.Dispose();
        _delivery.Dispose();
        _parts.Dispose();
        _applied.Dispose();
        _media.Dispose();
    }

    private async Task<bool> AddAsync(TranscriptLine line, CancellationToken cancellationToken)
    {
        var (status, words) = Known(line);
        var added = await _line.RunAsync(
            cancellationToken,
            line.ConversationId, Author(line.Author), line.Key, line.At.ToUnixTimeMilliseconds(), line.Position, line.Part, line.Kind, line.Sealed, line.Place, line.Alias, status, words) == 1;
        if (added && line.Delivery is not null) _written.Add((line.ConversationId, line.Key));
        return added;
    }

    private async Task AddAsync(JournalEntry entry, TurnRecord turn, InboundFile file, string media, ContactSeal seal, CancellationToken cancellationToken)
    {
        var (kind, reference) = (file.Kind.ToString().ToLowerInvariant(), seal.Seal(SealPurpose.Media, FileReference.Of(((PersonWrote)turn.Event).Message.Original().From.Channel, file.Reference)));
        await _media.RunAsync(cancellationToken, media, entry.Conversation.Value, turn.Id, false, kind, MediaState.Waiting, reference, turn.At.ToUnixTimeMilliseconds());
        FilesArrived = true;
    }

    /// <summary>A sticker is a picture that a million others sent. What an older program told of a message stands where that was answered.</summary>
    private static InboundFile? FileOf(TurnRecord turn) => turn.Event is PersonWrote { Message: { Content: not InboundKin { Unplayed: false } } message } && message.Original().Content is InboundFile { Kind: not MediaKind.Sticker } file ? file : null;

    /// <summary>What this batch says of a line in the end.</summary>
    private (string? Status, string? Words) Known(TranscriptLine line)
    {
        var (status, words) = (line.Delivery, line.Words);
        if (status is null) return (status, words);
        foreach (var report in _reports[(line.ConversationId, line.Key)])
            if (DeliveryStatus.IsNews(status, report.Status)) (status, words) = (report.Status, report.Words);
        return (status, words);
    }

    private static string Author(LineAuthor author) => author switch
    {
        LineAuthor.Person => nameof(LineAuthor.Person),
        LineAuthor.Bot => nameof(LineAuthor.Bot),
        _ => nameof(LineAuthor.Operator),
    };
}
