using Hotline.Desk.Accounts.Passkeys;
using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Own;

/// <summary>A question to the browser for a new passkey of one's own.</summary>
internal sealed record BeginPasskey(string Password) : IDeskRequest<PasskeyQuestion>, IAllowedBeforeEnrolment
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "passkey_begin";

    // A record would print the password.
    public override string ToString() => nameof(BeginPasskey);
}

/// <summary>Handles <see cref="BeginPasskey"/>.</summary>
internal sealed class BeginPasskeyHandler(OwnPassword password, PasskeyCeremonies passkeys, DeskSession session) : IRequestHandler<BeginPasskey, DeskResult<PasskeyQuestion>>
{
    public async Task<DeskResult<PasskeyQuestion>> Handle(BeginPasskey request, CancellationToken cancellationToken) =>
        await password.RefusalAsync(request.Password, cancellationToken) is { } refusal ? refusal : DeskResult<PasskeyQuestion>.Ok(await passkeys.AskForNewAsync(session.Operator));
}

/// <summary>The browser's answer, and what its owner calls the passkey.</summary>
internal sealed record AddPasskey(string Pass, string Name, string Credential) : IDeskRequest<AddedPasskey>, IAllowedBeforeEnrolment
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "passkey_add";

    // A record would print the pass.
    public override string ToString() => nameof(AddPasskey);
}

/// <summary>A passkey as its owner sees it.</summary>
internal sealed record PasskeyCard(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt);

/// <summary>The new passkey, and recovery codes where there were none: to be shown once.</summary>
internal sealed record AddedPasskey(PasskeyCard Passkey, IReadOnlyList<string>? RecoveryCodes);

/// <summary>Handles <see cref="AddPasskey"/>.</summary>
internal sealed class AddPasskeyHandler(CasebookContext context, PasskeyCeremonies passkeys, EntryPasses passes, DeskSession session, TimeProvider clock)
    : IRequestHandler<AddPasskey, DeskResult<AddedPasskey>>
{
    /// <summary>Passkeys of one account.</summary>
    private const int Most = 20;

    public async Task<DeskResult<AddedPasskey>> Handle(AddPasskey request, CancellationToken cancellationToken)
    {
        var (account, name) = (session.Operator, request.Name.Trim());
        if (passes.Read(PassPurpose.NewPasskey, request.Pass) is not { } pass || pass.AccountId != account.Id) return SignInCodeHandler.PassOver;
        if (NamePasskey.Broken(name) is { } words) return DeskError.Invalid(words);
        if (await context.Passkeys.CountAsync(p => p.AccountId == account.Id, cancellationToken) >= Most) return DeskError.Invalid($"An account has at most {Most} passkeys. Remove one that you no longer use.");
        if (await passkeys.ReadNewAsync(pass, request.Credential) is not { } made) return DeskError.Invalid("This passkey could not be added. Please begin again; nothing was changed.");

        made.Name = name;
        await passkeys.AddAsync(account, made, cancellationToken);
        var codes = await RecoveryCodes.EnsureAsync(context, account.Id, cancellationToken);
        var card = new PasskeyCard(PasskeyStore.Id(made.CredentialId), name, clock.GetUtcNow(), UsedAt: null);
        return DeskResult<AddedPasskey>.Ok(new AddedPasskey(card, codes));
    }
}

/// <summary>Another name for one's own passkey.</summary>
internal sealed record NamePasskey(string Id, string Name) : IDeskRequest<Nothing>
{
    private const int LongestName = 40;

    public Permission Needs => Permission.SignedIn;

    public string? Audit => "passkey_name";

    /// <summary>The words when the name will not do, else null.</summary>
    public static string? Broken(string name) =>
        name.Length is >= 1 and <= LongestName && !name.Any(char.IsControl) ? null : $"Give the passkey a name of 1 to {LongestName} characters by which you know it again.";
}

/// <summary>Handles <see cref="NamePasskey"/>.</summary>
internal sealed class NamePasskeyHandler(CasebookContext context, DeskSession session) : IRequestHandler<NamePasskey, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(NamePasskey request, CancellationToken cancellationToken)
    {
        var (mine, name) = (session.Operator.Id, request.Name.Trim());
        if (NamePasskey.Broken(name) is { } words) return DeskError.Invalid(words);
        var named = await context.Passkeys.Where(p => p.Id == request.Id && p.AccountId == mine).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, name), cancellationToken);
        return named == 1 ? DeskResult<Nothing>.Ok(null) : RemovePasskey.NoSuchPasskey;
    }
}

/// <summary>Takes a passkey of one's own away.</summary>
internal sealed record RemovePasskey(string Id, string Password) : IDeskRequest<Nothing>
{
    public static readonly DeskError NoSuchPasskey = new(Microsoft.AspNetCore.Http.StatusCodes.Status404NotFound, "not_found", "Your account has no such passkey.");

    public Permission Needs => Permission.SignedIn;

    public string? Audit => "passkey_remove";

    // A record would print the password.
    public override string ToString() => nameof(RemovePasskey);
}

/// <summary>Handles <see cref="RemovePasskey"/>.</summary>
internal sealed class RemovePasskeyHandler(CasebookContext context, OwnPassword password, DeskSession session) : IRequestHandler<RemovePasskey, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(RemovePasskey request, CancellationToken cancellationToken)
    {
        if (await password.RefusalAsync(request.Password, cancellationToken) is { } refusal) return refusal;
        return await AccountFactors.RemovePasskeyAsync(context, session.Operator, request.Id, cancellationToken) ? DeskResult<Nothing>.Ok(null) : RemovePasskey.NoSuchPasskey;
    }
}
