using Hotline.Desk.Cases;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Coding;

/// <summary>Notes what came of a case, also long after its end.</summary>
internal sealed record AddOutcome(string Id, OutcomeBody Outcome) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_outcome";
}

/// <summary>Handles <see cref="AddOutcome"/>.</summary>
internal sealed class AddOutcomeHandler(CasebookContext context, CaseCoding coding, DeskSession session) : IRequestHandler<AddOutcome, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(AddOutcome request, CancellationToken cancellationToken) =>
        OutcomeRules.Fault(request.Outcome) is { } words
            ? DeskError.Invalid(words)
            : (await coding.AddOutcomeAsync(context, request.Id, session.Operator, OutcomeRules.Told(request.Outcome), cancellationToken)).Result();
}
