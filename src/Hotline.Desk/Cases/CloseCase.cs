using Hotline.Core.Cases;
using Hotline.Desk.Coding;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Cases;

/// <summary>Ends a case with what came of it, the most important first.</summary>
internal sealed record CloseCase(string Id, long Version, IReadOnlyList<OutcomeBody> Outcomes, string? Note) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_close";
}

/// <summary>Handles <see cref="CloseCase"/>.</summary>
internal sealed class CloseCaseHandler(CasebookContext context, CaseWork work, DeskSession session) : IRequestHandler<CloseCase, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(CloseCase request, CancellationToken cancellationToken)
    {
        if (request.Outcomes.Count is 0 or > OutcomeRules.Most) return DeskError.Invalid($"Choose what came of it: 1 to {OutcomeRules.Most} outcomes.");
        if (request.Outcomes.Select(OutcomeRules.Fault).FirstOrDefault(fault => fault is not null) is { } words) return DeskError.Invalid(words);
        if (NoteRules.TooLong(request.Note) is { } error) return error;
        if (string.IsNullOrWhiteSpace(request.Note) && request.Outcomes.Any(o => OutcomeCodes.Find(o.Code)?.Asks == OutcomeCodes.Note) && await KeepsNotesAsync(request.Id, cancellationToken))
            return DeskError.Invalid("Say in a few words what happened: harm after somebody came to us is always looked at.");
        OutcomeTold[] outcomes = [.. request.Outcomes.Select(OutcomeRules.Told)];
        return (await work.CloseAsync(context, new HeldCase(request.Id, request.Version, session.Operator), outcomes, request.Note, cancellationToken)).Result();
    }

    /// <summary>Of a person who was erased no words are kept, those of staff neither.</summary>
    private Task<bool> KeepsNotesAsync(string id, CancellationToken cancellationToken) => context.Cases.AnyAsync(c => c.Id == id && c.ConversationId != null, cancellationToken);
}
