using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using MediatR;

namespace Hotline.Desk.Accounts;

/// <summary>A one-time code for a new colleague.</summary>
internal sealed record Invite(IReadOnlyList<string> Roles) : IDeskRequest<NewInvitation>
{
    public Permission Needs => Permission.Administer;

    public string? Audit => "invite";
}

/// <summary>Handles <see cref="Invite"/>.</summary>
internal sealed class InviteHandler(CasebookContext context, Invitations invitations, DeskSession session) : IRequestHandler<Invite, DeskResult<NewInvitation>>
{
    public Task<DeskResult<NewInvitation>> Handle(Invite request, CancellationToken cancellationToken)
    {
        string[] roles = [.. Role.All.Where(request.Roles.Contains)];
        return Task.FromResult(roles.Length == 0 || roles.Length != request.Roles.Distinct(StringComparer.Ordinal).Count()
            ? DeskError.Invalid($"Choose at least one role of: {string.Join(", ", Role.All)}.")
            : DeskResult<NewInvitation>.Ok(invitations.Add(context, roles, session.Operator.Id)));
    }
}
