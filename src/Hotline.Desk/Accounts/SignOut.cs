using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>Ends the session, not only the cookie.</summary>
internal sealed record SignOut : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "sign_out";
}

/// <summary>Handles <see cref="SignOut"/>.</summary>
internal sealed class SignOutHandler(CasebookContext context, DeskSession session, TimeProvider clock) : IRequestHandler<SignOut, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(SignOut request, CancellationToken cancellationToken)
    {
        var (id, now) = (session.SessionId, clock.GetUtcNow());
        await context.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
        return DeskResult<Nothing>.Ok(null, accountId: session.Operator.Id);
    }
}
