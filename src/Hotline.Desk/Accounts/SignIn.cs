using System.Net;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>Name and password for a session. <paramref name="Place"/> is where the attempt comes from.</summary>
internal sealed record SignIn(string Name, string Password, IPAddress Place) : IDeskRequest<SignedIn>
{
    public Permission Needs => Permission.Anyone;

    public string? Audit => "sign_in";

    // A record would print the password.
    public override string ToString() => nameof(SignIn);
}

/// <summary>Handles <see cref="SignIn"/>.</summary>
internal sealed class SignInHandler(CasebookContext context, Passwords passwords, SignInGuard guard, SessionStarter sessions) : IRequestHandler<SignIn, DeskResult<SignedIn>>
{
    private static readonly DeskError Wrong = new(StatusCodes.Status401Unauthorized, "wrong", "The name or the password is not right. Please try again.");

    public async Task<DeskResult<SignedIn>> Handle(SignIn request, CancellationToken cancellationToken)
    {
        if (request.Password.Length > Passwords.Longest) return Wrong;
        var name = AccountRules.Normalize(request.Name);
        if (await guard.WaitAsync(context, name, request.Place, cancellationToken) is { } left) return DeskError.TooMany(left);

        var account = await context.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedName == name && !a.Disabled, cancellationToken);
        if (!passwords.Fits(account, request.Password))
        {
            await guard.FailedAsync(context, name, request.Place, cancellationToken);
            return Wrong;
        }

        await guard.SucceededAsync(context, name, request.Place, cancellationToken);
        return DeskResult<SignedIn>.Ok(sessions.Start(context, account!), accountId: account!.Id);
    }
}
