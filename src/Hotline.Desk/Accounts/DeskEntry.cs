using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Desk.Requests;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Accounts;

/// <summary>What entering and leaving is in HTTP: the cookie, and the antiforgery value, which belongs to who one is.</summary>
internal sealed class DeskEntry(IHttpContextAccessor contexts, DeskSession session, SecondFactorRule factors, IAntiforgery antiforgery)
{
    private HttpContext Http => contexts.HttpContext!;

    private string Antiforgery => antiforgery.GetAndStoreTokens(Http).RequestToken!;

    public async Task<Me> DescribeAsync(CancellationToken cancellationToken) =>
        session.Account is { } account ? Me.Of(account, Antiforgery, await factors.MustEnrolAsync(account, cancellationToken)) : Me.Nobody(Antiforgery);

    public async Task<DeskResult<Me>> EnterAsync(DeskResult<SignedIn> result, CancellationToken cancellationToken)
    {
        if (result is not { Error: null, Value: { } who }) return result.Error!;
        Http.User = DeskCookie.Principal(who);
        await Http.SignInAsync(DeskCookie.Scheme, Http.User);
        session.Enter(who.Account, who.SessionId);
        return DeskResult<Me>.Ok(await DescribeAsync(cancellationToken));
    }

    /// <summary>In, or asked for the second step; whoever was signed in at this page stays so until it is done.</summary>
    public async Task<DeskResult<Me>> StepAsync(DeskResult<SignInStep> result, CancellationToken cancellationToken)
    {
        if (result is not { Error: null, Value: { } step }) return result.Error!;
        return step.In is { } who ? await EnterAsync(DeskResult<SignedIn>.Ok(who), cancellationToken) : DeskResult<Me>.Ok(Me.Nobody(Antiforgery, step.Next));
    }

    public async Task<DeskResult<Nothing>> LeaveAsync(DeskResult<Nothing> result)
    {
        if (result.Error is null) await Http.SignOutAsync(DeskCookie.Scheme);
        return result;
    }
}
