using System.Text.Json;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Desk.Accounts.Passkeys;

/// <summary>What the page gives to the browser, and the pass that must come back with the browser's answer.</summary>
internal sealed record PasskeyQuestion(string Pass, JsonElement Options);

/// <summary>A passkey that proved itself. <paramref name="AskedAt"/> is when it was asked for.</summary>
internal sealed record ProvenPasskey(Account Account, string Id, long SignCount, bool IsBackedUp, DateTimeOffset AskedAt);

/// <summary>WebAuthn's two conversations with the browser, as Identity leads them. What it wants to remember between question and answer travels in our pass.</summary>
internal sealed class PasskeyCeremonies(IPasskeyHandler<Account> handler, PasskeyStore store, IHttpContextAccessor contexts, EntryPasses passes)
{
    private HttpContext Http => contexts.HttpContext!;

    public async Task<PasskeyQuestion> AskForNewAsync(Account account)
    {
        var asked = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id, Name = account.Name, DisplayName = account.Alias }, Http);
        return Question(PassPurpose.NewPasskey, account.Id, asked.CreationOptionsJson, asked.AttestationState);
    }

    /// <summary>Null when the answer does not fit the question.</summary>
    public async Task<UserPasskeyInfo?> ReadNewAsync(EntryPass pass, string credential)
    {
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = Http, CredentialJson = credential, AttestationState = pass.State });
        return result.Succeeded ? result.Passkey : null;
    }

    public Task AddAsync(Account account, UserPasskeyInfo passkey, CancellationToken cancellationToken) => store.AddOrUpdatePasskeyAsync(account, passkey, cancellationToken);

    /// <summary>For whoever comes: the passkey says who they are, and the question tells nobody who has one.</summary>
    public async Task<PasskeyQuestion> AskForOneAsync()
    {
        var asked = await handler.MakeRequestOptionsAsync(user: null, Http);
        return Question(PassPurpose.PasskeySignIn, accountId: null, asked.RequestOptionsJson, asked.AssertionState);
    }

    /// <summary>Null when the answer does not fit the question, or the passkey is none of ours.</summary>
    public async Task<ProvenPasskey?> ReadOneAsync(EntryPass pass, string credential)
    {
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Http, CredentialJson = credential, AssertionState = pass.State });
        return result.Succeeded ? new ProvenPasskey(result.User, PasskeyStore.Id(result.Passkey.CredentialId), result.Passkey.SignCount, result.Passkey.IsBackedUp, pass.At) : null;
    }

    private PasskeyQuestion Question(PassPurpose purpose, string? accountId, string options, string? state) =>
        new(passes.Write(purpose, new EntryPass(passes.Moment, accountId, State: state)), JsonSerializer.Deserialize<JsonElement>(options));
}
