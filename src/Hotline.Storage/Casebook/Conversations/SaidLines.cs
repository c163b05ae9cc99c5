using System.Data.Common;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Conversations;

/// <summary>
/// The words of a line that we said, by its delivery: the runtime forgets them when the provider has them, and the casebook does not. Buttons are not kept, only their labels. Thread-safe.
/// </summary>
public sealed class SaidLines(IDbContextFactory<CasebookContext> contexts, ContactVault vault)
{
    /// <summary>Null when there is no such line (yet), or its person was erased.</summary>
    /// <exception cref="StoreUnavailableException">The casebook cannot be read now.</exception>
    public async Task<OutboundMessage?> FindAsync(ConversationId conversation, string deliveryId, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var row = await context.Lines.AsNoTracking()
                .FirstOrDefaultAsync(l => l.ConversationId == conversation.Value && l.Key == deliveryId && l.Author != LineAuthor.Person, cancellationToken);
            if (row is null) return null;
            using var seal = await vault.FindAsync(context, conversation.Value, cancellationToken);
            if (seal?.Open<LineContent>(SealPurpose.Line, row.Sealed) is not { } content) return null;
            var locale = await context.Conversations.Where(c => c.Id == conversation.Value).Select(c => c.Locale).FirstAsync(cancellationToken);
            var importance = row.Author == LineAuthor.Operator ? Importance.Operator : Importance.Routine;
            return new OutboundMessage(content.Text, [], importance, new LocaleTag(locale), Place: row.Place);
        }
        catch (DbException fault)
        {
            throw new StoreUnavailableException("The casebook cannot be read now.", fault);
        }
    }
}
