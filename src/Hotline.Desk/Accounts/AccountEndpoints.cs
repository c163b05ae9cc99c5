using System.Text.Json;
using Hotline.Desk.Accounts.Passkeys;
using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk.Accounts;

/// <summary>The way in and out: <c>me</c>, <c>sign-in</c>, <c>sign-out</c>, <c>welcome</c>.</summary>
internal static class AccountEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/me", static async (DeskEntry entry, CancellationToken ct) => DeskAnswers.Of(DeskResult<Me>.Ok(await entry.DescribeAsync(ct))));
        var rated = api.MapGroup("").AddEndpointFilter(static (invocation, next) =>
            SignInRate.FilterAsync(invocation.HttpContext.RequestServices.GetRequiredService<SignInRate>(), invocation, next));
        rated.MapPost("/sign-in", static async (DeskBody<SignInBody> body, IMediator desk, DeskEntry entry, CancellationToken ct) =>
            DeskAnswers.Of(await entry.StepAsync(await desk.Send(new SignIn(body.Value?.Name ?? "", body.Value?.Password ?? ""), ct), ct)));
        rated.MapPost("/sign-in/code", static async (DeskBody<SignInCodeBody> body, IMediator desk, DeskEntry entry, CancellationToken ct) =>
            DeskAnswers.Of(await entry.EnterAsync(await desk.Send(new SignInCode(body.Value?.Pass ?? "", body.Value?.Code ?? ""), ct), ct)));
        rated.MapPost("/sign-in/passkey/options", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new BeginPasskeySignIn(), ct)));
        rated.MapPost("/sign-in/passkey", static async (DeskBody<SignInPasskeyBody> body, IMediator desk, DeskEntry entry, CancellationToken ct) =>
            DeskAnswers.Of(await entry.EnterAsync(await desk.Send(new PasskeySignIn(body.Value?.Pass ?? "", body.Value?.Credential.ToString() ?? ""), ct), ct)));
        rated.MapPost("/welcome", static async (DeskBody<WelcomeBody> body, IMediator desk, DeskEntry entry, CancellationToken ct) =>
            DeskAnswers.Of(await entry.EnterAsync(await desk.Send(Request(body.Value), ct), ct)));
        rated.MapPost("/welcome/invitation", static async (DeskBody<InvitationBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new ReadInvitation(body.Value?.Code ?? ""), ct)));
        api.MapPost("/sign-out", static async (IMediator desk, DeskEntry entry, CancellationToken ct) => DeskAnswers.Of(await entry.LeaveAsync(await desk.Send(new SignOut(), ct))));
    }

    private static Welcome Request(WelcomeBody? body) => new(body?.Code ?? "", body?.Name ?? "", body?.Alias ?? "", body?.Password ?? "", body?.Languages ?? []);

    /// <summary>Body of <c>sign-in</c>.</summary>
    internal sealed record SignInBody(string? Name, string? Password);

    /// <summary>Body of <c>sign-in/code</c>.</summary>
    internal sealed record SignInCodeBody(string? Pass, string? Code);

    /// <summary>Body of <c>sign-in/passkey</c>; the credential as the browser gives it.</summary>
    internal sealed record SignInPasskeyBody(string? Pass, JsonElement Credential);

    /// <summary>Body of <c>welcome</c>.</summary>
    internal sealed record WelcomeBody(string? Code, string? Name, string? Alias, string? Password, IReadOnlyList<string>? Languages);

    /// <summary>Body of <c>welcome/invitation</c>.</summary>
    internal sealed record InvitationBody(string? Code);
}
