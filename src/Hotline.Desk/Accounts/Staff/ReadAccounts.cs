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
    /// <summary>The cards of these accounts, in their order: what stands beside them is asked for once for all.</summary>
    public static async Task<IReadOnlyList<AccountCard>> ReadAsync(CasebookContext context, IReadOnlyList<Account> accounts, DeskSession session, CancellationToken cancellationToken)
    {
        var ids = accounts.Select(a => a.Id).ToArray();
        var seen = await context.Sessions.Where(s => ids.Contains(s.AccountId)).GroupBy(s => s.AccountId).Select(g => new { g.Key, At = (DateTimeOffset?)g.Max(s => s.SeenAt) })
            .ToDictionaryAsync(g => g.Key, g => g.At, StringComparer.Ordinal, cancellationToken);
        var withPasskey = await context.Passkeys.Where(p => ids.Contains(p.AccountId)).Select(p => p.AccountId).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        return
        [
            .. accounts.Select(a => new AccountCard(
                a.Id, a.Name, a.Alias, a.Roles, a.Languages, a.Topics, a.Grants, a.Disabled,
                a.AuthenticatorKey is not null || withPasskey.Contains(a.Id), a.CreatedAt, seen.GetValueOrDefault(a.Id), a.Id == session.Operator.Id, AccountVersion.Of(a))),
        ];
    }
}

/// <summary>Handles <see cref="ReadAccounts"/>; by name.</summary>
internal sealed class ReadAccountsHandler(CasebookContext context, DeskSession session) : IRequestHandler<ReadAccounts, DeskResult<IReadOnlyList<AccountCard>>>
{
    public async Task<DeskResult<IReadOnlyList<AccountCard>>> Handle(ReadAccounts request, CancellationToken cancellationToken)
    {
        var accounts = await context.Accounts.AsNoTracking().OrderBy(a => a.NormalizedName).ToListAsync(cancellationToken);
        return DeskResult<IReadOnlyList<AccountCard>>.Ok(await AccountCard.ReadAsync(context, accounts, session, cancellationToken));
    }
}
