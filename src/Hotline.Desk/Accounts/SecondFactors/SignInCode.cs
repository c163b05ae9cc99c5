using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Schema;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.SecondFactors;

/// <summary>The second step of a sign-in: the authenticator's code, or a recovery code.</summary>
internal sealed record SignInCode(string Pass, string Code) : IDeskRequest<SignedIn>
{
    public Permission Needs => Permission.Anyone;

    public string? Audit => "sign_in";

    // A record would print both.
    public override string ToString() => nameof(SignInCode);
}

/// <summary>Handles <see cref="SignInCode"/>. A lock of the first step holds here too; besides, codes have a lock of their own, which no change of network avoids.</summary>
internal sealed class SignInCodeHandler(CasebookContext context, EntryPasses passes, AccountFactors factors, SignInGuard guard, SessionStarter sessions, DeskSession session)
    : IRequestHandler<SignInCode, DeskResult<SignedIn>>
{
    internal static readonly DeskError PassOver = new(StatusCodes.Status401Unauthorized, "pass_over", "This took too long, or something changed meanwhile. Please begin again.");

    private static readonly DeskError Wrong = new(
        StatusCodes.Status401Unauthorized, "wrong_code", "This code is not right, or it was used already. Wait for the next one, or use a recovery code.");

    public async Task<DeskResult<SignedIn>> Handle(SignInCode request, CancellationToken cancellationToken)
    {
        if (passes.Read(PassPurpose.SecondFactor, request.Pass) is not { } pass) return PassOver;
        var account = await context.Accounts.AsNoTracking().Where(a => a.Id == pass.AccountId && a.SecurityStamp == pass.SecurityStamp && !a.Disabled)
            .LockedToChange().FirstOrDefaultAsync(cancellationToken);
        if (account is null) return PassOver;
        var name = account.NormalizedName;
        var left = await guard.WaitAsync(context, name, session.Place, cancellationToken) ?? await guard.WaitForCodesAsync(context, account.Id, cancellationToken);
        if (left is { } wait) return DeskError.TooMany(wait);

        if (!await factors.SpendAsync(context, account, request.Code, cancellationToken))
        {
            await guard.FailedAsync(context, name, session.Place, cancellationToken);
            await guard.CodeFailedAsync(context, account.Id, cancellationToken);
            return DeskResult<SignedIn>.Fail(Wrong) with { What = "second_factor_refused", AccountId = account.Id };
        }

        await guard.SucceededAsync(context, name, session.Place, cancellationToken);
        await guard.CodeSucceededAsync(context, account.Id, cancellationToken);
        return DeskResult<SignedIn>.Ok(sessions.Start(context, account), accountId: account.Id);
    }
}
