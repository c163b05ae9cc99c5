using Hotline.Core.Channels;
using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Accounts;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk.Accounts;

/// <summary>Who is at the desk: <c>me</c>, <c>sign-in</c>, <c>sign-out</c>, <c>welcome</c>, <c>invitations</c>.</summary>
internal static class AccountEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/me", static (HttpContext http, DeskSession session, IAntiforgery antiforgery) =>
            DeskAnswers.Of(DeskResult<Me>.Ok(Describe(http, session, antiforgery))));
        var entry = api.MapGroup("").AddEndpointFilter(static (invocation, next) =>
            SignInRate.FilterAsync(invocation.HttpContext.RequestServices.GetRequiredService<SignInRate>(), invocation, next));
        entry.MapPost("/sign-in", SignInAsync);
        entry.MapPost("/welcome", WelcomeAsync);
        api.MapPost("/sign-out", SignOutAsync);
        api.MapPost("/invitations", static async (DeskBody<InviteBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new Invite(body.Value?.Roles ?? []), ct)));
    }

    private static async Task<DeskAnswer<Me>> SignInAsync(
        DeskBody<SignInBody> body, HttpContext http, IMediator desk, DeskSession session, IAntiforgery antiforgery, CancellationToken cancellationToken) =>
        await EnterAsync(
            await desk.Send(new SignIn(body.Value?.Name ?? "", body.Value?.Password ?? "", NetworkPlace.Of(http.Connection.RemoteIpAddress)), cancellationToken), http, session, antiforgery);

    private static async Task<DeskAnswer<Me>> WelcomeAsync(
        DeskBody<WelcomeBody> body, HttpContext http, IMediator desk, DeskSession session, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        var given = body.Value ?? new WelcomeBody(null, null, null, null, null);
        var request = new Welcome(given.Code ?? "", given.Name ?? "", given.Alias ?? "", given.Password ?? "", given.Languages ?? []);
        return await EnterAsync(await desk.Send(request, cancellationToken), http, session, antiforgery);
    }

    private static async Task<DeskAnswer<Nothing>> SignOutAsync(HttpContext http, IMediator desk, CancellationToken cancellationToken)
    {
        var result = await desk.Send(new SignOut(), cancellationToken);
        if (result.Error is null) await http.SignOutAsync(DeskCookie.Scheme);
        return DeskAnswers.Of(result);
    }

    private static async Task<DeskAnswer<Me>> EnterAsync(DeskResult<SignedIn> result, HttpContext http, DeskSession session, IAntiforgery antiforgery)
    {
        if (result is not { Error: null, Value: { } who }) return DeskAnswers.Of<Me>(result.Error!);
        // The antiforgery value belongs to who one is, so it is made for the new principal.
        http.User = DeskCookie.Principal(who);
        await http.SignInAsync(DeskCookie.Scheme, http.User);
        session.Enter(who.Account, who.SessionId);
        return DeskAnswers.Of(DeskResult<Me>.Ok(Describe(http, session, antiforgery)));
    }

    private static Me Describe(HttpContext http, DeskSession session, IAntiforgery antiforgery) => Me.Of(session.Account, antiforgery.GetAndStoreTokens(http).RequestToken!);

    /// <summary>Body of <c>sign-in</c>.</summary>
    internal sealed record SignInBody(string? Name, string? Password);

    /// <summary>Body of <c>welcome</c>.</summary>
    internal sealed record WelcomeBody(string? Code, string? Name, string? Alias, string? Password, IReadOnlyList<string>? Languages);

    /// <summary>Body of <c>invitations</c>.</summary>
    internal sealed record InviteBody([property: Codes(typeof(Role))] IReadOnlyList<string>? Roles);
}
