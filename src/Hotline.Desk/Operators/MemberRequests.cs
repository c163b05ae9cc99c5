using Hotline.Desk.Accounts;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk.Operators;

/// <summary>
/// Sends a member's requests through the desk's pipeline: the same permissions, checks and audit as on the page. Acting in the group is being at the desk, so it keeps a session of its own there. Thread-safe.
/// </summary>
internal sealed class MemberRequests(IServiceScopeFactory scopes, SessionStarter sessions, TimeProvider clock)
{
    /// <summary>As whoever this is; null: nobody, for what needs no permission.</summary>
    public async Task<DeskResult<T>> SendAsync<T>(StaffMember? member, IDeskRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (member is not null)
        {
            var context = scope.ServiceProvider.GetRequiredService<CasebookContext>();
            scope.ServiceProvider.GetRequiredService<DeskSession>().Enter(member.Account, await SessionAsync(context, member, cancellationToken));
        }

        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    private async Task<string> SessionAsync(CasebookContext context, StaffMember member, CancellationToken cancellationToken)
    {
        if (member.Link.SessionId is { } known && await DeskCookie.TouchAsync(context, known, clock.GetUtcNow(), cancellationToken) is not null) return known;
        var fresh = sessions.Start(context, member.Account).SessionId;
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        await context.StaffLinks.Where(l => l.AccountId == member.Account.Id).ExecuteUpdateAsync(link => link.SetProperty(l => l.SessionId, fresh), cancellationToken);
        return fresh;
    }
}
