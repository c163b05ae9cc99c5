using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>The way in while there is no account at all: a code for whoever sits at the server's terminal.</summary>
public sealed class FirstAdministrator
{
    private readonly IDbContextFactory<CasebookContext> _contexts;
    private readonly Invitations _invitations;

    internal FirstAdministrator(IDbContextFactory<CasebookContext> contexts, Invitations invitations) => (_contexts, _invitations) = (contexts, invitations);

    /// <summary>
    /// A fresh one-time code for an account with all roles, good for 24 hours; the one before it is void. Null as soon as there is any account.
    /// Show it to whoever sits at the server and nowhere else.
    /// </summary>
    public async Task<string?> EnsureInvitationAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Accounts.AnyAsync(cancellationToken)) return null;
        await context.Invitations.Where(i => i.InvitedBy == null).ExecuteDeleteAsync(cancellationToken);
        var invitation = _invitations.Add(context, AccountRights.Of(Role.All), invitedBy: null);
        await context.SaveChangesAsync(cancellationToken);
        return invitation.Code;
    }
}
