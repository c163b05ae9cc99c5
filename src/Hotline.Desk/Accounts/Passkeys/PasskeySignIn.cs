using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Passkeys;

/// <summary>A question for a passkey, for whoever comes.</summary>
internal sealed record BeginPasskeySignIn : IDeskRequest<PasskeyQuestion>
{
    public Permission Needs => Permission.Anyone;

    public string? Audit => null;
}

/// <summary>Handles <see cref="BeginPasskeySignIn"/>.</summary>
internal sealed class BeginPasskeySignInHandler(PasskeyCeremonies passkeys) : IRequestHandler<BeginPasskeySignIn, DeskResult<PasskeyQuestion>>
{
    public async Task<DeskResult<PasskeyQuestion>> Handle(BeginPasskeySignIn request, CancellationToken cancellationToken) => DeskResult<PasskeyQuestion>.Ok(await passkeys.AskForOneAsync());
}

/// <summary>A whole sign-in by passkey, or the second step after a password.</summary>
internal sealed record PasskeySignIn(string Pass, string Credential) : IDeskRequest<SignedIn>
{
    public Permission Needs => Permission.Anyone;

    public string? Audit => "sign_in";

    // A record would print both.
    public override string ToString() => nameof(PasskeySignIn);
}

/// <summary>Handles <see cref="PasskeySignIn"/>.</summary>
internal sealed class PasskeySignInHandler(CasebookContext context, PasskeyCeremonies passkeys, EntryPasses passes, SessionStarter sessions, TimeProvider clock)
    : IRequestHandler<PasskeySignIn, DeskResult<SignedIn>>
{
    private static readonly DeskError Wrong = new(
        StatusCodes.Status401Unauthorized, "wrong_passkey", "This passkey does not open the desk. Try again, or sign in with name and password.");

    public async Task<DeskResult<SignedIn>> Handle(PasskeySignIn request, CancellationToken cancellationToken)
    {
        if (passes.Read(PassPurpose.PasskeySignIn, request.Pass) is not { } pass) return SignInCodeHandler.PassOver;
        if (await passkeys.ReadOneAsync(pass, request.Credential) is not { } proven || !await UseAsync(proven, cancellationToken)) return Wrong;
        return DeskResult<SignedIn>.Ok(sessions.Start(context, proven.Account), accountId: proven.Account.Id);
    }

    /// <summary>An answer is good once: a question that was asked before the passkey's last use is void, also where the device counts nothing.</summary>
    private async Task<bool> UseAsync(ProvenPasskey proven, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (id, asked, count, backedUp) = (proven.Id, proven.AskedAt, proven.SignCount, proven.IsBackedUp);
        return await context.Passkeys
            .Where(p => p.Id == id && (p.UsedAt == null || p.UsedAt < asked) && (p.SignCount < count || (p.SignCount == 0 && count == 0)))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.UsedAt, now).SetProperty(p => p.SignCount, count).SetProperty(p => p.IsBackedUp, backedUp), cancellationToken) == 1;
    }
}
