using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Accounts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Desk.Accounts.Staff;

/// <summary><c>/api/v1/accounts</c> and <c>/api/v1/invitations</c>: what administrators do.</summary>
internal static class StaffEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/invitations", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadInvitations(), ct)));
        api.MapPost("/invitations/{id}/withdraw", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new WithdrawInvitation(id), ct)));
        api.MapPost("/invitations", static async (DeskBody<InviteBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(
            new Invite(new AccountRights(body.Value?.Roles ?? [], body.Value?.Languages ?? [], body.Value?.Topics ?? [], body.Value?.Grants ?? [])), ct)));
        var accounts = api.MapGroup("/accounts");
        accounts.MapGet("", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadAccounts(), ct)));
        accounts.MapPost("/{id}", static async (string id, DeskBody<ChangeAccountBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(
            new ChangeAccount(id, body.Value?.Version, body.Value?.Roles, body.Value?.Languages, body.Value?.Topics, body.Value?.Grants), ct)));
        accounts.MapPost("/{id}/disable", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new DisableAccount(id), ct)));
        accounts.MapPost("/{id}/enable", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new EnableAccount(id), ct)));
        accounts.MapPost("/{id}/reset-second-factor", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ResetSecondFactor(id), ct)));
        accounts.MapPost("/{id}/new-password", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new RenewPassword(id), ct)));
    }

    /// <summary>Body of <c>invitations</c>.</summary>
    internal sealed record InviteBody(
        [property: Codes(typeof(Role))] IReadOnlyList<string>? Roles,
        IReadOnlyList<string>? Languages,
        IReadOnlyList<string>? Topics,
        [property: Codes(typeof(Grant))] IReadOnlyList<string>? Grants);

    /// <summary>Body of <c>accounts/{id}</c>: <c>Version</c> of the account that was seen, and its new rights; what is null stays.</summary>
    internal sealed record ChangeAccountBody(
        string? Version,
        [property: Codes(typeof(Role))] IReadOnlyList<string>? Roles,
        IReadOnlyList<string>? Languages,
        IReadOnlyList<string>? Topics,
        [property: Codes(typeof(Grant))] IReadOnlyList<string>? Grants);
}
