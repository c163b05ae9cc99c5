using System.Security.Cryptography;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>Makes an account with a one-time code, and signs it in.</summary>
internal sealed record Welcome(string Code, string Name, string Alias, string Password, IReadOnlyList<string> Languages) : IDeskRequest<SignedIn>
{
    public Permission Needs => Permission.Anyone;

    public string? Audit => "welcome";

    // A record would print code and password.
    public override string ToString() => nameof(Welcome);
}

/// <summary>Handles <see cref="Welcome"/>.</summary>
internal sealed class WelcomeHandler(CasebookContext context, Invitations invitations, Passwords passwords, SessionStarter sessions, TimeProvider clock)
    : IRequestHandler<Welcome, DeskResult<SignedIn>>
{
    public async Task<DeskResult<SignedIn>> Handle(Welcome request, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(context, request.Code, cancellationToken) is not { } invitation) return Invitations.WrongCode;
        if (request.Languages.Count == 0) request = request with { Languages = invitation.Languages };
        if (AccountRules.Broken(request, invitation.Roles) is { } words) return DeskError.Invalid(words);
        var (name, alias) = (AccountRules.Normalize(request.Name), request.Alias.Trim());
        if (await context.Accounts.AnyAsync(a => a.NormalizedName == name, cancellationToken)) return DeskError.Conflict("taken", "This name is taken. Choose another one to sign in with.");
        if (await Aliases.IsTakenAsync(context, alias, own: null, cancellationToken)) return AccountRules.AliasTaken;
        if (!await Invitations.SpendAsync(context, invitation, cancellationToken)) return Invitations.WrongCode;

        var account = Create(request, invitation, name, alias);
        context.Accounts.Add(account);
        return DeskResult<SignedIn>.Ok(sessions.Start(context, account), accountId: account.Id);
    }

    private Account Create(Welcome request, Invitation invitation, string name, string alias) => new()
    {
        Id = RandomNumberGenerator.GetHexString(16, lowercase: true),
        Name = request.Name.Trim(),
        NormalizedName = name,
        Alias = alias,
        Roles = invitation.Roles,
        Languages = [.. request.Languages.Distinct(StringComparer.Ordinal)],
        Topics = invitation.Topics,
        Grants = invitation.Grants,
        PasswordHash = passwords.Hash(request.Password),
        SecurityStamp = RandomNumberGenerator.GetHexString(32, lowercase: true),
        CreatedAt = clock.GetUtcNow(),
    };
}
