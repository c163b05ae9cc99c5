using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Schema;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Own;

/// <summary>Another password for oneself; the sessions elsewhere end.</summary>
internal sealed record ChangePassword(string Current, string Password) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "password_change";

    // A record would print both.
    public override string ToString() => nameof(ChangePassword);
}

/// <summary>Handles <see cref="ChangePassword"/>.</summary>
internal sealed class ChangePasswordHandler(CasebookContext context, OwnPassword own, Passwords passwords, DeskSession session, TimeProvider clock)
    : IRequestHandler<ChangePassword, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        if (await own.RefusalAsync(request.Current, cancellationToken) is { } refusal) return refusal;
        if (AccountRules.Password(request.Password, session.Operator.Name) is { } words) return DeskError.Invalid(words);
        var id = session.Operator.Id;
        var account = await context.Accounts.Where(a => a.Id == id).LockedToChange().SingleAsync(cancellationToken);
        account.PasswordHash = passwords.Hash(request.Password);
        await AccountSessions.RenewStampAsync(context, account, session.SessionId, clock.GetUtcNow(), cancellationToken);
        return DeskResult<Nothing>.Ok(null);
    }
}
