using System.Security.Cryptography;
using Hotline.Core.Cases;
using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Keeping;

/// <summary>
/// Asks that the person of a case be erased, who asked for it. It is ordered at once; where an immediate case of theirs is open, a second account must confirm. The pseudonym is said again, so that a
/// wrong case on the screen costs nobody their data. The record says that somebody was erased and why, not who.
/// </summary>
internal sealed record AskErasure(string Id, string Pseudonym, string? Reason) : IDeskRequest<ErasureAnswer>, IChangesCases
{
    public Permission Needs => Permission.Erase;

    public string? Audit => "erasure_ask";

    public string? AuditReason => Reason;
}

/// <summary>What became of the request. <paramref name="Id"/> names it while it waits for a second account.</summary>
internal sealed record ErasureAnswer(string? Id, [property: Codes(typeof(ErasureAnswer))] string State)
{
    /// <summary>The person's conversation erases them within seconds.</summary>
    public const string Ordered = "ordered";

    /// <summary>A second account must confirm.</summary>
    public const string Waiting = "waiting";

    public static readonly IReadOnlyList<string> States = [Ordered, Waiting];
}

/// <summary>Handles <see cref="AskErasure"/>.</summary>
internal sealed class AskErasureHandler(CasebookContext context, CommandQueue commands, DeskSession session, TimeProvider clock) : IRequestHandler<AskErasure, DeskResult<ErasureAnswer>>
{
    private const int IdBytes = 12;

    private static readonly DeskError Gone = DeskError.Conflict("erased", "The person's data is deleted already. Nothing is left to delete.");

    private static readonly DeskError Other = DeskError.Invalid("This is not the person's pseudonym. Copy it from the case, so that nobody is deleted by mistake. Nothing was changed.");

    private static readonly DeskError NoReason = DeskError.Invalid($"Say why the person's data is to be deleted: {string.Join(", ", ErasureReasons.All)}. Nothing was changed.");

    public async Task<DeskResult<ErasureAnswer>> Handle(AskErasure request, CancellationToken cancellationToken)
    {
        if (await context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is not { } found) return DeskError.NoSuchCase;
        if (found.ConversationId is not { } person) return Gone;
        if (request.Reason is null || !ErasureReasons.All.Contains(request.Reason)) return NoReason;
        if (request.Pseudonym.Trim() != person) return Other;
        if (await IsOrderedAsync(person, cancellationToken)) return DeskResult<ErasureAnswer>.Ok(new ErasureAnswer(null, ErasureAnswer.Ordered));
        if (await context.ErasureRequests.AsNoTracking().FirstOrDefaultAsync(r => r.ConversationId == person, cancellationToken) is { } waits) return Wait(waits.Id);
        if (await NeedsTwoAsync(person, cancellationToken)) return Wait(Note(found.Id, person, request.Reason));
        return await commands.AddErasureAsync(context, person, cancellationToken) ? DeskResult<ErasureAnswer>.Ok(new ErasureAnswer(null, ErasureAnswer.Ordered)) : Gone;
    }

    private static DeskResult<ErasureAnswer> Wait(string id) => DeskResult<ErasureAnswer>.Ok(new ErasureAnswer(id, ErasureAnswer.Waiting));

    private Task<bool> IsOrderedAsync(string person, CancellationToken cancellationToken) =>
        context.Commands.AnyAsync(c => c.ConversationId == person && c.Kind == CommandKind.Erase && c.Outcome == null, cancellationToken);

    /// <summary>Also where the open case is one of another address of theirs.</summary>
    private Task<bool> NeedsTwoAsync(string person, CancellationToken cancellationToken) => context.Cases.AnyAsync(
        c => c.Status != CaseStatus.Closed && c.Urgency == Urgency.Immediate && (c.ConversationId == person
            || context.AddressUses.Any(u => u.Pseudonym == c.ConversationId && context.Conversations.Any(v => v.Id == person && v.ContactId == u.ContactId))),
        cancellationToken);

    private string Note(string caseId, string person, string reason)
    {
        var row = new ErasureRequest
        {
            Id = RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true),
            ConversationId = person,
            CaseId = caseId,
            AskedBy = session.Operator.Id,
            Alias = session.Operator.Alias,
            Reason = reason,
            AskedAt = clock.GetUtcNow(),
        };
        context.ErasureRequests.Add(row);
        return row.Id;
    }
}
