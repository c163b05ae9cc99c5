using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;

namespace Hotline.Desk.Accounts.Staff;

/// <summary>For a colleague who lost the phone.</summary>
internal sealed record ResetSecondFactor(string Id) : IDeskRequest<Nothing>
{
    /// <summary>One's own way in changes with one's password only: an open desk must not do without.</summary>
    public static readonly DeskError OwnAccount = DeskError.Conflict("own_account", "This is your own account: change it on your own page. If you lost your way in, ask a colleague, or whoever runs the server.");

    public Permission Needs => Permission.Administer;

    public string? Audit => "second_factor_reset";
}

/// <summary>Handles <see cref="ResetSecondFactor"/>.</summary>
internal sealed class ResetSecondFactorHandler(CasebookContext context, AccountCare care, DeskSession session) : IRequestHandler<ResetSecondFactor, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(ResetSecondFactor request, CancellationToken cancellationToken)
    {
        if (request.Id == session.Operator.Id) return ResetSecondFactor.OwnAccount;
        if (await context.Accounts.FindAsync([request.Id], cancellationToken) is not { } account) return DeskError.NoSuchAccount;
        await care.ResetSecondFactorAsync(context, account, cancellationToken);
        return DeskResult<Nothing>.Ok(null) with { About = account.Id };
    }
}

/// <summary>For a colleague who forgot the password.</summary>
internal sealed record RenewPassword(string Id) : IDeskRequest<NewPassword>
{
    public Permission Needs => Permission.Administer;

    public string? Audit => "password_renew";
}

/// <summary>A password by chance, to be handed over; its owner changes it.</summary>
internal sealed record NewPassword(string Password);

/// <summary>Handles <see cref="RenewPassword"/>.</summary>
internal sealed class RenewPasswordHandler(CasebookContext context, AccountCare care, Passwords passwords, DeskSession session) : IRequestHandler<RenewPassword, DeskResult<NewPassword>>
{
    public async Task<DeskResult<NewPassword>> Handle(RenewPassword request, CancellationToken cancellationToken)
    {
        if (request.Id == session.Operator.Id) return ResetSecondFactor.OwnAccount;
        if (await context.Accounts.FindAsync([request.Id], cancellationToken) is not { } account) return DeskError.NoSuchAccount;
        return DeskResult<NewPassword>.Ok(new NewPassword(await care.RenewPasswordAsync(context, account, passwords, cancellationToken))) with { About = account.Id };
    }
}
