using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Accounts;

/// <summary>
/// Asks for the password again before an account's way in is changed: who finds an open desk must not make themselves a key to it. Guesses count as they do at sign-in. The pipeline saves.
/// </summary>
internal sealed class OwnPassword(CasebookContext context, Passwords passwords, SignInGuard guard, DeskSession session)
{
    private static readonly DeskError Wrong = new(StatusCodes.Status401Unauthorized, "wrong", "This is not your present password. Please try again.");

    /// <summary>Null when it is right, else why the request is refused.</summary>
    public async Task<DeskError?> RefusalAsync(string password, CancellationToken cancellationToken)
    {
        var account = session.Operator;
        if (await guard.WaitAsync(context, account.NormalizedName, session.Place, cancellationToken) is { } left) return DeskError.TooMany(left);
        if (password.Length <= Passwords.Longest && passwords.Fits(account, password)) return null;
        await guard.FailedAsync(context, account.NormalizedName, session.Place, cancellationToken);
        return Wrong;
    }
}
