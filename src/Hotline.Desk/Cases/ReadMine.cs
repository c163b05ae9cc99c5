using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Cases;

/// <summary>The cases that the operator holds, the most urgent first.</summary>
internal sealed record ReadMine : IDeskRequest<IReadOnlyList<CaseCard>>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary>Handles <see cref="ReadMine"/>.</summary>
internal sealed class ReadMineHandler(CasebookContext context, DeskSession session) : IRequestHandler<ReadMine, DeskResult<IReadOnlyList<CaseCard>>>
{
    public async Task<DeskResult<IReadOnlyList<CaseCard>>> Handle(ReadMine request, CancellationToken cancellationToken)
    {
        var me = session.Operator.Id;
        var rows = await context.Cases.AsNoTracking().Where(c => c.HolderId == me && c.Status == CaseStatus.WithOperator)
            .OrderByDescending(c => c.Urgency).ThenBy(c => c.WaitingSince).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        return DeskResult<IReadOnlyList<CaseCard>>.Ok([.. rows.Select(CaseCard.Of)]);
    }
}
