using System.Data.Common;
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
        var partition = conversation.Partition(journal.Partitions);
        var after = await context.JournalPositions.Where(p => p.Partition == partition).Select(p => p.Position).FirstOrDefaultAsync(cancellationToken);
        while (await journal.ReadAsync(partition, after, JournalProjector.Batch, cancellationToken) is { Count: > 0 } entries)
        {
            foreach (var turn in entries.Where(entry => entry.Conversation == conversation).Select(entry => entry.Record).OfType<TurnRecord>())
            {
                if (turn.Said.FirstOrDefault(line => line.DeliveryId == deliveryId) is { } said)
                    return Message(said.Text, said.Operator is not null, turn.Locale, said.Place) with { Attachment = said.Attachment };
            }

            after = entries[^1].Position;
        }

        return null;
    }

    private static OutboundMessage Message(string text, bool byOperator, LocaleTag locale, string? place) =>
        new(text, [], byOperator ? Importance.Operator : Importance.Routine, locale, Place: place);

    private static async Task<Attachment?> FileAsync(CasebookContext context, string? media, CancellationToken cancellationToken)
    {
        if (media is null || await context.Media.AsNoTracking().FirstOrDefaultAsync(m => m.Id == media, cancellationToken) is not { } row) return null;
        return MediaShelf.Attached(row);
    }
}
