using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;

namespace Hotline.Desk.Accounts;

/// <summary>What an invitation is for, told to whoever holds its code; it stays good.</summary>
internal sealed record ReadInvitation(string Code) : IDeskRequest<InvitedAs>
{
    public Permission Needs => Permission.Anyone;

    public string? Audit => null;

    // A record would print the code.
    public override string ToString() => nameof(ReadInvitation);
}

/// <summary>The account that an invitation makes.</summary>
internal sealed record InvitedAs(IReadOnlyList<string> Roles, IReadOnlyList<string> Languages, IReadOnlyList<string> Topics, DateTimeOffset EndsAt);

/// <summary>Handles <see cref="ReadInvitation"/>.</summary>
internal sealed class ReadInvitationHandler(CasebookContext context, Invitations invitations) : IRequestHandler<ReadInvitation, DeskResult<InvitedAs>>
{
    public async Task<DeskResult<InvitedAs>> Handle(ReadInvitation request, CancellationToken cancellationToken) =>
        await invitations.FindAsync(context, request.Code, cancellationToken) is { } found
            ? DeskResult<InvitedAs>.Ok(new InvitedAs(found.Roles, found.Languages, found.Topics, found.ExpiresAt))
            : Invitations.WrongCode;
}
