using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Gives a case to a colleague, by the id of <see cref="ReadColleagues"/>, with a note for them.</summary>
internal sealed record HandOverCase(string Id, long Version, string To, string? Note) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_hand_over";
}

/// <summary>Handles <see cref="HandOverCase"/>.</summary>
internal sealed class HandOverCaseHandler(CasebookContext context, CaseWork work, DeskSession session) : IRequestHandler<HandOverCase, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(HandOverCase request, CancellationToken cancellationToken)
    {
        if (request.To.Length == 0) return DeskError.Invalid("Choose a colleague.");
        if (NoteRules.TooLong(request.Note) is { } error) return error;
        return (await work.HandOverAsync(context, new HeldCase(request.Id, request.Version, session.Operator), request.To, request.Note, cancellationToken)).Result();
    }
}
