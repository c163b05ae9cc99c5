using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Media;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// The rows that every turn writes: transcript lines, what became of them, and the ids of turns that leave no line of a person. First each record leaves its mark (<see cref="Arrive(JournalEntry, TurnRecord, ContactSeal, string?)"/>),
/// all of them together; what was not here before is added then. The same SQL on SQLite and PostgreSQL. For one batch, by one caller.
/// </summary>
internal sealed class TurnRows
{
    private const string Line =
        """
        INSERT INTO lines (conversation_id, author, key, at, position, part, kind, sealed, place, alias, delivery, words)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11) ON CONFLICT (conversation_id, author, key) DO NOTHING
        """;

    /// <summary>Of a person: each parameter costs, and this line has six of those (but for the few that no question understood).</summary>
    private const string PersonsLine =
        """
        INSERT INTO lines (conversation_id, author, key, at, position, part, kind, sealed)
        VALUES (@p0, 'Person', @p1, @p2, @p3, 0, @p4, @p5) ON CONFLICT (conversation_id, author, key) DO NOTHING
        """;

    private const string Applied = "INSERT INTO applied_records (conversation_id, record) VALUES (@p0, @p1) ON CONFLICT (conversation_id, record) DO NOTHING";

    private const string Media =
        "INSERT INTO media (id, conversation_id, line_key, outbound, kind, state, sealed_reference, attempts, next_at, created_at) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0, @p7, @p7)";

    private static readonly string Places = string.Join(' ', DeliveryStatus.Order.Select((status, place) => $"WHEN '{status}' THEN {place}"));

    /// <summary>Reports and receipts come in any order and more than once; none takes a line back.</summary>
    private static readonly string Delivery =
        $"""
        UPDATE lines SET delivery = @p0, words = @p1
        WHERE conversation_id = @p2 AND author IN ('Bot', 'Operator') AND key = @p3 AND CASE delivery {Places} ELSE {DeliveryStatus.Order.Length} END BETWEEN @p4 AND @p5
        """;

    private static readonly string Parts =
        $"""
        UPDATE lines SET delivery = @p0, words = NULL
        WHERE conversation_id = @p1 AND author IN ('Bot', 'Operator') AND key = @p2 AND CASE delivery {Places} ELSE {DeliveryStatus.Order.Length} END BETWEEN @p3 AND @p4
        AND (SELECT COUNT(*) FROM applied_records WHERE conversation_id = @p1 AND record LIKE @p5) >= @p6
        """;

    private readonly Writes _writes;
    private readonly ILookup<(string Conversation, string Delivery), DeliveryRecord> _reports;
    private readonly HashSet<(string Conversation, string Delivery)> _written = [];
    private readonly List<int> _marks = [];
    private int _asked;

    /// <summary>Reports that come with their line in one batch are written with the line, not after it.</summary>
    public TurnRows(Writes writes, IEnumerable<JournalEntry> entries)
    {
        _writes = writes;
        _reports = entries.Where(entry => entry.Record is DeliveryRecord).ToLookup(entry => (entry.Conversation.Value, ((DeliveryRecord)entry.Record).DeliveryId), entry => (DeliveryRecord)entry.Record);
    }

    /// <summary>True when a file came that is to be fetched now.</summary>
    public bool FilesArrived { get; private set; }

    /// <summary>Marks the turn: by the person's own line, which comes first and carries the event's id, or by an <see cref="AppliedRecord"/>.</summary>
    public ArrivedRecord Arrive(JournalEntry entry, TurnRecord turn, ContactSeal seal, string? alias)
    {
        var media = FileOf(turn) is null ? null : MediaFolder.NewId();
        var lines = TranscriptLines.Of(entry, turn, seal, alias, media).ToList();
        var arrived = new ArrivedRecord(entry, _asked++, seal) { Lines = lines, Media = media };
        if (turn.Event is not PersonWrote)
        {
            _writes.Add(Applied, entry.Conversation.Value, "turn:" + turn.Id);
            return arrived;
        }

        var own = lines[0];
        if (own.Place is not null) Add(own);
        else _writes.Add(PersonsLine, own.ConversationId, own.Key, own.At.ToUnixTimeMilliseconds(), own.Position, own.Kind, own.Sealed);
        lines.RemoveAt(0);
        return arrived;
    }

    /// <summary>Marks that parts of a message arrived, or were opened: each counts once, in whichever order and however often they are told of. Any other report needs no mark.</summary>
    public ArrivedRecord Arrive(JournalEntry entry, DeliveryRecord report)
    {
        var arrived = new ArrivedRecord(entry, _asked, Seal: null);
        if (DeliveryStatus.PartOf(report.Status) is not { } part) return arrived;
        foreach (var step in StepsOf(part.Status))
        {
            _asked++;
            _writes.Add(Applied, entry.Conversation.Value, PartsArrived.Of(report.DeliveryId, step, part.Part, part.Parts));
        }

        return arrived;
    }

    /// <summary>Writes the marks.</summary>
    public async Task MarkAsync(CancellationToken cancellationToken) => _marks.AddRange(await _writes.RunAsync(cancellationToken));

    /// <summary>False when the turn's rows are there already: the journal was read again, and nothing of the turn may be applied a second time.</summary>
    public bool AddTurn(ArrivedRecord arrived, TurnRecord turn)
    {
        if (!IsNew(arrived.Mark)) return false;
        foreach (var line in arrived.Lines)
        {
            Add(line);
            if (line.Delivery is not null) _written.Add((line.ConversationId, line.Key));
        }

        if (arrived is { Media: { } media, Seal: { } seal }) Add(arrived.Entry, turn, FileOf(turn)!, media, seal);
        return true;
    }

    /// <summary>What became of a line.</summary>
    public void Report(ArrivedRecord arrived, DeliveryRecord report)
    {
        var conversation = arrived.Entry.Conversation.Value;
        if (DeliveryStatus.PartOf(report.Status) is { } part)
        {
            foreach (var (step, place) in StepsOf(part.Status).Select((step, place) => (step, place)))
                if (IsNew(arrived.Mark + place)) ReportPart(conversation, report.DeliveryId, step, part.Parts);
            return;
        }

        var (first, last) = DeliveryStatus.Before(report.Status);
        if (!_written.Contains((conversation, report.DeliveryId)) && first <= last) _writes.Add(Delivery, report.Status, report.Words, conversation, report.DeliveryId, first, last);
    }

    /// <summary>The whole arrived when all of its parts did.</summary>
    private void ReportPart(string conversation, string delivery, string step, int parts)
    {
        var (first, last) = DeliveryStatus.Before(step);
        _writes.Add(Parts, step, conversation, delivery, first, last, PartsArrived.All(delivery, step, parts), parts);
    }

    private bool IsNew(int mark) => _marks[mark] > 0;

    private void Add(TranscriptLine line)
    {
        var (status, words) = Known(line);
        _writes.Add(
            Line, line.ConversationId, Author(line.Author), line.Key, line.At.ToUnixTimeMilliseconds(), line.Position, line.Part, line.Kind, line.Sealed, line.Place, line.Alias, status, words);
    }

    private void Add(JournalEntry entry, TurnRecord turn, InboundFile file, string media, ContactSeal seal)
    {
        var (kind, reference) = (file.Kind.ToString().ToLowerInvariant(), seal.Seal(SealPurpose.Media, FileReference.Of(((PersonWrote)turn.Event).Message.Original().From.Channel, file.Reference)));
        _writes.Add(Media, media, entry.Conversation.Value, turn.Id, false, kind, MediaState.Waiting, reference, turn.At.ToUnixTimeMilliseconds());
        FilesArrived = true;
    }

    /// <summary>Who opened a part has it.</summary>
    private static string[] StepsOf(string status) => status == DeliveryStatus.Read ? [DeliveryStatus.Delivered, DeliveryStatus.Read] : [DeliveryStatus.Delivered];

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

/// <summary>A record of the journal whose first mark is the <paramref name="Mark"/>th of its batch.</summary>
internal sealed record ArrivedRecord(JournalEntry Entry, int Mark, ContactSeal? Seal)
{
    /// <summary>Lines that are still to be written, when it is a turn.</summary>
    public IReadOnlyList<TranscriptLine> Lines { get; init; } = [];

    /// <summary>The id of the file that came with it.</summary>
    public string? Media { get; init; }
}
