using Hotline.Core.Dialogs;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Words to the person. <paramref name="ClientId"/> is made by the page: a repeated click is one reply. <paramref name="To"/>: the choice of an address; null: where the person wrote last.</summary>
internal sealed record ReplyToCase(string Id, long Version, string ClientId, string Text, string? File = null, string? To = null) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_reply";
}

/// <summary>Handles <see cref="ReplyToCase"/>.</summary>
internal sealed class ReplyToCaseHandler(CasebookContext context, CaseWork work, DeskSession session) : IRequestHandler<ReplyToCase, DeskResult<CaseCard>>
{
    private const int MaxClientId = 64;

    public async Task<DeskResult<CaseCard>> Handle(ReplyToCase request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Text) && request.File is null) return DeskError.Invalid("Write something first.");
        if (request.Text.Length > DialogLimits.Text) return DeskError.Invalid($"This text is too long: {DialogLimits.Text} characters at most. Please send it in two parts.");
        if (request.ClientId is not { Length: > 0 and <= MaxClientId }) return DeskError.Invalid($"clientId must have 1 to {MaxClientId} characters.");
        var held = new HeldCase(request.Id, request.Version, session.Operator);
        return (await work.ReplyAsync(context, held, request.ClientId, request.Text, cancellationToken, request.File, request.To)).Result();
    }
}
