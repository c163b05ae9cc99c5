using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Presence;

/// <summary>Who else is at a case, as colleagues see them.</summary>
internal sealed record ReadPresence(string Id) : IDeskRequest<PresenceAtCase>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary>Colleagues at a case; oneself is left out.</summary>
internal sealed record PresenceAtCase(IReadOnlyList<ColleagueAtCase> Staff);

/// <summary>One of them.</summary>
internal sealed record ColleagueAtCase(string Alias, bool Typing);

/// <summary>Handles <see cref="ReadPresence"/>.</summary>
internal sealed class ReadPresenceHandler(CasebookContext context, PresenceBoard board, DeskSession session) : IRequestHandler<ReadPresence, DeskResult<PresenceAtCase>>
{
    public async Task<DeskResult<PresenceAtCase>> Handle(ReadPresence request, CancellationToken cancellationToken)
    {
        if (!await context.Cases.AnyAsync(c => c.Id == request.Id, cancellationToken)) return DeskError.NoSuchCase;
        var there = board.At(request.Id);
        var others = there.Keys.Where(account => account != session.Operator.Id).ToArray();
        if (others.Length == 0) return DeskResult<PresenceAtCase>.Ok(new PresenceAtCase([]));
        var names = await context.Accounts.AsNoTracking().Where(a => others.Contains(a.Id)).OrderBy(a => a.Alias).Select(a => new { a.Id, a.Alias }).ToListAsync(cancellationToken);
        return DeskResult<PresenceAtCase>.Ok(new PresenceAtCase([.. names.Select(n => new ColleagueAtCase(n.Alias, there[n.Id] == PresenceState.Types))]));
    }
}
