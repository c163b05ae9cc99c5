using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Takes one chosen case.</summary>
internal sealed record TakeCase(string Id, long Version) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_take";
}

/// <summary>Handles <see cref="TakeCase"/>.</summary>
internal sealed class TakeCaseHandler(CasebookContext context, CaseQueue queue, DeskSession session) : IRequestHandler<TakeCase, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(TakeCase request, CancellationToken cancellationToken) =>
        (await queue.TakeAsync(context, request.Id, request.Version, session.Operator, cancellationToken)).Result();
}
