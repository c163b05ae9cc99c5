using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Own;

/// <summary>Where one is signed in.</summary>
internal sealed record ReadSessions : IDeskRequest<IReadOnlyList<SessionCard>>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => null;
}

/// <summary>One sign-in that still stands. We keep neither address nor device: only when it began, and when it was last heard of.</summary>
internal sealed record SessionCard(string Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool Current);

/// <summary>Handles <see cref="ReadSessions"/>; the last seen comes first.</summary>
internal sealed class ReadSessionsHandler(CasebookContext context, DeskSession session, TimeProvider clock) : IRequestHandler<ReadSessions, DeskResult<IReadOnlyList<SessionCard>>>
{
    public async Task<DeskResult<IReadOnlyList<SessionCard>>> Handle(ReadSessions request, CancellationToken cancellationToken)
    {
        var (account, oldest) = (session.Operator, clock.GetUtcNow() - DeskCookie.Life);
        var standing = await context.Sessions.AsNoTracking()
            .Where(s => s.AccountId == account.Id && s.SecurityStamp == account.SecurityStamp && s.EndedAt == null && s.SeenAt >= oldest)
            .OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        return DeskResult<IReadOnlyList<SessionCard>>.Ok([.. standing.Select(s => new SessionCard(s.Id, s.StartedAt, s.SeenAt, s.Id == session.SessionId))]);
    }
}

/// <summary>Ends one of one's own sessions; the present one too.</summary>
internal sealed record EndSession(string Id) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "session_end";
}

/// <summary>Handles <see cref="EndSession"/>.</summary>
internal sealed class EndSessionHandler(CasebookContext context, DeskSession session, TimeProvider clock) : IRequestHandler<EndSession, DeskResult<Nothing>>
{
    private static readonly DeskError NoSuchSession = new(StatusCodes.Status404NotFound, "not_found", "Your account has no such session, or it is over already.");

    public async Task<DeskResult<Nothing>> Handle(EndSession request, CancellationToken cancellationToken)
    {
        var (mine, now) = (session.Operator.Id, clock.GetUtcNow());
        var ended = await context.Sessions.Where(s => s.Id == request.Id && s.AccountId == mine && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
        return ended == 1 ? DeskResult<Nothing>.Ok(null) : NoSuchSession;
    }
}

/// <summary>Ends all of one's own sessions but the present one.</summary>
internal sealed record EndOtherSessions : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "session_end_others";
}

/// <summary>Handles <see cref="EndOtherSessions"/>.</summary>
internal sealed class EndOtherSessionsHandler(CasebookContext context, DeskSession session, TimeProvider clock) : IRequestHandler<EndOtherSessions, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(EndOtherSessions request, CancellationToken cancellationToken)
    {
        await AccountSessions.EndOthersAsync(context, session.Operator.Id, session.SessionId, clock.GetUtcNow(), cancellationToken);
        return DeskResult<Nothing>.Ok(null);
    }
}
