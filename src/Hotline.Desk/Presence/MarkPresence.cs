using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Presence;

/// <summary>Says that the operator looks at a case, types there, or leaves it. Nothing of it is kept.</summary>
internal sealed record MarkPresence(string Id, PresenceState State) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary>Handles <see cref="MarkPresence"/>.</summary>
internal sealed class MarkPresenceHandler(CasebookContext context, PresenceBoard board, DeskSession session) : IRequestHandler<MarkPresence, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(MarkPresence request, CancellationToken cancellationToken)
    {
        if (!await context.Cases.AnyAsync(c => c.Id == request.Id, cancellationToken)) return DeskError.NoSuchCase;
        board.Set(request.Id, session.Operator.Id, request.State);
        return DeskResult<Nothing>.Ok(new Nothing());
    }
}
