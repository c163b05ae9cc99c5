using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Staff;

/// <summary>An invitation that shall make no account any more: sent to the wrong person, or given with the wrong rights.</summary>
internal sealed record WithdrawInvitation(string Id) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.Administer;

    public string? Audit => "invite_withdraw";
}

/// <summary>Handles <see cref="WithdrawInvitation"/>. Against somebody who uses it at the same moment one of both wins, and the other is told.</summary>
internal sealed class WithdrawInvitationHandler(CasebookContext context, TimeProvider clock) : IRequestHandler<WithdrawInvitation, DeskResult<Nothing>>
{
    private static readonly DeskError Gone = new(
        StatusCodes.Status404NotFound, "invitation_gone", "This invitation is not open any more: it was used or withdrawn, or its day is over. If it was used, the new account stands in the list; close it there.");

    public async Task<DeskResult<Nothing>> Handle(WithdrawInvitation request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await context.Invitations.Where(i => i.CodeHash == request.Id && i.ExpiresAt > now).ExecuteDeleteAsync(cancellationToken) == 1 ? DeskResult<Nothing>.Ok(null) : Gone;
    }
}
