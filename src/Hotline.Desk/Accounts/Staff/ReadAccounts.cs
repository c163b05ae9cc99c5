using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Staff;

/// <summary>All accounts.</summary>
internal sealed record ReadAccounts : IDeskRequest<IReadOnlyList<AccountCard>>
{
    public Permission Needs => Permission.Administer;

    public string? Audit => null;
}

/// <summary>An account as an administrator sees it. <paramref name="LastSeen"/> is null when they never came, <paramref name="You"/> says that it is one's own, <paramref name="Version"/> goes back with a change.</summary>
internal sealed record AccountCard(
    string Id,
    string Name,
    string Alias,
    [property: Codes(typeof(Role))] IReadOnlyList<string> Roles,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Topics,
    [property: Codes(typeof(Grant))] IReadOnlyList<string> Grants,
    bool Disabled,
    bool SecondFactor,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSeen,
    bool You,
    string Version)
{
    public static async Task<AccountCard> ReadAsync(CasebookContext context, Account account, DeskSession session, CancellationToken cancellationToken)
    {
        var seen = await context.Sessions.Where(s => s.AccountId == account.Id).OrderByDescending(s => s.SeenAt).Select(s => (DateTimeOffset?)s.SeenAt).FirstOrDefaultAsync(cancellationToken);
        var passkey = await context.Passkeys.AnyAsync(p => p.AccountId == account.Id, cancellationToken);
        return new AccountCard(
            account.Id, account.Name, account.Alias, account.Roles, account.Languages, account.Topics, account.Grants, account.Disabled,
            account.AuthenticatorKey is not null || passkey, account.CreatedAt, seen, account.Id == session.Operator.Id, AccountVersion.Of(account));
    }
}

/// <summary>Handles <see cref="ReadAccounts"/>; by name.</summary>
internal sealed class ReadAccountsHandler(CasebookContext context, DeskSession session) : IRequestHandler<ReadAccounts, DeskResult<IReadOnlyList<AccountCard>>>
{
    public async Task<DeskResult<IReadOnlyList<AccountCard>>> Handle(ReadAccounts request, CancellationToken cancellationToken)
    {
        var cards = new List<AccountCard>();
        foreach (var account in await context.Accounts.AsNoTracking().OrderBy(a => a.NormalizedName).ToListAsync(cancellationToken))
            cards.Add(await AccountCard.ReadAsync(context, account, session, cancellationToken));
        return DeskResult<IReadOnlyList<AccountCard>>.Ok(cards);
    }
}
