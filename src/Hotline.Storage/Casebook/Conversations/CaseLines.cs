using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Conversations;

/// <summary>The place of a line among all lines of a person; the newest come first.</summary>
public sealed record LinePlace(DateTimeOffset At, long Position, int Part, long Id);

/// <summary>Lines of a transcript, the newest first, and the place behind which older ones stand; null when there are none.</summary>
public sealed record LinePage(IReadOnlyList<FolderLine> Lines, LinePlace? Next);

/// <summary>What a search in a transcript found. <paramref name="Looked"/>: how many lines were opened for it.</summary>
public sealed record FoundLines(IReadOnlyList<FolderLine> Lines, int Looked, LinePlace? Next);

/// <summary>
/// Everything that was said with a person, over all conversations whose words are surely theirs, opened page by page. Thread-safe; the context is the caller's.
/// </summary>
public sealed class CaseLines(ContactVault vault)
{
    /// <summary>Lines of one page.</summary>
    public const int Size = 500;

    /// <summary>Lines that one search opens at most; it goes on behind them when it is asked again.</summary>
    public const int MostLooked = 5000;

    /// <summary>Lines that one search finds at most.</summary>
    public const int MostFound = 50;

    private const string CancelledWords = "Not sent: something more important came first.";

    public async Task<LinePage> PageAsync(CasebookContext context, string conversation, LinePlace? behind, CancellationToken cancellationToken)
    {
        using var opened = await OpenAsync(context, conversation, cancellationToken);
        var rows = await NextAsync(context, opened, behind, cancellationToken);
        return new LinePage([.. rows.Take(Size).Select(opened.Read)], rows.Count > Size ? PlaceOf(rows[Size - 1]) : null);
    }

    /// <summary>Lines that hold <paramref name="text"/>, in capitals or not, with ё or е. They are looked through here, in memory: nothing of them is indexed or kept.</summary>
    public async Task<FoundLines> FindAsync(CasebookContext context, string conversation, string text, LinePlace? behind, CancellationToken cancellationToken)
    {
        using var opened = await OpenAsync(context, conversation, cancellationToken);
        var (wanted, found, looked) = (Plain(text), new List<FolderLine>(), 0);
        while (true)
        {
            var rows = await NextAsync(context, opened, behind, cancellationToken);
            foreach (var row in rows.Take(Size))
            {
                (behind, looked) = (PlaceOf(row), looked + 1);
                var line = opened.Read(row);
                if (Plain(line.Text).Contains(wanted, StringComparison.OrdinalIgnoreCase)) found.Add(line);
                if (found.Count == MostFound) return new FoundLines(found, looked, behind);
            }

            if (rows.Count <= Size) return new FoundLines(found, looked, Next: null);
            if (looked >= MostLooked) return new FoundLines(found, looked, behind);
        }
    }

    private async Task<OpenedPerson> OpenAsync(CasebookContext context, string conversation, CancellationToken cancellationToken)
    {
        var others = await context.AddressesOf(conversation).Where(a => a.OwnWords && a.Pseudonym != conversation).Select(a => a.Pseudonym).ToListAsync(cancellationToken);
        string[] ids = [conversation, .. others];
        var files = await context.Media.AsNoTracking().Where(m => ids.Contains(m.ConversationId))
            .ToDictionaryAsync(m => m.Id, m => new FolderFile(m.Id, m.State, m.Type, m.Bytes, m.Words), cancellationToken);
        // What was said elsewhere stands under the key of its own conversation.
        var keys = await context.Conversations.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Join(context.ContactKeys, c => c.ContactId, k => k.ContactId, (c, k) => new { c.Id, Key = k }).ToListAsync(cancellationToken);
        return new OpenedPerson(keys.ToDictionary(k => k.Id, k => vault.Open(k.Key), StringComparer.Ordinal), files);
    }

    private static Task<List<TranscriptLine>> NextAsync(CasebookContext context, OpenedPerson opened, LinePlace? behind, CancellationToken cancellationToken)
    {
        var conversations = opened.Conversations;
        var lines = context.Lines.AsNoTracking().Where(l => conversations.Contains(l.ConversationId));
        if (behind is { At: var at, Position: var position, Part: var part, Id: var id })
            lines = lines.Where(l => l.At < at || (l.At == at && (l.Position < position || (l.Position == position && (l.Part < part || (l.Part == part && l.Id < id))))));
        return lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Position).ThenByDescending(l => l.Part).ThenByDescending(l => l.Id).Take(Size + 1).ToListAsync(cancellationToken);
    }

    private static LinePlace PlaceOf(TranscriptLine row) => new(row.At, row.Position, row.Part, row.Id);

    private static string Plain(string text) => text.Normalize().Replace('ё', 'е').Replace('Ё', 'Е');

    /// <summary>The keys and files of a person, while their lines are read.</summary>
    private sealed class OpenedPerson(Dictionary<string, ContactSeal> seals, Dictionary<string, FolderFile> files) : IDisposable
    {
        public string[] Conversations => [.. seals.Keys];

        public FolderLine Read(TranscriptLine row)
        {
            var content = seals[row.ConversationId].Open<LineContent>(SealPurpose.Line, row.Sealed);
            var (delivery, words) = row.Delivery switch
            {
                DeliveryStatus.Dead => ("failed", row.Words),
                DeliveryStatus.Cancelled => ("failed", row.Words ?? CancelledWords),
                DeliveryStatus.Failed => ("undelivered", row.Words),
                var other => (other, row.Words),
            };
            return new FolderLine($"{row.Author}-{row.Key}".ToLowerInvariant(), row.At, row.Author, row.Kind, content.Text, content.Choices, row.Alias, delivery, words)
            {
                Place = row.Place,
                File = content.Media is { } media ? files.GetValueOrDefault(media) : null,
            };
        }

        public void Dispose()
        {
            foreach (var seal in seals.Values) seal.Dispose();
        }
    }
}
