using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Hotline.Desk.Accounts;

/// <summary>What the first step of two hands to the page for the second. The page cannot read it, and changes nothing in it.</summary>
internal sealed record EntryPass(DateTimeOffset At, string? AccountId = null, string? SecurityStamp = null, string? State = null);

/// <summary>Which second step a pass is for; one for another step is none.</summary>
internal enum PassPurpose
{
    SecondFactor,
    PasskeySignIn,
    NewAuthenticator,
    NewPasskey,
}

/// <summary>
/// Passes between two steps, sealed by the desk's own keys: the server remembers nothing of a sign-in that is only begun, so nobody can fill a table with such. A pass can be shown more than once;
/// what must happen once is guarded where it happens. Thread-safe.
/// </summary>
internal sealed class EntryPasses(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Between the two steps: time to find the phone.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>When a pass of this moment says it was made: as exactly as the casebook keeps times.</summary>
    public DateTimeOffset Moment => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    public string Write(PassPurpose purpose, EntryPass pass) => Protector(purpose).Protect(JsonSerializer.Serialize(pass));

    /// <summary>Null when it is none, is for another step, or is too old.</summary>
    public EntryPass? Read(PassPurpose purpose, string text)
    {
        try
        {
            var pass = JsonSerializer.Deserialize<EntryPass>(Protector(purpose).Unprotect(text));
            return pass is not null && clock.GetUtcNow() - pass.At < Life ? pass : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(PassPurpose purpose) => protection.CreateProtector($"desk.pass.{purpose}");
}
