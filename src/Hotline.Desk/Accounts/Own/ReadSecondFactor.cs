using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Own;

/// <summary>One's own second factors.</summary>
internal sealed record ReadSecondFactor : IDeskRequest<SecondFactorScreen>, IAllowedBeforeEnrolment
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => null;
}

/// <summary>Whether the deployment asks everybody for one, and what one has.</summary>
internal sealed record SecondFactorScreen(bool Required, bool Authenticator, int RecoveryCodesLeft, IReadOnlyList<PasskeyCard> Passkeys);

/// <summary>Handles <see cref="ReadSecondFactor"/>.</summary>
internal sealed class ReadSecondFactorHandler(CasebookContext context, SecondFactorRule rule, DeskSession session) : IRequestHandler<ReadSecondFactor, DeskResult<SecondFactorScreen>>
{
    public async Task<DeskResult<SecondFactorScreen>> Handle(ReadSecondFactor request, CancellationToken cancellationToken)
    {
        var account = session.Operator;
        var passkeys = await context.Passkeys.AsNoTracking().Where(p => p.AccountId == account.Id).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id)
            .Select(p => new PasskeyCard(p.Id, p.Name, p.CreatedAt, p.UsedAt)).ToListAsync(cancellationToken);
        var left = await RecoveryCodes.CountAsync(context, account.Id, cancellationToken);
        return DeskResult<SecondFactorScreen>.Ok(new SecondFactorScreen(rule.IsRequired, account.AuthenticatorKey is not null, left, passkeys));
    }
}
