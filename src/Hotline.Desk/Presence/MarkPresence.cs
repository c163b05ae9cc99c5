using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Presence;

/// <summary>
/// Says that the operator looks at a case, types there, or leaves it. Nothing of it is kept. <paramref name="ToPerson"/>: what they type is a reply, which the person may see: only that of the case's holder is shown, and no more often
/// than <see cref="TypingPace"/> lets.
/// </summary>
internal sealed record MarkPresence(string Id, PresenceState State, bool ToPerson = false) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary>Handles <see cref="MarkPresence"/>.</summary>
internal sealed class MarkPresenceHandler(CasebookContext context, PresenceBoard board, TypingPace typing, CasebookChanges changes, DeskSession session) : IRequestHandler<MarkPresence, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(MarkPresence request, CancellationToken cancellationToken)
    {
        var found = await context.Cases.Where(c => c.Id == request.Id).Select(c => new { c.ConversationId, c.HolderId, c.Status }).FirstOrDefaultAsync(cancellationToken);
        if (found is null) return DeskError.NoSuchCase;
        board.Set(request.Id, session.Operator.Id, request.State);
        var shown = request is { ToPerson: true, State: PresenceState.Types } && found.Status == CaseStatus.WithOperator && found.HolderId == session.Operator.Id;
        if (shown && found.ConversationId is { } person && typing.MayShow(person)) changes.Publish(CasebookChange.TypingTo(request.Id, person));
        return DeskResult<Nothing>.Ok(new Nothing());
    }
}
