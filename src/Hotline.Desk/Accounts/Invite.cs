using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;

namespace Hotline.Desk.Accounts;

/// <summary>A one-time code for a new colleague.</summary>
internal sealed record Invite(AccountRights Rights) : IDeskRequest<NewInvitation>
{
    public Permission Needs => Permission.Administer;

    public string? Audit => "invite";
}

/// <summary>Handles <see cref="Invite"/>.</summary>
internal sealed class InviteHandler(CasebookContext context, Invitations invitations, DeskSession session) : IRequestHandler<Invite, DeskResult<NewInvitation>>
{
    public Task<DeskResult<NewInvitation>> Handle(Invite request, CancellationToken cancellationToken) => Task.FromResult(
        AccountRules.Broken(request.Rights) is { } words
            ? DeskError.Invalid(words)
            : DeskResult<NewInvitation>.Ok(invitations.Add(context, request.Rights, session.Operator.Id)));
}
