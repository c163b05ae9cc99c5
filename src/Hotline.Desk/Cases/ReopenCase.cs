using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Opens a closed case again, with a reason; whoever asks holds it. The person hears that a helper is there when the conversation has agreed.</summary>
internal sealed record ReopenCase(string Id, long Version, string Reason) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_reopen";
}

/// <summary>Handles <see cref="ReopenCase"/>.</summary>
internal sealed class ReopenCaseHandler(CasebookContext context, ClosedCases closed, DeskSession session) : IRequestHandler<ReopenCase, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(ReopenCase request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Reason)) return DeskError.Invalid("Say in a few words why the case is opened again.");
        if (NoteRules.TooLong(request.Reason) is { } error) return error;
        return (await closed.ReopenAsync(context, new HeldCase(request.Id, request.Version, session.Operator), request.Reason, cancellationToken)).Result();
    }
}
