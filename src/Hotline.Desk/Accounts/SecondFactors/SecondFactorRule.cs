using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hotline.Desk.Accounts.SecondFactors;

/// <summary>Marks requests that an account may send while the deployment asks it for a second factor that it does not have: those that set one up, and leaving.</summary>
internal interface IAllowedBeforeEnrolment;

/// <summary>Whether the present account must set up a second factor first (<see cref="DeskOptions.RequireSecondFactor"/>).</summary>
internal sealed class SecondFactorRule(CasebookContext context, IOptions<DeskOptions> options)
{
    public static readonly DeskError EnrolFirst = new(
        Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden, "enrol_first", "This desk asks everybody for a second factor. Set one up for your account first, then everything else opens.");

    public bool IsRequired => options.Value.RequireSecondFactor;

    public async Task<bool> MustEnrolAsync(Account? account, CancellationToken cancellationToken) =>
        IsRequired && account is { AuthenticatorKey: null } && !await context.Passkeys.AnyAsync(p => p.AccountId == account.Id, cancellationToken);
}
