using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Ends a case with what came of it.</summary>
internal sealed record CloseCase(string Id, long Version, string Outcome, string? Note) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_close";
}

/// <summary>Handles <see cref="CloseCase"/>.</summary>
internal sealed class CloseCaseHandler(CasebookContext context, CaseWork work, DeskSession session) : IRequestHandler<CloseCase, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(CloseCase request, CancellationToken cancellationToken)
    {
        if (!OutcomeCodes.All.Contains(request.Outcome)) return DeskError.Invalid($"Choose what came of it. Known outcomes: {string.Join(", ", OutcomeCodes.All)}.");
        if (NoteRules.TooLong(request.Note) is { } error) return error;
        return (await work.CloseAsync(context, new HeldCase(request.Id, request.Version, session.Operator), request.Outcome, request.Note, cancellationToken)).Result();
    }
}
