using Hotline.Core.Channels;
using Hotline.Desk.Accounts;
using Hotline.Desk.Accounts.Own;
using Hotline.Desk.Accounts.Staff;
using Hotline.Desk.Api;
using Hotline.Desk.Audit;
using Hotline.Desk.Cases;
using Hotline.Desk.Coding;
using Hotline.Desk.Duty;
using Hotline.Desk.Events;
using Hotline.Desk.Helping;
using Hotline.Desk.Keeping;
using Hotline.Desk.Operators;
using Hotline.Desk.Overview;
using Hotline.Desk.Presence;
using Hotline.Desk.Queue;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts;
using Hotline.Desk.Scripts.Trying;
using Hotline.Desk.Speech;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk;

/// <summary>The desk's API under <c>/api/v1</c>.</summary>
public static class DeskEndpoints
{
    private const long MaxBody = 65_536;

    private static readonly DeskError NoSuchPlace = new(StatusCodes.Status404NotFound, "not_found", "The desk has nothing at this address.");

    /// <summary>Maps every endpoint. Answers are never stored; changes need the antiforgery header, signing in included.</summary>
    public static IEndpointRouteBuilder MapDesk(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.WithMetadata(new BodyLimit());
        api.AddEndpointFilter(GuardAsync);
        AccountEndpoints.Map(api);
        OwnEndpoints.Map(api);
        StaffEndpoints.Map(api);
        QueueEndpoints.Map(api);
        CaseEndpoints.Map(api);
        CodeEndpoints.Map(api);
        DutyEndpoints.Map(api);
        HelpEndpoints.Map(api);
        PresenceEndpoints.Map(api);
        // It hears other servers from now on, not from its first use.
        app.ServiceProvider.GetRequiredService<PresenceBoard>();
        KeepingEndpoints.Map(api);
        OverviewEndpoints.Map(api);
        AuditEndpoints.Map(api);
        EventEndpoints.Map(api);
        LinkEndpoints.Map(api);
        StudioEndpoints.Map(api);
        TryingServices.Map(api);
        ApiEndpoint.Map(api);
        api.MapFallback(static () => DeskAnswers.Of(NoSuchPlace));
        return app;
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        var known = await http.AuthenticateAsync(DeskCookie.Scheme);
        if (known.Principal is { } principal) http.User = principal;
        var session = http.RequestServices.GetRequiredService<DeskSession>();
        session.Words = DeskWords.For(http.Request);
        session.Place = NetworkPlace.Of(http.Connection.RemoteIpAddress);
        if (session.Account is { } account && http.RequestServices.GetRequiredService<DeskRate>().Count(account.Id, isChange: !HttpMethods.IsGet(http.Request.Method)) is { } wait)
            return DeskAnswers.Of(DeskError.TooFast(wait));
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return DeskAnswers.Of(DeskError.Antiforgery);
        return await next(invocation);
    }

    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => MaxBody;
    }
}
