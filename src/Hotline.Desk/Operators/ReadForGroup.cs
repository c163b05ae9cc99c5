using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Operators;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Operators;

/// <summary>
/// Opens a case for its topic, as its holder: everybody in the group reads it there, so the audit tells it from a look. <paramref name="After"/>: the last line that stands there; 0 for a first time.
/// </summary>
internal sealed record ReadForGroup(string Id, long After) : IDeskRequest<GroupPage>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_post_group";
}

/// <summary>Handles <see cref="ReadForGroup"/>.</summary>
internal sealed class ReadForGroupHandler(CasebookContext context, GroupPages pages, DeskSession session) : IRequestHandler<ReadForGroup, DeskResult<GroupPage>>
{
    public async Task<DeskResult<GroupPage>> Handle(ReadForGroup request, CancellationToken cancellationToken)
    {
        var (id, me) = (request.Id, session.Operator.Id);
        var found = await context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.HolderId == me, cancellationToken);
        return found is not null && await pages.ReadAsync(context, found, request.After, cancellationToken) is { } page ? DeskResult<GroupPage>.Ok(page, id) : DeskError.NoSuchCase;
    }
}
