using System.Text.Json;
using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Accounts.Own;

/// <summary><c>/api/v1/me</c>: what everyone does with their own account.</summary>
internal static class OwnEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me");
        me.MapPost("", static async (DeskBody<ChangeMeBody> body, IMediator desk, DeskEntry entry, CancellationToken ct) =>
            DeskAnswers.Of(await DescribeAsync(await desk.Send(new ChangeMe(body.Value?.Alias, body.Value?.Languages), ct), entry, ct)));
        me.MapPost("/password", static async (DeskBody<ChangePasswordBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new ChangePassword(body.Value?.Current ?? "", body.Value?.Password ?? ""), ct)));
        Sessions(me);
        Authenticator(me);
        Passkeys(me);
    }

    private static void Sessions(RouteGroupBuilder me)
    {
        me.MapGet("/sessions", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadSessions(), ct)));
        me.MapPost("/sessions/{id}/end", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new EndSession(id), ct)));
        me.MapPost("/sessions/end-others", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new EndOtherSessions(), ct)));
    }

    private static void Authenticator(RouteGroupBuilder me)
    {
        me.MapGet("/second-factor", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadSecondFactor(), ct)));
        me.MapPost("/authenticator", static async (DeskBody<PasswordBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new BeginAuthenticator(body.Value?.Password ?? ""), ct)));
        me.MapPost("/authenticator/confirm", static async (DeskBody<ConfirmBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new ConfirmAuthenticator(body.Value?.Pass ?? "", body.Value?.Code ?? ""), ct)));
        me.MapPost("/authenticator/remove", static async (DeskBody<PasswordBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new RemoveAuthenticator(body.Value?.Password ?? ""), ct)));
        me.MapPost("/recovery-codes", static async (DeskBody<PasswordBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new RenewRecoveryCodes(body.Value?.Password ?? ""), ct)));
    }

    private static void Passkeys(RouteGroupBuilder me)
    {
        me.MapPost("/passkeys/options", static async (DeskBody<PasswordBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new BeginPasskey(body.Value?.Password ?? ""), ct)));
        me.MapPost("/passkeys", static async (DeskBody<AddPasskeyBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new AddPasskey(body.Value?.Pass ?? "", body.Value?.Name ?? "", body.Value?.Credential.ToString() ?? ""), ct)));
        me.MapPost("/passkeys/{id}/name", static async (string id, DeskBody<NamePasskeyBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new NamePasskey(id, body.Value?.Name ?? ""), ct)));
        me.MapPost("/passkeys/{id}/remove", static async (string id, DeskBody<PasswordBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new RemovePasskey(id, body.Value?.Password ?? ""), ct)));
    }

    private static async Task<DeskResult<Me>> DescribeAsync(DeskResult<ChangedMe> result, DeskEntry entry, CancellationToken cancellationToken) =>
        result.Error is { } error ? error : DeskResult<Me>.Ok(await entry.DescribeAsync(cancellationToken));

    /// <summary>Body of <c>me</c>; what is null stays.</summary>
    internal sealed record ChangeMeBody(string? Alias, IReadOnlyList<string>? Languages);

    /// <summary>Body of <c>password</c>.</summary>
    internal sealed record ChangePasswordBody(string? Current, string? Password);

    /// <summary>Body of requests that ask for the present password.</summary>
    internal sealed record PasswordBody(string? Password);

    /// <summary>Body of <c>authenticator/confirm</c>.</summary>
    internal sealed record ConfirmBody(string? Pass, string? Code);

    /// <summary>Body of <c>passkeys</c>; the credential as the browser gives it.</summary>
    internal sealed record AddPasskeyBody(string? Pass, string? Name, JsonElement Credential);

    /// <summary>Body of <c>passkeys/{id}/name</c>.</summary>
    internal sealed record NamePasskeyBody(string? Name);
}
