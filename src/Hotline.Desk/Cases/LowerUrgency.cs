using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Lowers the urgency of a case, with a reason. The case shows it when the conversation has agreed.</summary>
internal sealed record LowerUrgency(string Id, long Version, string To, string Reason) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_urgency";
}

/// <summary>Handles <see cref="LowerUrgency"/>.</summary>
internal sealed class LowerUrgencyHandler(CasebookContext context, CaseWork work, DeskSession session) : IRequestHandler<LowerUrgency, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(LowerUrgency request, CancellationToken cancellationToken)
    {
        if (Codes.ReadUrgency(request.To) is not { } to) return DeskError.Invalid("Choose an urgency: urgent or normal.");
        if (string.IsNullOrWhiteSpace(request.Reason)) return DeskError.Invalid("Say in a few words why it is less urgent.");
        if (NoteRules.TooLong(request.Reason) is { } error) return error;
        return (await work.LowerAsync(context, new HeldCase(request.Id, request.Version, session.Operator), to, request.Reason, cancellationToken)).Result();
    }
}
