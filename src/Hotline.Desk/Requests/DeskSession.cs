using System.Net;
using Hotline.Desk.Speech;
using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Desk.Requests;

/// <summary>Who sends the present HTTP request. Filled once by the cookie's check, read by everything behind it.</summary>
internal sealed class DeskSession
{
    public Account? Account { get; private set; }

    public string? SessionId { get; private set; }

    /// <summary>Where on the network the request comes from, as far as limits tell places apart.</summary>
    public IPAddress Place { get; set; } = IPAddress.None;

    /// <summary>In which language they read.</summary>
    public DeskWords Words { get; set; } = DeskWords.English;

    /// <summary>The account behind a request that the pipeline has let through.</summary>
    public Account Operator => Account ?? throw new InvalidOperationException("Nobody is signed in. Give the request a Permission other than Anyone.");

    public void Enter(Account account, string sessionId) => (Account, SessionId) = (account, sessionId);

    public void Leave() => (Account, SessionId) = (null, null);
}
