using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;

namespace Hotline.Desk.Accounts.Staff;

/// <summary>Closes an account.</summary>
internal sealed record DisableAccount(string Id) : IDeskRequest<ReturnedCases>, IChangesCases
{
    public Permission Needs => Permission.Administer;

    public string? Audit => "account_disable";
}

/// <summary>How many cases went back to the queue.</summary>
internal sealed record ReturnedCases(int Returned);

/// <summary>Handles <see cref="DisableAccount"/>.</summary>
internal sealed class DisableAccountHandler(CasebookContext context, AccountCare care) : IRequestHandler<DisableAccount, DeskResult<ReturnedCases>>
{
    public async Task<DeskResult<ReturnedCases>> Handle(DisableAccount request, CancellationToken cancellationToken)
    {
        var all = await AccountCare.LoadAsync(context, cancellationToken);
        if (all.Find(a => a.Id == request.Id) is not { } account) return DeskError.NoSuchAccount;
        if (!AccountCare.HasAdministrator(all.Where(a => a != account))) return ChangeAccountHandler.LastAdministrator;
        return DeskResult<ReturnedCases>.Ok(new ReturnedCases(await care.DisableAsync(context, account, cancellationToken))) with { About = account.Id };
    }
}

/// <summary>Opens a closed account again, with its old password.</summary>
internal sealed record EnableAccount(string Id) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.Administer;

    public string? Audit => "account_enable";
}

/// <summary>Handles <see cref="EnableAccount"/>.</summary>
internal sealed class EnableAccountHandler(CasebookContext context) : IRequestHandler<EnableAccount, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(EnableAccount request, CancellationToken cancellationToken)
    {
        if (await context.Accounts.FindAsync([request.Id], cancellationToken) is not { } account) return DeskError.NoSuchAccount;
        account.Disabled = false;
        return DeskResult<Nothing>.Ok(null) with { About = account.Id };
    }
}
