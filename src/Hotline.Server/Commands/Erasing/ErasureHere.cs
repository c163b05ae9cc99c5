using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Settings;
using Hotline.Server.Workers;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Journal;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Commands.Erasing;

/// <summary>Plays the erasing turn itself while no <c>serve</c> runs. Nothing is sent to anybody; other conversations stay as they are.</summary>
internal sealed class ErasureHere(
    IInbox inbox,
    IConversationStore store,
    JournalProjector projector,
    ContactEraser eraser,
    TurnProcessor turns,
    WithinChannel within,
    Workforce workforce,
    IDbContextFactory<CasebookContext> casebook,
    TimeProvider time) : IErasure
{
    private const int PerLease = 64;

    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (await projector.ProjectAsync(cancellationToken) > 0)
        {
            // Until the casebook has it all.
        }
    }

    public async Task EraseAsync(KnownPerson person, CancellationToken cancellationToken)
    {
        await NoteAsync(cancellationToken);
        foreach (var conversation in person.Conversations) await AcceptAsync(conversation, cancellationToken);
        await PlayAsync([.. person.Conversations], cancellationToken);
        await CatchUpAsync(cancellationToken);
        await eraser.FinishAsync(cancellationToken);
    }

    private async Task AcceptAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var order = new InboxEvent(conversation, $"erase-{Guid.NewGuid():N}", new ErasureOrdered());
        if (await inbox.AcceptAsync(order, cancellationToken) == Acceptance.Full)
            throw new SettingsException("Too many messages of this person wait for their turn. Start hotline, wait until it has read them, and run this command again.");
    }

    /// <summary>Leases until all of theirs have had their turn. Leases of others are held meanwhile, or they would come again, and given back untouched.</summary>
    private async Task PlayAsync(HashSet<ConversationId> wanted, CancellationToken cancellationToken)
    {
        var others = new List<LeasedConversation>();
        while (wanted.Count > 0 && await store.LeaseAsync(workforce.Id, PerLease, cancellationToken) is { Count: > 0 } leased)
        {
            foreach (var lease in leased)
            {
                if (wanted.Remove(lease.Id)) await turns.RunAsync(lease, workforce.Id, replies => PassOnAsync(replies, wanted, cancellationToken), seen: null, cancellationToken);
                else others.Add(lease);
            }
        }

        foreach (var lease in others) await store.ReleaseAsync(lease, cancellationToken);
    }

    /// <summary>Nothing is sent to anybody but to the person's other conversations, which are to be erased too.</summary>
    private async ValueTask PassOnAsync(IReadOnlyList<OutboxEntry> replies, HashSet<ConversationId> wanted, CancellationToken cancellationToken)
    {
        foreach (var letter in replies.Select(reply => reply.Delivery).Where(delivery => delivery.To.Channel == ChannelId.Within))
        {
            await within.SendAsync(letter, cancellationToken);
            wanted.Add(new ConversationId(letter.To.Value));
        }
    }

    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        context.Audit.Add(new AuditEntry { At = time.GetUtcNow(), What = "person_erase" });
        await context.SaveChangesAsync(cancellationToken);
    }
}
