using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts;

/// <summary>Name and password for a session, or for the second step where the account has a second factor.</summary>
internal sealed record SignIn(string Name, string Password) : IDeskRequest<SignInStep>
{
    public Permission Needs => Permission.Anyone;

    public string? Audit => "sign_in";

    // A record would print the password.
    public override string ToString() => nameof(SignIn);
}

/// <summary>One of the two: in, or what comes next.</summary>
internal sealed record SignInStep(SignedIn? In, NextStep? Next);

/// <summary>The second step: <paramref name="Pass"/> proves the first, <paramref name="Ways"/> are those of <see cref="AccountFactors.WaysAsync"/>.</summary>
internal sealed record NextStep(string Pass, IReadOnlyList<string> Ways);

/// <summary>Handles <see cref="SignIn"/>. Failures are forgotten only by whoever comes all the way in: a password alone must not buy more guesses at codes.</summary>
internal sealed class SignInHandler(CasebookContext context, Passwords passwords, SignInGuard guard, SessionStarter sessions, EntryPasses passes, DeskSession session)
    : IRequestHandler<SignIn, DeskResult<SignInStep>>
{
    private static readonly DeskError Wrong = new(StatusCodes.Status401Unauthorized, "wrong", "The name or the password is not right. Please try again.");

    public async Task<DeskResult<SignInStep>> Handle(SignIn request, CancellationToken cancellationToken)
    {
        if (request.Password.Length > Passwords.Longest) return Wrong;
        var name = AccountRules.Normalize(request.Name);
        if (await guard.WaitAsync(context, name, session.Place, cancellationToken) is { } left) return DeskError.TooMany(left);

        var account = await context.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedName == name && !a.Disabled, cancellationToken);
        var fit = passwords.Check(account, request.Password);
        if (fit == PasswordVerificationResult.Failed)
        {
            await guard.FailedAsync(context, name, session.Place, cancellationToken);
            return Wrong;
        }

        if (fit == PasswordVerificationResult.SuccessRehashNeeded) await HashAnewAsync(account!, request.Password, cancellationToken);
        if (await AccountFactors.WaysAsync(context, account!, cancellationToken) is { Count: > 0 } ways)
        {
            var pass = passes.Write(PassPurpose.SecondFactor, new EntryPass(passes.Moment, account!.Id, account.SecurityStamp));
            return DeskResult<SignInStep>.Ok(new SignInStep(null, new NextStep(pass, ways)), accountId: account.Id) with { What = "sign_in_begun" };
        }

        await guard.SucceededAsync(context, name, session.Place, cancellationToken);
        return DeskResult<SignInStep>.Ok(new SignInStep(sessions.Start(context, account!), null), accountId: account!.Id);
    }

    /// <summary>What was right to hash years ago is not enough for ever, and only now the password is known. Only if nobody changed it meanwhile.</summary>
    private Task<int> HashAnewAsync(Account account, string password, CancellationToken cancellationToken)
    {
        var (old, renewed) = (account.PasswordHash, passwords.Hash(password));
        return context.Accounts.Where(a => a.Id == account.Id && a.PasswordHash == old).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, renewed), cancellationToken);
    }
}
