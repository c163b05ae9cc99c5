using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Schema;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Own;

/// <summary>A new key for one's authenticator app. It counts when its first code has come back; until then the old one stands.</summary>
internal sealed record BeginAuthenticator(string Password) : IDeskRequest<NewAuthenticator>, IAllowedBeforeEnrolment
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "authenticator_begin";

    // A record would print the password.
    public override string ToString() => nameof(BeginAuthenticator);
}

/// <summary>The key three times: to type (<paramref name="Secret"/>), as the address that apps read, and as its picture.</summary>
internal sealed record NewAuthenticator(string Pass, string Secret, string Uri, string Svg);

/// <summary>Handles <see cref="BeginAuthenticator"/>.</summary>
internal sealed class BeginAuthenticatorHandler(OwnPassword password, EntryPasses passes, DeskSession session) : IRequestHandler<BeginAuthenticator, DeskResult<NewAuthenticator>>
{
    private const string Issuer = "Hotline";

    public async Task<DeskResult<NewAuthenticator>> Handle(BeginAuthenticator request, CancellationToken cancellationToken)
    {
        if (await password.RefusalAsync(request.Password, cancellationToken) is { } refusal) return refusal;
        var (account, key) = (session.Operator, Totp.NewKey());
        var address = Totp.Address(key, Issuer, account.Name);
        var pass = passes.Write(PassPurpose.NewAuthenticator, new EntryPass(passes.Moment, account.Id, account.SecurityStamp, Convert.ToBase64String(key)));
        return DeskResult<NewAuthenticator>.Ok(new NewAuthenticator(pass, Totp.Spell(key), address, QrPicture.Svg(address)));
    }
}

/// <summary>The first code of the new key.</summary>
internal sealed record ConfirmAuthenticator(string Pass, string Code) : IDeskRequest<NewRecoveryCodes>, IAllowedBeforeEnrolment
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "authenticator_add";

    // A record would print both.
    public override string ToString() => nameof(ConfirmAuthenticator);
}

/// <summary>Codes to be shown once; null when those from before stand.</summary>
internal sealed record NewRecoveryCodes(IReadOnlyList<string>? RecoveryCodes);

/// <summary>Handles <see cref="ConfirmAuthenticator"/>.</summary>
internal sealed class ConfirmAuthenticatorHandler(CasebookContext context, AccountFactors factors, EntryPasses passes, DeskSession session)
    : IRequestHandler<ConfirmAuthenticator, DeskResult<NewRecoveryCodes>>
{
    private static readonly DeskError Wrong = new(
        StatusCodes.Status401Unauthorized, "wrong_code", "This code is not of the new key. Look at the app again; if it goes on, set the phone's clock by the network.");

    public async Task<DeskResult<NewRecoveryCodes>> Handle(ConfirmAuthenticator request, CancellationToken cancellationToken)
    {
        var pass = passes.Read(PassPurpose.NewAuthenticator, request.Pass);
        var id = session.Operator.Id;
        var account = await context.Accounts.Where(a => a.Id == id).LockedToChange().SingleAsync(cancellationToken);
        if (pass?.State is null || pass.AccountId != account.Id || pass.SecurityStamp != account.SecurityStamp) return SignInCodeHandler.PassOver;
        if (!factors.Enrol(account, Convert.FromBase64String(pass.State), request.Code)) return Wrong;
        return DeskResult<NewRecoveryCodes>.Ok(new NewRecoveryCodes(await RecoveryCodes.EnsureAsync(context, account.Id, cancellationToken)));
    }
}

/// <summary>Takes one's own authenticator away.</summary>
internal sealed record RemoveAuthenticator(string Password) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "authenticator_remove";

    // A record would print the password.
    public override string ToString() => nameof(RemoveAuthenticator);
}

/// <summary>Handles <see cref="RemoveAuthenticator"/>.</summary>
internal sealed class RemoveAuthenticatorHandler(CasebookContext context, OwnPassword password, DeskSession session) : IRequestHandler<RemoveAuthenticator, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(RemoveAuthenticator request, CancellationToken cancellationToken)
    {
        if (await password.RefusalAsync(request.Password, cancellationToken) is { } refusal) return refusal;
        var id = session.Operator.Id;
        var account = await context.Accounts.Where(a => a.Id == id).LockedToChange().SingleAsync(cancellationToken);
        await AccountFactors.RemoveAuthenticatorAsync(context, account, cancellationToken);
        return DeskResult<Nothing>.Ok(null);
    }
}

/// <summary>A new set of recovery codes; the one before is void.</summary>
internal sealed record RenewRecoveryCodes(string Password) : IDeskRequest<NewRecoveryCodes>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "recovery_codes_renew";

    // A record would print the password.
    public override string ToString() => nameof(RenewRecoveryCodes);
}

/// <summary>Handles <see cref="RenewRecoveryCodes"/>.</summary>
internal sealed class RenewRecoveryCodesHandler(CasebookContext context, OwnPassword password, DeskSession session) : IRequestHandler<RenewRecoveryCodes, DeskResult<NewRecoveryCodes>>
{
    public async Task<DeskResult<NewRecoveryCodes>> Handle(RenewRecoveryCodes request, CancellationToken cancellationToken)
    {
        if (await password.RefusalAsync(request.Password, cancellationToken) is { } refusal) return refusal;
        if ((await AccountFactors.WaysAsync(context, session.Operator, cancellationToken)).Count == 0)
            return DeskError.Invalid("Recovery codes stand in for a second factor. Set up an authenticator app or a passkey first.");
        return DeskResult<NewRecoveryCodes>.Ok(new NewRecoveryCodes(await RecoveryCodes.RenewAsync(context, session.Operator.Id, cancellationToken)));
    }
}
