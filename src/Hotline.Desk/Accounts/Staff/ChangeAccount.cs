using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;

namespace Hotline.Desk.Accounts.Staff;

/// <summary>Other rights for an account, which was seen as <paramref name="Version"/> (<see cref="AccountVersion"/>); what is null stays.</summary>
internal sealed record ChangeAccount(string Id, string? Version, IReadOnlyList<string>? Roles, IReadOnlyList<string>? Languages, IReadOnlyList<string>? Topics, IReadOnlyList<string>? Grants)
    : IDeskRequest<AccountCard>, IChangesCases
{
    public Permission Needs => Permission.Administer;

    public string? Audit => "account_change";
}

/// <summary>Handles <see cref="ChangeAccount"/>.</summary>
internal sealed class ChangeAccountHandler(CasebookContext context, AccountCare care, DeskSession session) : IRequestHandler<ChangeAccount, DeskResult<AccountCard>>
{
    internal static readonly DeskError LastAdministrator = DeskError.Conflict(
        "last_administrator", "Nobody else could run accounts then. Give another account the administrator's role first.");

    private static readonly DeskError Changed = DeskError.Conflict(
        "changed", "Somebody changed this account in the meantime. Close the form, look at the account as it is now, then try again. Nothing was changed.");

    public async Task<DeskResult<AccountCard>> Handle(ChangeAccount request, CancellationToken cancellationToken)
    {
        var all = await AccountCare.LoadAsync(context, cancellationToken);
        if (all.Find(a => a.Id == request.Id) is not { } account) return DeskError.NoSuchAccount;
        var rights = new AccountRights(request.Roles ?? account.Roles, request.Languages ?? account.Languages, request.Topics ?? account.Topics, request.Grants ?? account.Grants);
        if (AccountRules.Broken(rights) is { } words) return DeskError.Invalid(words);
        // All accounts are held by this transaction: nobody changes it between here and the end.
        if (request.Version != AccountVersion.Of(account)) return Changed;
        if (!AccountCare.HasAdministrator(all.Where(a => a != account)) && !rights.Roles.Contains(Storage.Casebook.Accounts.Role.Administrator)) return LastAdministrator;
        await care.ChangeAsync(context, account, rights, session.SessionId, cancellationToken);
        return DeskResult<AccountCard>.Ok((await AccountCard.ReadAsync(context, [account], session, cancellationToken))[0]) with { About = account.Id };
    }
}
