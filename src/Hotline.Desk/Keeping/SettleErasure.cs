using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Commands;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Keeping;

/// <summary>The second pair of eyes: orders the erasure that another account asked for. Nobody can undo it.</summary>
internal sealed record ConfirmErasure(string Id) : IDeskRequest<ErasureAnswer>, IChangesCases
{
    public Permission Needs => Permission.Erase;

    public string? Audit => "erasure_confirm";
}

/// <summary>Takes a request back, whoever asked. The person stays.</summary>
internal sealed record WithdrawErasure(string Id) : IDeskRequest<Nothing>, IChangesCases
{
    public Permission Needs => Permission.Erase;

    public string? Audit => "erasure_withdraw";
}

/// <summary>What both are refused with.</summary>
internal static class ErasureErrors
{
    public static readonly DeskError Absent = new(StatusCodes.Status404NotFound, "not_found", "This request is not there any more: somebody has confirmed or withdrawn it, or the person has deleted their data.");

    public static readonly DeskError Own = DeskError.Conflict("own", "You asked for this yourself. Somebody else must confirm it. Nothing was changed.");
}

/// <summary>Handles <see cref="ConfirmErasure"/>.</summary>
internal sealed class ConfirmErasureHandler(CasebookContext context, CommandQueue commands, DeskSession session) : IRequestHandler<ConfirmErasure, DeskResult<ErasureAnswer>>
{
    public async Task<DeskResult<ErasureAnswer>> Handle(ConfirmErasure request, CancellationToken cancellationToken)
    {
        if (await context.ErasureRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } found) return ErasureErrors.Absent;
        if (found.AskedBy == session.Operator.Id) return ErasureErrors.Own;
        // Of two who confirm or withdraw at once, one is first.
        if (await context.ErasureRequests.Where(r => r.Id == request.Id).ExecuteDeleteAsync(cancellationToken) == 0) return ErasureErrors.Absent;
        return await commands.AddErasureAsync(context, found.ConversationId, cancellationToken) ? DeskResult<ErasureAnswer>.Ok(new ErasureAnswer(found.Id, ErasureAnswer.Ordered)) : ErasureErrors.Absent;
    }
}

/// <summary>Handles <see cref="WithdrawErasure"/>.</summary>
internal sealed class WithdrawErasureHandler(CasebookContext context) : IRequestHandler<WithdrawErasure, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(WithdrawErasure request, CancellationToken cancellationToken) =>
        await context.ErasureRequests.Where(r => r.Id == request.Id).ExecuteDeleteAsync(cancellationToken) == 0 ? ErasureErrors.Absent : DeskResult<Nothing>.Ok(null);
}
