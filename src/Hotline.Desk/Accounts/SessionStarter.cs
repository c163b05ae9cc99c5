using System.Security.Cryptography;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Desk.Accounts;

/// <summary>Begins sessions. The caller saves.</summary>
internal sealed class SessionStarter(TimeProvider clock)
{
    public SignedIn Start(CasebookContext context, Account account)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
            AccountId = account.Id,
            SecurityStamp = account.SecurityStamp,
            StartedAt = now,
            SeenAt = now,
        };
        context.Sessions.Add(session);
        return new SignedIn(account, session.Id);
    }
}
