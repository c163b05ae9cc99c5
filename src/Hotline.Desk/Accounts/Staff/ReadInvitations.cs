using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Staff;

/// <summary>The invitations that still make an account.</summary>
internal sealed record ReadInvitations : IDeskRequest<IReadOnlyList<OpenInvitation>>
{
    public Permission Needs => Permission.Administer;

    public string? Audit => null;
}

/// <summary>
/// An invitation that nobody has used yet. <paramref name="Id"/> is the hash of its code: it names the invitation and opens nothing. <paramref name="InvitedBy"/> is the name that colleagues see; null for the
/// host at the server's terminal.
/// </summary>
internal sealed record OpenInvitation(
    string Id,
    [property: Codes(typeof(Role))] IReadOnlyList<string> Roles,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Topics,
    [property: Codes(typeof(Grant))] IReadOnlyList<string> Grants,
    string? InvitedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset EndsAt);

/// <summary>Handles <see cref="ReadInvitations"/>; the oldest first.</summary>
internal sealed class ReadInvitationsHandler(CasebookContext context, TimeProvider clock) : IRequestHandler<ReadInvitations, DeskResult<IReadOnlyList<OpenInvitation>>>
{
    public async Task<DeskResult<IReadOnlyList<OpenInvitation>>> Handle(ReadInvitations request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await context.Invitations.AsNoTracking().Where(i => i.ExpiresAt > now).OrderBy(i => i.CreatedAt).ThenBy(i => i.CodeHash).ToListAsync(cancellationToken);
        var by = open.Select(i => i.InvitedBy).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var aliases = await context.Accounts.Where(a => by.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Alias, StringComparer.Ordinal, cancellationToken);
        return DeskResult<IReadOnlyList<OpenInvitation>>.Ok(
            [.. open.Select(i => new OpenInvitation(i.CodeHash, i.Roles, i.Languages, i.Topics, i.Grants, aliases.GetValueOrDefault(i.InvitedBy ?? ""), i.CreatedAt, i.ExpiresAt))]);
    }
}
