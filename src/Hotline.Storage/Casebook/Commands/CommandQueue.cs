using System.Security.Cryptography;
using System.Threading.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Commands;

/// <summary>
/// The way from the desk to a conversation: commands are written in the transaction of the change that they belong to, and handed to the inbox afterwards, in order per
/// conversation and at least once. The inbox knows them by id, so that a second delivery does nothing. Thread-safe.
/// </summary>
public sealed class CommandQueue(IDbContextFactory<CasebookContext> contexts, ContactVault vault, ContactEraser eraser, CasebookChanges changes, TimeProvider clock)
{
    private const int Batch = 64;

    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private const string ErasedWords = "The person's data was deleted.";

    /// <summary>
    /// Adds a command to the caller's transaction; the caller saves. Null when the person was erased meanwhile.
    /// <paramref name="clientId"/> is unique per case. <paramref name="by"/> is null for what the program does by itself.
    /// </summary>
    public async Task<DeskCommand?> AddAsync(
        CasebookContext context, Case about, Account? by, string kind, ConversationEvent command, string? clientId, CancellationToken cancellationToken)
    {
        if (about.ConversationId is not { } conversation) return null;
        using var seal = await vault.HoldAsync(context, conversation, cancellationToken);
        if (seal is null) return null;
        var row = new DeskCommand
        {
            Id = NewId(),
            ConversationId = conversation,
            CaseId = about.Id,
            AccountId = by?.Id ?? "",
            Alias = by?.Alias ?? "",
            Kind = kind,
            ClientId = clientId,
            Sealed = seal.Seal(SealPurpose.Command, command),
            CreatedAt = clock.GetUtcNow(),
        };
        context.Commands.Add(row);
        return row;
    }

    /// <summary>
    /// Adds the order to erase a person to the caller's transaction; the caller saves. False when they are erased already. <paramref name="byAge"/>: nobody ordered it, and it is not carried out when the
    /// person has come back to a human.
    /// </summary>
    public async Task<bool> AddErasureAsync(CasebookContext context, string conversationId, CancellationToken cancellationToken, bool byAge = false)
    {
        using var seal = await vault.HoldAsync(context, conversationId, cancellationToken);
        if (seal is null) return false;
        context.Commands.Add(new DeskCommand
        {
            Id = NewId(),
            ConversationId = conversationId,
            CaseId = "",
            AccountId = "",
            Alias = "",
            Kind = CommandKind.Erase,
            Sealed = seal.Seal<ConversationEvent>(SealPurpose.Command, new ErasureOrdered { ByAge = byAge }),
            CreatedAt = clock.GetUtcNow(),
        });
        return true;
    }

    /// <summary>
    /// Hands over what is not yet delivered, oldest first; returns how many were. A conversation whose inbox is full keeps its commands for the next call.
    /// Throws <see cref="StoreUnavailableException"/> when the runtime is away; what was not delivered stays.
    /// </summary>
    public async Task<int> DeliverAsync(IInbox inbox, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (delivered, after) = (0, 0L);
        var full = new HashSet<string>(StringComparer.Ordinal);
        while (await NextAsync(context, after, cancellationToken) is { Count: > 0 } commands)
        {
            foreach (var command in commands)
            {
                after = command.Sequence;
                if (full.Contains(command.ConversationId)) continue;
                if (await HandOverAsync(context, inbox, command, cancellationToken)) delivered++;
                else full.Add(command.ConversationId);
            }
        }

        return delivered;
    }

    /// <summary>Says that commands were committed.</summary>
    public void Wake() => _bell.Writer.TryWrite(true);

    /// <summary>Completes when there may be something to deliver, or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _bell.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The patience ran out: the caller looks anyway.
        }
    }

    private static string NewId() => "desk-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static Task<List<DeskCommand>> NextAsync(CasebookContext context, long after, CancellationToken cancellationToken) =>
        context.Commands.AsNoTracking().Where(c => c.DeliveredAt == null && c.Sequence > after).OrderBy(c => c.Sequence).Take(Batch).ToListAsync(cancellationToken);

    private async Task<bool> HandOverAsync(CasebookContext context, IInbox inbox, DeskCommand command, CancellationToken cancellationToken)
    {
        if (await EventAsync(context, command, cancellationToken) is not { } happened) return await RefuseAsync(context, command, cancellationToken);
        var answer = await inbox.AcceptAsync(new InboxEvent(new ConversationId(command.ConversationId), command.Id, happened), cancellationToken);
        return answer switch
        {
            Acceptance.Stored or Acceptance.Duplicate => await MarkAsync(context, command, cancellationToken),
            Acceptance.Erased => await RefuseAsync(context, command, cancellationToken),
            _ => false,
        };
    }

    private async Task<ConversationEvent?> EventAsync(CasebookContext context, DeskCommand command, CancellationToken cancellationToken)
    {
        if (command.Sealed is not { } bytes) return null;
        using var seal = await vault.FindAsync(context, command.ConversationId, cancellationToken);
        return seal?.Open<ConversationEvent>(SealPurpose.Command, bytes);
    }

    private async Task<bool> MarkAsync(CasebookContext context, DeskCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await context.Commands.Where(c => c.Sequence == command.Sequence)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DeliveredAt, now), cancellationToken);
        return true;
    }

    private async Task<bool> RefuseAsync(CasebookContext context, DeskCommand command, CancellationToken cancellationToken)
    {
        // The runtime knows nobody there any more, or never did: nothing but the casebook has anything of them.
        if (command.Kind == CommandKind.Erase) await eraser.EraseAsync(new ConversationId(command.ConversationId), cancellationToken);
        var now = clock.GetUtcNow();
        await context.Commands.Where(c => c.Sequence == command.Sequence).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.DeliveredAt, now)
            .SetProperty(c => c.Outcome, CommandKind.Refused)
            .SetProperty(c => c.Words, ErasedWords), cancellationToken);
        changes.Publish(new CasebookChange(command.CaseId));
        return true;
    }
}
