using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Gives a case back to the queue, with a note for the next operator.</summary>
internal sealed record ReturnCase(string Id, long Version, string? Note) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_return";
}

/// <summary>Handles <see cref="ReturnCase"/>.</summary>
internal sealed class ReturnCaseHandler(CasebookContext context, CaseWork work, DeskSession session) : IRequestHandler<ReturnCase, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(ReturnCase request, CancellationToken cancellationToken)
    {
        if (NoteRules.TooLong(request.Note) is { } error) return error;
        return (await work.ReturnAsync(context, new HeldCase(request.Id, request.Version, session.Operator), request.Note, cancellationToken)).Result();
    }
}
