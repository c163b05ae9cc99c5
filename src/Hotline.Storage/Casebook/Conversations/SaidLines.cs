using System.Data.Common;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Journal;
using Hotline.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Conversations;

/// <summary>
/// The words of a line that we said, by its delivery: the runtime forgets them when the provider has them, and the casebook does not. Until the projector has brought them there they stand in
/// the journal, which is trimmed only behind it: one of the two always has them. Buttons are not kept, only their labels. Thread-safe.
/// </summary>
public sealed class SaidLines(IDbContextFactory<CasebookContext> contexts, ContactVault vault, IJournal journal)
{
    /// <summary>Null when there is no such line, or its person was erased.</summary>
    /// <exception cref="StoreUnavailableException">The casebook or the journal cannot be read now.</exception>
    public async Task<OutboundMessage?> FindAsync(ConversationId conversation, string deliveryId, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return await InCasebookAsync(context, conversation, deliveryId, cancellationToken)
                ?? await InJournalAsync(context, conversation, deliveryId, cancellationToken)
                // Between the two looks it may have been brought from there to here.
                ?? await InCasebookAsync(context, conversation, deliveryId, cancellationToken);
        }
        catch (DbException fault)
        {
            throw new StoreUnavailableException("The casebook cannot be read now.", fault);
        }
    }

    /// <summary>Whether a delivery, or the part that the mark names, is known to have arrived: then nothing that is said of it afterwards is news.</summary>
    /// <exception cref="StoreUnavailableException">The casebook or the journal cannot be read now.</exception>
    public async Task<bool> HasArrivedAsync(DeliveryMark mark, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            // The journal first: what is brought from there to the casebook between the two looks is seen by the second.
            return await AnyInJournalAsync(context, mark.Conversation, record => record is DeliveryRecord told && told.DeliveryId == mark.DeliveryId && TellsOfArrival(told.Status, mark), cancellationToken)
                || await HasArrivedInCasebookAsync(context, mark, cancellationToken);
        }
        catch (DbException fault)
        {
            throw new StoreUnavailableException("The casebook cannot be read now.", fault);
        }
    }

    /// <summary>The parts of a delivery that are known to have arrived, each counted from 1 with the number of all.</summary>
    /// <exception cref="StoreUnavailableException">The casebook or the journal cannot be read now.</exception>
    public async Task<IReadOnlyCollection<(int Part, int Parts)>> PartsThatArrivedAsync(ConversationId conversation, string deliveryId, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var arrived = new HashSet<(int Part, int Parts)>();
            // The journal first, as above; it is looked through to its end.
            await AnyInJournalAsync(context, conversation, record => Note(record, deliveryId, arrived), cancellationToken);
            var told = PartsArrived.Prefix(deliveryId, DeliveryStatus.Delivered);
            var records = await context.AppliedRecords.Where(r => r.ConversationId == conversation.Value && r.Record.StartsWith(told)).Select(r => r.Record).ToListAsync(cancellationToken);
            arrived.UnionWith(records.Select(PartsArrived.Read).OfType<(int, int)>());
            return arrived;
        }
        catch (DbException fault)
        {
            throw new StoreUnavailableException("The casebook cannot be read now.", fault);
        }
    }

    private static async Task<bool> HasArrivedInCasebookAsync(CasebookContext context, DeliveryMark mark, CancellationToken cancellationToken)
    {
        var (conversation, key) = (mark.Conversation.Value, mark.DeliveryId);
        if (await context.Lines.AnyAsync(
            l => l.ConversationId == conversation && l.Key == key && l.Author != LineAuthor.Person && (l.Delivery == DeliveryStatus.Delivered || l.Delivery == DeliveryStatus.Read), cancellationToken)) return true;
        var part = PartsArrived.Of(key, DeliveryStatus.Delivered, mark.Part, mark.Parts);
        return mark.Parts > 0 && await context.AppliedRecords.AnyAsync(r => r.ConversationId == conversation && r.Record == part, cancellationToken);
    }

    /// <summary>Never the last one.</summary>
    private static bool Note(JournalRecord record, string deliveryId, HashSet<(int Part, int Parts)> arrived)
    {
        if (record is DeliveryRecord told && told.DeliveryId == deliveryId && DeliveryStatus.PartOf(told.Status) is { } part) arrived.Add((part.Part, part.Parts));
        return false;
    }

    private static bool TellsOfArrival(string status, DeliveryMark mark) =>
        status is DeliveryStatus.Delivered or DeliveryStatus.Read || (DeliveryStatus.PartOf(status) is { } part && part.Part == mark.Part && part.Parts == mark.Parts);

    private async Task<OutboundMessage?> InCasebookAsync(CasebookContext context, ConversationId conversation, string deliveryId, CancellationToken cancellationToken)
    {
        var row = await context.Lines.AsNoTracking()
            .FirstOrDefaultAsync(l => l.ConversationId == conversation.Value && l.Key == deliveryId && l.Author != LineAuthor.Person, cancellationToken);
        if (row is null) return null;
        using var seal = await vault.FindAsync(context, conversation.Value, cancellationToken);
        if (seal?.Open<LineContent>(SealPurpose.Line, row.Sealed) is not { } content) return null;
        var locale = await context.Conversations.Where(c => c.Id == conversation.Value).Select(c => c.Locale).FirstAsync(cancellationToken);
        return Message(content.Text, row.Author == LineAuthor.Operator, new LocaleTag(locale), row.Place) with { Attachment = await FileAsync(context, content.Media, cancellationToken) };
    }

    private async Task<OutboundMessage?> InJournalAsync(CasebookContext context, ConversationId conversation, string deliveryId, CancellationToken cancellationToken)
    {
        OutboundMessage? found = null;
        await AnyInJournalAsync(context, conversation, record => record is TurnRecord turn && (found = MessageOf(turn, deliveryId)) is not null, cancellationToken);
        return found;
    }

    private static OutboundMessage? MessageOf(TurnRecord turn, string deliveryId) => turn.Said.FirstOrDefault(line => line.DeliveryId == deliveryId) is { } said
        ? Message(said.Text, said.Operator is not null, turn.Locale, said.Place) with { Attachment = said.Attachment }
        : null;

    /// <summary>Looks at what the projector has not brought to the casebook yet, until one is the right one.</summary>
    private async Task<bool> AnyInJournalAsync(CasebookContext context, ConversationId conversation, Predicate<JournalRecord> wanted, CancellationToken cancellationToken)
    {
        var partition = conversation.Partition(journal.Partitions);
        var after = await context.JournalPositions.Where(p => p.Partition == partition).Select(p => p.Position).FirstOrDefaultAsync(cancellationToken);
        while (await journal.ReadAsync(partition, after, JournalProjector.Batch, cancellationToken) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
                if (entry.Conversation == conversation && wanted(entry.Record)) return true;
            after = entries[^1].Position;
        }

        return false;
    }

    private static OutboundMessage Message(string text, bool byOperator, LocaleTag locale, string? place) =>
        new(text, [], byOperator ? Importance.Operator : Importance.Routine, locale, Place: place);

    private static async Task<Attachment?> FileAsync(CasebookContext context, string? media, CancellationToken cancellationToken)
    {
        if (media is null || await context.Media.AsNoTracking().FirstOrDefaultAsync(m => m.Id == media, cancellationToken) is not { } row) return null;
        return MediaShelf.Attached(row);
    }
}
